// The deepest level that two of the sectors have in common: 4 class, 3 group, 2 division, 1 section.
MATCH (a:OracleSeeker)
WHERE a.index IN $indices
MATCH (a)-[:ORACLE_WITHIN]->(sector:Sector)<-[:ORACLE_WITHIN]-(b:OracleCandidate)
WITH a, b, max(size(sector.code)) AS level
MATCH (a)-[pair:ORACLE_PAIR]->(b)
SET pair.sectorLevel = level
