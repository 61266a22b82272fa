// Reading 15: each place with its city, region, country and UN subregion, itself or above.
MATCH (side:OracleSide)-[:OF]->(:Organisation)-[:BASED_IN]->(place:Resource)
CALL (place) {
  MATCH (place)-[:PART_OF*0..]->(above:Resource)
  RETURN collect(above) AS levels
}
WITH side, place,
  head([m IN levels WHERE m.level = 'CITY' | m.id]) AS city,
  head([m IN levels WHERE m.level = 'REGION' | m.id]) AS region,
  head([m IN levels WHERE m.level = 'COUNTRY' | m.id]) AS country,
  head([m IN levels WHERE m.level = 'SUBREGION' | m.id]) AS subregion,
  any(m IN levels WHERE m.level = 'COUNTRY' AND m.smallIslandState) AS islandState
CREATE (side)-[:ORACLE_AT {
  city: city, region: region, country: country, subregion: subregion, islandState: islandState
}]->(place)
