// Section 7: the fits and the factor of place, by their shapes. Whatever its shape, the fit of sectors is 0.5 unless both
// sides have a sector and are of a kind whose sector says something.
WITH a, b, pair, 1 - pair.sectorLevel / 4.0 AS apart,
  1 - pair.supplies AS unsupplied,
  a.hasSector AND b.hasSector AND all(kind IN [a.kind, b.kind] WHERE
    coalesce(kind IN ['SME', 'LARGE_COMPANY', 'MARKETPLACE', 'FINANCIER'], false)) AS comparable
WITH a, b, pair, comparable, CASE WHEN unsupplied < apart THEN unsupplied ELSE apart END AS delta
WITH a, b, pair {
  .*,
  sectorFit: CASE WHEN comparable
    THEN {NEAR: 1 - delta, APART: delta, MODERATE: 4 * delta * (1 - delta), ANY: 1.0}
    ELSE {NEAR: 0.5, APART: 0.5, MODERATE: 0.5, ANY: 0.5} END,
  sizeFit: {SIMILAR: coalesce(1 - abs(a.sizeStep - b.sizeStep) / 3.0, 0.5), ANY: 1.0},
  placeFactor: {
    NEARBY: (1 + 0.75 * pair.nearby) ^ $profile.place,
    DOMESTIC: (1 + 0.75 * pair.domestic) ^ $profile.place,
    ABROAD: (1 + 0.75 * pair.abroad) ^ $profile.place
  }
} AS pair
