// Section 2 and readings 2 to 4: rarity in 64ths, by the organisations that offer the resource (of a group: some
// member) or something whose decay to it is 0.5 and more: MARKET up to three levels broader, others one; one narrower.
MATCH (r:Resource)
WHERE ($resources IS NULL OR r.id IN $resources) AND EXISTS { (r)<-[:ORACLE_OFFERS|ORACLE_NEEDS]-() }
CALL (r) {
  MATCH (r)-[:INCLUDES*0..]->(leaf:Resource)
  WHERE NOT EXISTS { (leaf)-[:INCLUDES]->() }
  CALL (leaf) {
    MATCH path = (leaf)-[:PART_OF*0..3]->(offered:Resource)
    WHERE leaf.kind = 'MARKET' OR length(path) <= 1
    RETURN offered
    UNION
    MATCH (leaf)<-[:PART_OF]-(offered:Resource)
    RETURN offered
  }
  MATCH (offered)<-[:ORACLE_OFFERS]-(giver:OracleSeeker)
  RETURN count(DISTINCT giver) AS givers
}
WITH r,
  toFloat(CASE WHEN givers < 1 THEN 1 ELSE givers END) AS n,
  toFloat(CASE WHEN COUNT { (:Organisation) } < 2 THEN 2 ELSE COUNT { (:Organisation) } END) AS organisations
WITH r, toInteger(floor(64 * (1 + log(organisations / n) / log(organisations)) + 0.5)) AS rarity
MATCH (:OracleSide)-[x:ORACLE_OFFERS|ORACLE_NEEDS]->(r)
SET x.rarity = rarity
