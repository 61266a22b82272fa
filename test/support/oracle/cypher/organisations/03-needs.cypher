// Section 1: one STATED need that counts leaves the DERIVED ones out. Hidden needs are the seeker's own (reading 11).
MATCH (side:OracleSide)-[:OF]->(o:Organisation)-[x:NEEDS]->(needed:Resource)
WHERE (x.until IS NULL OR x.until > $asOf)
  AND (side.role = 'SEEKER' OR coalesce(o.needsVisibility, 'OPEN') <> 'HIDDEN')
WITH side, collect({resource: needed, priority: toInteger(x.priority), stated: coalesce(x.origin, 'STATED') = 'STATED'}) AS rows
WITH side, rows, any(row IN rows WHERE row.stated) AS stated
SET side.stated = stated
WITH side, [row IN rows WHERE row.stated OR NOT stated] AS rows
UNWIND rows AS row
WITH side, row.resource AS needed, row.priority AS priority
CREATE (side)-[:ORACLE_NEEDS {priority: priority}]->(needed)
