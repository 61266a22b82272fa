// Section 1 and readings 2 and 3: the effective offer of every organisation for every resource that someone needs, in
// hundredths of strength times thousandths of decay; a group is covered as its best-covered member.
MATCH (needed:Resource)
WHERE EXISTS { (needed)<-[:ORACLE_NEEDS]-() }
MATCH (needed)-[:INCLUDES*0..]->(leaf:Resource)
WHERE NOT EXISTS { (leaf)-[:INCLUDES]->() }
CALL (leaf) {
  MATCH path = (leaf)-[:PART_OF*0..3]->(offered:Resource)
  RETURN offered,
    CASE leaf.kind WHEN 'MARKET' THEN [1000, 900, 810, 729] ELSE [1000, 700, 490, 343] END[length(path)] AS decay
  UNION ALL
  MATCH path = (leaf)<-[:PART_OF*1..3]-(offered:Resource)
  RETURN offered,
    CASE leaf.kind WHEN 'MARKET' THEN [1000, 500, 250, 125] ELSE [1000, 700, 490, 343] END[length(path)] AS decay
}
MATCH (offered)<-[x:ORACLE_OFFERS]-(side:OracleSide)
WITH needed, side, max(x.strength * decay) AS effective
CREATE (side)-[:ORACLE_COVERS {effective: effective}]->(needed)
