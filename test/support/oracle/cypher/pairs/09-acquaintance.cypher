// Section 7: AA, over the past partners that both share, in steps of 2^-20.
MATCH (a:OracleSeeker)
WHERE a.index IN $indices
MATCH (a)-[x:ORACLE_PARTNER]->(c:Organisation)<-[:ORACLE_PARTNER]-(b:OracleCandidate)
WITH a, b, sum(x.worth) AS acquaintance
MATCH (a)-[pair:ORACLE_PAIR]->(b)
SET pair.acquaintance = acquaintance
