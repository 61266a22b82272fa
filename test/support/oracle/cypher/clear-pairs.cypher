MATCH (a:OracleSeeker)-[pair:ORACLE_PAIR]->()
WHERE a.index IN $indices
DELETE pair
