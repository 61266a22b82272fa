// Section 7: the fits that are the same for every type of one shape. Whatever its shape, the fit of sectors is 0.5 unless
// both sides have a sector and are of a kind whose sector says something.
WITH a, b, pair, 1 - pair.sectorLevel / 4.0 AS apart,
  1 - pair.supplies AS unsupplied,
  a.hasSector AND b.hasSector AND all(kind IN [a.kind, b.kind] WHERE
    coalesce(kind IN ['SME', 'LARGE_COMPANY', 'MARKETPLACE', 'FINANCIER'], false)) AS comparable
WITH a, b, pair, comparable, CASE WHEN unsupplied < apart THEN unsupplied ELSE apart END AS delta
WITH a, b, pair {
  .*,
  sectorNear: CASE WHEN comparable THEN 1 - delta ELSE 0.5 END,
  sectorApart: CASE WHEN comparable THEN delta ELSE 0.5 END,
  sectorModerate: CASE WHEN comparable THEN 4 * delta * (1 - delta) ELSE 0.5 END,
  sectorAny: CASE WHEN comparable THEN 1.0 ELSE 0.5 END,
  sizeSimilar: coalesce(1 - abs(a.sizeStep - b.sizeStep) / 3.0, 0.5)
} AS pair
