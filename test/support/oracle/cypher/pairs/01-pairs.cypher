// The pairs of a block of seekers with every candidate, the cosines of section 4 put on them. What no later stage finds
// is nought.
UNWIND $block AS row
MATCH (a:OracleSeeker {index: row.index})
MATCH (b:OracleCandidate)
WHERE b.index <> a.index
WITH a, b, row.texts[b.index] AS text
CREATE (a)-[:ORACLE_PAIR {
  seekerDocuments: text.seeker.documents,
  seekerCosine: toFloat(text.seeker.centroid),
  seekerBest: toFloat(text.seeker.best),
  wordInCommon: text.seeker.wordInCommon,
  candidateDocuments: text.candidate.documents,
  candidateCosine: toFloat(text.candidate.centroid),
  candidateBest: toFloat(text.candidate.best),
  seekerCoverage: [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
  candidateCoverage: [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
  seekerInside: 0, seekerForeign: 0, candidateInside: 0, candidateForeign: 0,
  overlaps: [0, 0, 0, 0, 0, 0, 0, 0], ground: 0,
  sectorLevel: 0, supplies: 0.0,
  nearby: 0.0, domestic: 0.0, abroad: 0.0, sameRegion: false, sameCountry: false, sameIslands: false,
  acquaintance: 0, covered: false, barred: false
}]->(b)
