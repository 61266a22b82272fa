// Every organisation stands twice: as the seeker it is, and as the candidate that others see (reading 11). Whatever
// the oracle works out hangs on these nodes alone, so that deleting them leaves the graph as it was.
UNWIND $organisations AS row
MATCH (o:Organisation {tenant: row.tenant, id: row.id})
UNWIND ['SEEKER', 'CANDIDATE'] AS role
CREATE (side:OracleSide {
  role: role,
  index: toInteger(row.index),
  asks: role = 'SEEKER' AND row.seekerAsks,
  graphWords: toInteger(row.wordsPerDocument),
  queryWords: toInteger(CASE role WHEN 'SEEKER' THEN row.seekerQueryWords ELSE row.candidateQueryWords END),
  documents: toInteger(row.documents),
  longDocuments: toInteger(row.longDocuments),
  stated: false,
  tenant: o.tenant,
  shared: coalesce(o.shared, false),
  accepting: coalesce(o.open, true) AND coalesce(o.capacity > COUNT {
    (o)-[:MEMBER_OF]->(alliance:Alliance) WHERE alliance.status IN ['AGREED', 'ACTIVE']
  }, true),
  kind: o.kind,
  sizeStep: CASE o.size WHEN 'MICRO' THEN 0 WHEN 'SMALL' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'LARGE' THEN 3 END,
  goals: coalesce(o.goals, []),
  // Section 7: the share of its goals that each type serves, in table order.
  goalShares: [t IN $types | CASE WHEN size(coalesce(o.goals, [])) = 0 THEN 0.5
    ELSE 1.0 * size([goal IN o.goals WHERE goal IN t.goals]) / size(o.goals) END],
  lat: o.lat,
  lng: o.lng
})-[:OF]->(o)
FOREACH (x IN CASE role WHEN 'SEEKER' THEN [1] ELSE [] END | SET side:OracleSeeker)
FOREACH (x IN CASE role WHEN 'CANDIDATE' THEN [1] ELSE [] END | SET side:OracleCandidate)
