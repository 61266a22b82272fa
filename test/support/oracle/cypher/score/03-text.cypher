// Sections 3 and 4, for each side of the pair: common ground, text, and tau, the share that text has in gain'. Where the
// side is stated, the share is the 0.5 of `1 - (1 - gain) * (1 - 0.5 * text)`. Exponents of a profile: reading 21.
WITH a, b, pair,
  3 * (pair.seekerCosine + 0.5 * pair.seekerBest) / 1.5 AS seekerText,
  3 * (pair.candidateCosine + 0.5 * pair.candidateBest) / 1.5 AS candidateText,
  CASE WHEN $profile.text < 1 THEN toFloat($profile.text) ELSE 1.0 END AS part,
  CASE WHEN a.asks OR a.queryWords = 0 THEN a.queryWords ELSE a.queryWords / a.documents END AS asked
WITH a, b, pair, part, seekerText, candidateText,
  CASE WHEN asked > a.graphWords THEN asked ELSE a.graphWords END AS words
WITH a, b, pair {
  .*,
  seekerGround: CASE WHEN a.needs = 0 AND a.groundWeight > 0
    THEN sqrt(0.05 + 0.95 * pair.ground / a.groundWeight) ^ $profile.ground ELSE 0.0 END,
  candidateGround: CASE WHEN b.needs = 0 AND b.groundWeight > 0
    THEN sqrt(0.05 + 0.95 * pair.ground / b.groundWeight) ^ $profile.ground ELSE 0.0 END,
  seekerText: CASE
    WHEN a.stated AND (a.queryWords = 0 OR NOT pair.seekerDocuments) THEN 0.0
    WHEN NOT pair.seekerDocuments THEN 0.25
    WHEN seekerText > 1 THEN 1.0
    ELSE seekerText END ^ $profile.text,
  candidateText: CASE
    WHEN b.stated AND (b.queryWords = 0 OR NOT pair.candidateDocuments) THEN 0.0
    WHEN NOT pair.candidateDocuments THEN 0.25
    WHEN candidateText > 1 THEN 1.0
    ELSE candidateText END ^ $profile.text,
  seekerTau: part * CASE
    WHEN a.stated THEN 0.5
    WHEN a.queryWords = 0 THEN 0.0
    WHEN a.needs > 0 OR a.groundWeight > 0 THEN
      0.45 + 0.45 * CASE WHEN words > 80 THEN 1.0 ELSE words / 80.0 END
    ELSE 1.0 END,
  candidateTau: part * CASE
    WHEN b.stated THEN 0.5
    WHEN b.queryWords = 0 THEN 0.0
    WHEN b.needs > 0 OR b.groundWeight > 0 THEN 0.9
    ELSE 1.0 END
} AS pair
