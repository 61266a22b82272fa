// The larger SUPPLIES weight of either direction, over all pairs of divisions (section 7, reading 14).
MATCH (a:OracleSeeker)
WHERE a.index IN $indices
MATCH (a)-[:ORACLE_WITHIN]->(one:Sector)
MATCH (one)-[flow:SUPPLIES]-(other:Sector)
MATCH (other)<-[:ORACLE_WITHIN]-(b:OracleCandidate)
WITH a, b, max(flow.weight) AS weight
MATCH (a)-[pair:ORACLE_PAIR]->(b)
SET pair.supplies = toFloat(weight)
