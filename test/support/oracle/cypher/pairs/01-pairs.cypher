// The pairs of a block of seekers with every candidate, the cosines of section 4 put on them. The stages add what they
// find; what they do not find is nought and not written.
UNWIND $block AS row
MATCH (a:OracleSeeker {index: row.index})
MATCH (b:OracleCandidate)
WHERE b.index <> a.index
WITH a, b, row.seeker AS seeker, row.candidate AS candidate, b.index AS i
CREATE (a)-[:ORACLE_PAIR {
  seekerDocuments: seeker.documents[i],
  seekerCosine: toFloat(seeker.centroid[i]),
  seekerBest: toFloat(seeker.best[i]),
  wordInCommon: seeker.wordInCommon[i],
  candidateDocuments: candidate.documents[i],
  candidateCosine: toFloat(candidate.centroid[i]),
  candidateBest: toFloat(candidate.best[i])
}]->(b)
