// Section 7 and reading 15: the best pair of places, for each shape; regions, countries and islands for the gates.
MATCH (a:OracleSeeker)-[pair:ORACLE_PAIR]->(b:OracleCandidate)
WHERE a.index IN $indices
MATCH (a)-[x:ORACLE_AT]->()
MATCH (b)-[y:ORACLE_AT]->()
WITH pair, x, y, x.city = y.city AS city, x.region = y.region AS region, x.country = y.country AS country,
  x.subregion = y.subregion AS subregion
WITH pair,
  max(CASE WHEN city THEN 1.0 WHEN region THEN 0.8 WHEN country THEN 0.5 WHEN subregion THEN 0.2 ELSE 0.0 END)
    AS nearby,
  max(CASE WHEN NOT coalesce(country, false) THEN 0.0 WHEN city THEN 1.0 WHEN region THEN 0.8 ELSE 0.5 END)
    AS domestic,
  max(CASE WHEN NOT country THEN 0.5 ELSE 0.0 END) AS abroad,
  count(CASE WHEN region THEN 1 END) > 0 AS sameRegion,
  count(CASE WHEN country THEN 1 END) > 0 AS sameCountry,
  count(CASE WHEN subregion AND x.islandState AND y.islandState THEN 1 END) > 0 AS sameIslands
SET pair.nearby = nearby, pair.domestic = domestic, pair.abroad = abroad,
    pair.sameRegion = sameRegion, pair.sameCountry = sameCountry, pair.sameIslands = sameIslands
