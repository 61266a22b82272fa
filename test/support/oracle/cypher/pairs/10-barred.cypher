// Section 5, who is never listed: declined either way, or a current partner (reading 12).
MATCH (a:OracleSeeker)
WHERE a.index IN $indices
MATCH (a)-[:OF]->(seeker:Organisation)
CALL (seeker) {
  MATCH (seeker)-[:DECLINES]-(barred:Organisation)
  RETURN barred
  UNION
  MATCH (seeker)-[:MEMBER_OF]->(alliance:Alliance)<-[:MEMBER_OF]-(barred:Organisation)
  WHERE alliance.status IN ['AGREED', 'ACTIVE']
  RETURN barred
}
MATCH (barred)<-[:OF]-(b:OracleCandidate)
MATCH (a)-[pair:ORACLE_PAIR]->(b)
SET pair.barred = true
