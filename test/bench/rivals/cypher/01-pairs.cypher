// The best twenty of one seeker in one statement. What concerns one organisation is on the oracle's nodes already, as an
// engine prepares its rows at load; what concerns a pair is worked out here, set by set, and joined by candidate. The
// organisations have no texts and no coordinates, so words and distances are left out.
MATCH (a:OracleSeeker {index: $index})-[:OF]->(seeker:Organisation)
CALL (a, seeker) {
  // What every candidate offers of the seeker's needs: itself, broader and narrower by up to three levels.
  MATCH (a)-[need:ORACLE_NEEDS]->(needed:Resource)
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
  MATCH (offered)<-[x:ORACLE_OFFERS]-(b:OracleCandidate)
  WITH a, b, need, needed.kind AS kind, max(x.strength * decay) AS effective
  WITH a, b, kind, sum(need.priority * need.rarity * effective) AS covered,
    count(CASE WHEN need.inside THEN 1 END) AS inside, count(CASE WHEN NOT need.inside THEN 1 END) AS foreign
  WITH a, b, collect({kind: kind, covered: covered}) AS rows, sum(inside) AS inside, sum(foreign) AS foreign
  RETURN b, {
    seekerCoverage: [d IN range(0, 7) |
      coalesce(head([row IN rows WHERE row.kind = $dimensions[d] | row.covered / (100000.0 * a.needWeights[d])]), 0.0)],
    seekerInside: inside,
    seekerForeign: foreign
  } AS part
  UNION ALL
  // The other way round: what the seeker offers of their needs.
  MATCH (a)-[x:ORACLE_OFFERS]->(offered:Resource)
  CALL (offered) {
    MATCH path = (leaf:Resource)-[:PART_OF*0..3]->(offered)
    RETURN leaf,
      CASE leaf.kind WHEN 'MARKET' THEN [1000, 900, 810, 729] ELSE [1000, 700, 490, 343] END[length(path)] AS decay
    UNION ALL
    MATCH path = (leaf:Resource)<-[:PART_OF*1..3]-(offered)
    RETURN leaf,
      CASE leaf.kind WHEN 'MARKET' THEN [1000, 500, 250, 125] ELSE [1000, 700, 490, 343] END[length(path)] AS decay
  }
  WITH leaf, max(x.strength * decay) AS effective
  MATCH (leaf)<-[:INCLUDES*0..]-(needed:Resource)
  WITH needed, max(effective) AS effective
  MATCH (needed)<-[need:ORACLE_NEEDS]-(b:OracleCandidate)
  WITH b, needed.kind AS kind, sum(need.priority * need.rarity * effective) AS covered,
    count(CASE WHEN need.inside THEN 1 END) AS inside, count(CASE WHEN NOT need.inside THEN 1 END) AS foreign
  WITH b, collect({kind: kind, covered: covered}) AS rows, sum(inside) AS inside, sum(foreign) AS foreign
  RETURN b, {
    candidateCoverage: [d IN range(0, 7) |
      coalesce(head([row IN rows WHERE row.kind = $dimensions[d] | row.covered / (100000.0 * b.needWeights[d])]), 0.0)],
    candidateInside: inside,
    candidateForeign: foreign
  } AS part
  UNION ALL
  // What both offer.
  MATCH (a)-[x:ORACLE_OFFERS]->(r:Resource)<-[y:ORACLE_OFFERS]-(b:OracleCandidate)
  WITH b, r.kind AS kind, x.rarity AS rarity,
    CASE WHEN x.strength < y.strength THEN x.strength ELSE y.strength END AS smaller
  WITH b, kind, sum(smaller) AS overlap, sum(rarity * rarity * smaller) AS worth
  WITH b, collect({kind: kind, overlap: overlap}) AS rows,
    sum(CASE WHEN kind IN ['MARKET', 'SEGMENT', 'CHANNEL', 'SKILL'] THEN worth ELSE 0 END) AS ground
  RETURN b, {
    overlaps: [d IN $dimensions | coalesce(head([row IN rows WHERE row.kind = d | row.overlap]), 0)],
    ground: ground
  } AS part
  UNION ALL
  MATCH (a)-[:ORACLE_WITHIN]->(sector:Sector)<-[:ORACLE_WITHIN]-(b:OracleCandidate)
  WITH b, max(size(sector.code)) AS level
  RETURN b, {sectorLevel: level} AS part
  UNION ALL
  MATCH (a)-[:ORACLE_WITHIN]->(:Sector)-[flow:SUPPLIES]-(:Sector)<-[:ORACLE_WITHIN]-(b:OracleCandidate)
  WITH b, max(flow.weight) AS weight
  RETURN b, {supplies: toFloat(weight)} AS part
  UNION ALL
  MATCH (a)-[x:ORACLE_AT]->()
  MATCH (b:OracleCandidate)-[y:ORACLE_AT]->()
  WITH b, x, y, x.city = y.city AS city, x.region = y.region AS region, x.country = y.country AS country,
    x.subregion = y.subregion AS subregion
  WITH b,
    max(CASE WHEN city THEN 1.0 WHEN region THEN 0.8 WHEN country THEN 0.5 WHEN subregion THEN 0.2 ELSE 0.0 END)
      AS nearby,
    max(CASE WHEN NOT coalesce(country, false) THEN 0.0 WHEN city THEN 1.0 WHEN region THEN 0.8 ELSE 0.5 END)
      AS domestic,
    max(CASE WHEN NOT country THEN 0.5 ELSE 0.0 END) AS abroad,
    count(CASE WHEN region THEN 1 END) > 0 AS sameRegion,
    count(CASE WHEN country THEN 1 END) > 0 AS sameCountry,
    count(CASE WHEN subregion AND x.islandState AND y.islandState THEN 1 END) > 0 AS sameIslands
  RETURN b, {
    nearby: nearby, domestic: domestic, abroad: abroad,
    sameRegion: sameRegion, sameCountry: sameCountry, sameIslands: sameIslands
  } AS part
  UNION ALL
  MATCH (a)-[x:ORACLE_PARTNER]->(:Organisation)<-[:ORACLE_PARTNER]-(b:OracleCandidate)
  WITH b, sum(x.worth) AS acquaintance
  RETURN b, {acquaintance: acquaintance} AS part
  UNION ALL
  MATCH (seeker)-[:DECLINES]-(:Organisation)<-[:OF]-(b:OracleCandidate)
  RETURN b, {barred: true} AS part
  UNION ALL
  MATCH (seeker)-[:MEMBER_OF]->(alliance:Alliance)<-[:MEMBER_OF]-(:Organisation)<-[:OF]-(b:OracleCandidate)
  WHERE alliance.status IN ['AGREED', 'ACTIVE']
  RETURN b, {barred: true} AS part
}
WITH a, b, collect(part) AS parts
WITH a, b,
  head([part IN parts WHERE part.seekerCoverage IS NOT NULL]) AS forward,
  head([part IN parts WHERE part.candidateCoverage IS NOT NULL]) AS backward,
  head([part IN parts WHERE part.overlaps IS NOT NULL]) AS shared,
  head([part IN parts WHERE part.nearby IS NOT NULL]) AS place,
  head([part IN parts WHERE part.sectorLevel IS NOT NULL | part.sectorLevel]) AS sectorLevel,
  head([part IN parts WHERE part.supplies IS NOT NULL | part.supplies]) AS supplies,
  head([part IN parts WHERE part.acquaintance IS NOT NULL | part.acquaintance]) AS acquaintance,
  any(part IN parts WHERE part.barred IS NOT NULL) AS barred
