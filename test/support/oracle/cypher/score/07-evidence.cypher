// Section 7, evidence: how much is known of what a asks, of what b brings, and by whom b's needs were told.
WITH a, b, pair,
  [a.needs / 5.0, a.offers / 5.0, a.queryWords / 20.0, (b.offers + b.longDocuments) / 5.0] AS known
WITH a, b, pair, [share IN known | CASE WHEN share > 1 THEN 1.0 ELSE share END] AS known
WITH a, b, pair, known[3] AS brought,
  reduce(best = 0.0, share IN [known[0], 0.6 * known[1], 0.6 * known[2]] |
    CASE WHEN share > best THEN share ELSE best END) AS asked
WITH a, b, pair {
  .*,
  evidence: asked * brought * CASE WHEN b.stated THEN 1.0 ELSE 0.7 END
} AS pair
