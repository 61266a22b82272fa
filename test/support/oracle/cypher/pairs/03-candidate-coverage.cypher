// Section 2, the other way round: cov_d(b<-a) of the needs that b shows.
MATCH (a:OracleSeeker)
WHERE a.index IN $indices
MATCH (a)-[x:ORACLE_COVERS]->(r:Resource)<-[need:ORACLE_NEEDS]-(b:OracleCandidate)
WITH a, b, r.kind AS kind, sum(need.priority * need.rarity * x.effective) AS covered,
  count(CASE WHEN need.inside THEN 1 END) AS inside, count(CASE WHEN NOT need.inside THEN 1 END) AS foreign
WITH a, b, collect({kind: kind, covered: covered}) AS rows, sum(inside) AS inside, sum(foreign) AS foreign
MATCH (a)-[pair:ORACLE_PAIR]->(b)
SET pair.candidateCoverage = [d IN range(0, 7) |
      coalesce(head([row IN rows WHERE row.kind = $dimensions[d] | row.covered / (100000.0 * b.needWeights[d])]), 0.0)],
    pair.candidateInside = inside,
    pair.candidateForeign = foreign