WHERE b.index <> a.index AND b.accepting AND (a.tenant = b.tenant OR b.shared) AND NOT barred
  AND (forward IS NOT NULL OR shared.ground > 0)
MATCH (b)-[:OF]->(candidate:Organisation)
WITH properties(a) AS a, properties(b) AS b, {
  id: candidate.id,
  seekerDocuments: false, seekerCosine: 0.0, seekerBest: 0.0,
  candidateDocuments: false, candidateCosine: 0.0, candidateBest: 0.0,
  seekerCoverage: coalesce(forward.seekerCoverage, [d IN $dimensions | 0.0]),
  seekerInside: forward.seekerInside,
  seekerForeign: forward.seekerForeign,
  candidateCoverage: coalesce(backward.candidateCoverage, [d IN $dimensions | 0.0]),
  candidateInside: backward.candidateInside,
  candidateForeign: backward.candidateForeign,
  overlaps: coalesce(shared.overlaps, [d IN $dimensions | 0]),
  ground: coalesce(shared.ground, 0),
  sectorLevel: coalesce(sectorLevel, 0),
  supplies: coalesce(supplies, 0.0),
  acquaintance: coalesce(acquaintance, 0),
  nearby: coalesce(place.nearby, 0.0),
  domestic: coalesce(place.domestic, 0.0),
  abroad: coalesce(place.abroad, 0.0),
  sameRegion: place.sameRegion,
  sameCountry: place.sameCountry,
  sameIslands: place.sameIslands
} AS pair
