// Section 7 and reading 16: past alliances n_b, and trust, the mean of what is known.
MATCH (side:OracleSide)-[:OF]->(o:Organisation)
CALL (o) {
  MATCH (o)-[:MEMBER_OF]->(alliance:Alliance)
  WHERE alliance.status IN ['ACTIVE', 'ENDED']
  OPTIONAL MATCH (alliance)<-[x:MEMBER_OF]-(other:Organisation)
  WHERE other <> o AND x.satisfaction IS NOT NULL
  RETURN count(DISTINCT alliance) AS past, count(x) AS statements, sum(x.satisfaction) AS satisfaction
}
WITH side, past,
  1 - log(CASE WHEN o.replyHours > 2 THEN toFloat(o.replyHours) ELSE 2.0 END / 2) / log(36) AS reply,
  o.replyHours IS NOT NULL AS repliesKnown, o.keptCommitments AS kept,
  CASE WHEN statements > 0 THEN (1.5 + satisfaction) / (3 + statements) END AS satisfied
WITH side, past, [x IN [
  CASE WHEN NOT repliesKnown THEN null WHEN reply < 0 THEN 0.0 WHEN reply > 1 THEN 1.0 ELSE reply END,
  kept,
  satisfied
] WHERE x IS NOT NULL] AS known
SET side.past = past,
    side.trust = CASE WHEN size(known) = 0 THEN 0.5 ELSE reduce(sum = 0.0, x IN known | sum + x) / size(known) END
