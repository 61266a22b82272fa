// Reading 17: whether a needed MARKET lies inside one of the organisation's own countries. A market without a country
// above it, or a group, is foreign.
MATCH (side:OracleSide)
SET side.countries = COLLECT {
  MATCH (side)-[at:ORACLE_AT]->() WHERE at.country IS NOT NULL RETURN DISTINCT at.country
}
WITH side
MATCH (side)-[need:ORACLE_NEEDS]->(needed:Resource {kind: 'MARKET'})
SET need.inside = NOT EXISTS { (needed)-[:INCLUDES]->() } AND EXISTS {
  MATCH (needed)-[:PART_OF*0..]->(country:Resource {level: 'COUNTRY'}) WHERE country.id IN side.countries
}
