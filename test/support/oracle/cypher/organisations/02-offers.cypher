// Section 1 and readings 1 and 2: offers that count, in hundredths, those of a group in the name of its members.
MATCH (side:OracleSide)-[:OF]->(:Organisation)-[x:OFFERS]->(offered:Resource)
WHERE x.until IS NULL OR x.until > $asOf
WITH side, offered, [strength IN [x.strength, 1 - 0.8 ^ x.uses] WHERE strength IS NOT NULL] AS known
WITH side, offered,
  CASE WHEN size(known) = 0 THEN 100
       ELSE reduce(best = 1, s IN known | CASE WHEN toInteger(floor(100 * s + 0.5)) > best
                                               THEN toInteger(floor(100 * s + 0.5)) ELSE best END)
  END AS strength
MATCH (offered)-[:INCLUDES*0..]->(leaf:Resource)
WHERE NOT EXISTS { (leaf)-[:INCLUDES]->() }
WITH side, leaf, max(strength) AS strength
CREATE (side)-[:ORACLE_OFFERS {strength: strength}]->(leaf)
