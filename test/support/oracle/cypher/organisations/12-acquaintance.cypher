// Section 7 and reading 12: what a shared partner c is worth, 1 / ln(1 + partners of c), in steps of 2^-20.
MATCH (c:Organisation)<-[:OF]-(own:OracleSeeker)
WITH c, COUNT { (own)-[:ORACLE_PARTNER]->() } AS partners
WHERE partners > 0
WITH c, toInteger(floor(1048576 / log(1.0 + partners) + 0.5)) AS worth
MATCH (:OracleSide)-[x:ORACLE_PARTNER]->(c)
SET x.worth = worth

