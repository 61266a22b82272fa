// The page in the total order of docs/scoring.md.
WITH pair, reduce(best = 0.0, t IN types | CASE WHEN t[11] > best THEN t[11] ELSE best END) AS s
RETURN pair.id AS id, s
ORDER BY pair.evidence >= 0.1 DESC, s DESC, id
LIMIT $first
