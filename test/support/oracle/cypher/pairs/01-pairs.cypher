// The pairs of a block of seekers with every candidate, the cosines of section 4 put on them. The stages add what they
// find; what they do not find is nought and not written.
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
  candidateBest: toFloat(text.candidate.best)
}]->(b)
