// Sections 2 and 3: per dimension the weight of the needs and pi, the largest priority over 5; and N_a, the best that
// any type could do for this organisation on either side, in hundredths of omega as a profile scales it.
MATCH (side:OracleSide)
OPTIONAL MATCH (side)-[x:ORACLE_NEEDS]->(r:Resource)
WITH side, r.kind AS kind, sum(x.priority * x.rarity) AS weight, max(x.priority) AS priority, count(x) AS needs
WITH side, collect({kind: kind, weight: weight, priority: priority, needs: needs}) AS rows
WITH side, rows,
  [d IN $dimensions | coalesce(head([row IN rows WHERE row.kind = d | row.weight]), 0)] AS weights,
  [d IN $dimensions | coalesce(head([row IN rows WHERE row.kind = d | row.priority]), 0) / 5.0] AS pi
SET side.needs = reduce(sum = 0, row IN rows | sum + row.needs),
    side.needWeights = weights,
    side.pi = pi,
    side.norm = reduce(best = 0.0, omega IN $omegas |
      CASE WHEN reduce(sum = 0.0, d IN range(0, 7) | sum + pi[d] * omega[d] * $profile.scales[d]) > best
           THEN reduce(sum = 0.0, d IN range(0, 7) | sum + pi[d] * omega[d] * $profile.scales[d]) ELSE best END)
