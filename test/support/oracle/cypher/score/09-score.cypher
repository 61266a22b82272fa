// Section 7: S and the type it is scored as; the types advised, by R_t. Reading 13: who is related. Section 5: who of these
// is listed, and whom another tenant may see at all; a list asks for needs, ground or words of the seeker (section 4).
WITH a, b, pair, types, a.tenant = b.tenant OR b.shared AS visible,
  pair.wordInCommon OR pair.ground > 0 OR pair.covered IS NOT NULL AS related,
  reduce(best = types[0], t IN types | CASE WHEN t[11] > best[11] THEN t ELSE best END) AS scoredAs,
  reduce(best = 0.0, t IN types | CASE WHEN t[12] > best THEN t[12] ELSE best END) AS bestR
CALL (types, bestR) {
  UNWIND range(0, size(types) - 1) AS place
  WITH types[place] AS t, place, bestR
  WHERE bestR > 0 AND t[12] >= 0.7 * bestR
  WITH t, place ORDER BY t[12] DESC, place LIMIT 4
  RETURN collect(t[0]) AS advised
}
RETURN a.index AS seeker, b.index AS candidate, visible, related,
  visible AND related AND b.accepting AND pair.barred IS NULL
    AND (a.needs > 0 OR a.groundWeight > 0 OR a.queryWords > 0) AS listed,
  pair.evidence AS evidence,
  scoredAs[11] AS s, 100 * (1 - exp(-scoredAs[11])) AS score, scoredAs[0] AS scoredAs, advised,
  pair.competition AS competition, pair.experience AS experience, pair.network AS network, pair.fame AS fame,
  pair.seekerCoverage AS seekerCoverage, pair.candidateCoverage AS candidateCoverage, types
ORDER BY seeker, candidate
