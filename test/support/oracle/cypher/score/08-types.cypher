// Sections 3, 5, 7 and 8 for every type of the table in every reading of its host.
CALL (a, b, pair) {
  UNWIND $types AS t
  // Host readings: the candidate first (reading 18).
  UNWIND CASE WHEN t.hosted THEN ['CANDIDATE', 'SEEKER'] ELSE ['NOBODY'] END AS host

  // A shut reading does not count; where it is asked for, the first one stands for a type that is shut.
  WITH a, b, pair, t, host, coalesce(pair.gates[host][t.type], t.gate IS NULL) AS open
  WHERE open OR $shutTypes AND host <> 'SEEKER'

  // Section 8: the weights of each side.
  WITH a, b, pair, t, host, open,
    CASE host WHEN 'SEEKER' THEN t.hostOmega ELSE t.omega END AS seekerOmega,
    CASE host WHEN 'CANDIDATE' THEN t.hostOmega ELSE t.omega END AS candidateOmega

  // Section 3: gains of the needs; null where a side has none.
  WITH a, b, pair, t, host, open,
    CASE WHEN a.needs > 0 THEN
      reduce(sum = 0.0, d IN t.weighed |
        sum + a.pi[d] * seekerOmega[d] * $profile.scales[d] * pair.seekerCoverage[d]) / a.norm
    END AS seekerNeeds,
    CASE WHEN b.needs > 0 THEN
      reduce(sum = 0.0, d IN t.weighed |
        sum + b.pi[d] * candidateOmega[d] * $profile.scales[d] * pair.candidateCoverage[d]) / b.norm
    END AS candidateNeeds

  // Section 4: gain', text and common ground included.
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds,
    coalesce(seekerNeeds, pair.seekerGround) AS seekerGain,
    coalesce(candidateNeeds, pair.candidateGround) AS candidateGain
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds,
    CASE WHEN a.stated THEN 1 - (1 - seekerGain) * (1 - pair.seekerTau * pair.seekerText)
         ELSE (1 - pair.seekerTau) * seekerGain + pair.seekerTau * pair.seekerText END AS x0,
    CASE WHEN b.stated THEN 1 - (1 - candidateGain) * (1 - pair.candidateTau * pair.candidateText)
         ELSE (1 - pair.candidateTau) * candidateGain + pair.candidateTau * pair.candidateText END AS y0
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds,
    CASE WHEN x0 > 1 THEN 1.0 ELSE x0 END AS x,
    CASE WHEN y0 > 1 THEN 1.0 ELSE y0 END AS y

  // Section 5, of gain' for S_t, beside what a gains from anybody, and of the needs alone for R_t (reading 19): floors, the row that fits, mutual.
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y,
    CASE WHEN x < pair.seekerFloor THEN pair.seekerFloor ELSE pair.prior + (1 - pair.prior) * x END AS x1,
    CASE WHEN y < pair.candidateFloor THEN pair.candidateFloor ELSE y END AS y1,
    CASE WHEN seekerNeeds < pair.seekerFloor THEN pair.seekerFloor ELSE seekerNeeds END AS x2,
    CASE WHEN candidateNeeds < pair.candidateFloor THEN pair.candidateFloor ELSE candidateNeeds END AS y2
  // The smaller of 0.25 and 0.25^0.6 * y^0.4 is 0.25 as soon as y is larger than that.
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y, x1, x2,
    CASE WHEN pair.exchange <> 'SEEKER_STATED' THEN y1
         WHEN NOT pair.heard OR y1 > 0.25 THEN 0.25
         ELSE 0.25 ^ 0.6 * y1 ^ 0.4 END AS y1,
    CASE WHEN pair.exchange <> 'SEEKER_STATED' THEN y2
         WHEN NOT pair.heard OR y2 > 0.25 THEN 0.25
         ELSE 0.25 ^ 0.6 * y2 ^ 0.4 END AS y2
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y,
    CASE WHEN pair.lambda = 0 THEN x1 ELSE x1 ^ (1 - pair.lambda) * y1 ^ pair.lambda END AS mutual,
    CASE WHEN seekerNeeds IS NULL OR candidateNeeds IS NULL THEN coalesce(seekerNeeds, candidateNeeds, 0.0)
         WHEN seekerNeeds = 0 AND candidateNeeds = 0 THEN 0.0
         WHEN pair.lambda = 0 THEN x2
         ELSE x2 ^ (1 - pair.lambda) * y2 ^ pair.lambda END AS needsMutual

  // Section 7: compatibility and place.
  WITH t, host, open, seekerNeeds, candidateNeeds, x, y, mutual, needsMutual, pair.fame AS fame,
    1 - t.kappa * pair.competition AS competitionFactor,
    pair.placeFactor[t.place] AS placeFactor,
    (t.v[0] * pair.sectorFit[t.sector] + t.v[1] * pair.sizeFit[t.size]
      + t.v[2] * (a.goalShares[t.position] + b.goalShares[t.position]) / 2 + t.v[3] * b.trust)
      / (t.v[0] + t.v[1] + t.v[2] + t.v[3]) AS compatibility

  WITH t, host, open, seekerNeeds, candidateNeeds, x, y, mutual, competitionFactor, compatibility, placeFactor,
    CASE WHEN open THEN competitionFactor * mutual * (0.5 + 0.5 * compatibility) * placeFactor * fame
         ELSE 0.0 END AS s,
    CASE WHEN open THEN competitionFactor * needsMutual * (0.5 + 0.5 * compatibility) * placeFactor * fame
         ELSE 0.0 END AS r
  WITH t.position AS position, t.type AS type, collect({
    open: open, host: CASE WHEN t.hosted THEN host END, s: s, r: r,
    seekerGain: coalesce(seekerNeeds, 0.0), candidateGain: coalesce(candidateNeeds, 0.0),
    seekerGainWithText: x, candidateGainWithText: y, mutual: mutual, competitionFactor: competitionFactor,
    compatibility: compatibility, placeFactor: placeFactor
  }) AS readings
  // Reading 18: a shut reading does not count; S_t and R_t each take the larger, the first among equals.
  WITH position, type,
    reduce(best = readings[0], reading IN readings |
      CASE WHEN reading.open AND (NOT best.open OR reading.s > best.s) THEN reading ELSE best END) AS best,
    reduce(r = 0.0, reading IN readings | CASE WHEN reading.r > r THEN reading.r ELSE r END) AS r
  ORDER BY position
  RETURN collect([
    type, best.open, best.host, best.seekerGain, best.candidateGain, best.seekerGainWithText,
    best.candidateGainWithText, best.mutual, best.competitionFactor, best.compatibility, best.placeFactor,
    best.s, r
  ]) AS types
}
