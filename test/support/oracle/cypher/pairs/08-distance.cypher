// Section 7: 1 / (1 + km/250) where it is larger; for DOMESTIC only inside one country (reading 15).
MATCH (a:OracleSeeker)-[pair:ORACLE_PAIR]->(b:OracleCandidate)
WHERE a.index IN $indices
  AND a.lat IS NOT NULL AND a.lng IS NOT NULL AND b.lat IS NOT NULL AND b.lng IS NOT NULL
WITH pair,
  sin(radians(b.lat - a.lat) / 2) ^ 2
    + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(radians(b.lng - a.lng) / 2) ^ 2 AS h
WITH pair, 2 * 6371.0088 * asin(sqrt(CASE WHEN h > 1 THEN 1.0 ELSE h END)) AS km
WITH pair, 1 / (1 + km / 250) AS closeness
SET pair.nearby = CASE WHEN closeness > coalesce(pair.nearby, 0.0) THEN closeness ELSE pair.nearby END,
    pair.domestic = CASE WHEN pair.sameCountry AND closeness > pair.domestic THEN closeness ELSE pair.domestic END
