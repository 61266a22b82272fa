// Section 2: cov_d(a<-b); and how many MARKET needs of a, inside its countries and outside, b covers (section 8).
MATCH (a:OracleSeeker)
WHERE a.index IN $indices
MATCH (a)-[need:ORACLE_NEEDS]->(r:Resource)<-[x:ORACLE_COVERS]-(b:OracleCandidate)
WITH a, b, r.kind AS kind, sum(need.priority * need.rarity * x.effective) AS covered,
  count(CASE WHEN need.inside THEN 1 END) AS inside, count(CASE WHEN NOT need.inside THEN 1 END) AS foreign
WITH a, b, collect({kind: kind, covered: covered}) AS rows, sum(inside) AS inside, sum(foreign) AS foreign
MATCH (a)-[pair:ORACLE_PAIR]->(b)
SET pair.seekerCoverage = [d IN range(0, 7) |
      coalesce(head([row IN rows WHERE row.kind = $dimensions[d] | row.covered / (100000.0 * a.needWeights[d])]), 0.0)],
    pair.covered = true,
    pair.seekerInside = inside,
    pair.seekerForeign = foreign
