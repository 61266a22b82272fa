// Section 7: what a seeker's past partners are worth together, the AA of whoever knows them all.
MATCH (a:OracleSeeker)-[x:ORACLE_PARTNER]->(:Organisation)
WITH a, sum(x.worth) AS acquaintance
SET a.acquaintance = acquaintance
