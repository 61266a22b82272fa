// Section 7 and reading 12: past partners, of active and ended alliances of at most thirty members.
MATCH (side:OracleSide)-[:OF]->(o:Organisation)-[:MEMBER_OF]->(alliance:Alliance)<-[:MEMBER_OF]-(partner:Organisation)
WHERE alliance.status IN ['ACTIVE', 'ENDED']
  AND COUNT { (alliance)<-[:MEMBER_OF]-() } <= 30
WITH DISTINCT side, partner
CREATE (side)-[:ORACLE_PARTNER]->(partner)
