// Sections 3, 5, 7 and 8 for every type of the table in every reading of its host.
CALL (a, b, pair) {
  UNWIND $types AS t
  // Host readings: the candidate first (reading 18).
  UNWIND CASE WHEN t.hosted THEN ['CANDIDATE', 'SEEKER'] ELSE ['NOBODY'] END AS host

  // Section 8 and reading 17: the gate. What is unknown makes a comparison null, and null is shut. A shut
  // reading does not count; where it is asked for, the first one stands for a type that is shut.
  WITH a, b, pair, t, host,
    coalesce(CASE t.type
      WHEN 'CO_BRANDING' THEN
        a.strengths[4] + a.strengths[1] > 0 AND b.strengths[4] + b.strengths[1] > 0
      WHEN 'BRAND_CAUSE' THEN
        CASE host WHEN 'SEEKER' THEN a.kind ELSE b.kind END = 'NON_PROFIT'
      WHEN 'MARKETPLACE' THEN
        CASE host WHEN 'SEEKER' THEN a.kind ELSE b.kind END = 'MARKETPLACE'
      WHEN 'DESTINATION' THEN
        (pair.sameRegion OR pair.sameIslands) AND a.inVisitorEconomy AND b.inVisitorEconomy
      WHEN 'TECHNOLOGY' THEN
        a.inTechnology OR b.inTechnology
      WHEN 'MARKET_EXPANSION' THEN
        CASE host WHEN 'SEEKER' THEN size(b.countries) > 0 AND pair.candidateForeign > 0
                  ELSE size(a.countries) > 0 AND pair.seekerForeign > 0 END
      WHEN 'DOMESTIC_EXPANSION' THEN
        pair.sameCountry
        AND CASE host WHEN 'SEEKER' THEN pair.candidateInside ELSE pair.seekerInside END > 0
      WHEN 'NON_COMPETITIVE' THEN
        pair.littleCompetition AND pair.overlaps[0] + pair.overlaps[1] > 0
      WHEN 'PRICE' THEN
        pair.noCompetition AND 'CUT_COST' IN a.goals AND 'CUT_COST' IN b.goals
      WHEN 'PUBLIC_PRIVATE' THEN
        CASE host WHEN 'SEEKER' THEN a.kind ELSE b.kind END IN ['GOVERNMENT', 'UNIVERSITY']
        AND NOT CASE host WHEN 'SEEKER' THEN b.kind ELSE a.kind END IN ['GOVERNMENT', 'UNIVERSITY']
      WHEN 'MARKETING_UNION' THEN
        a.kind IN ['SME', 'ASSOCIATION'] AND b.kind IN ['SME', 'ASSOCIATION']
        AND (pair.sectorLevel >= 2 OR pair.sameRegion)
      WHEN 'CO_FINANCING' THEN
        CASE host WHEN 'SEEKER' THEN pair.candidateCoverage[6] ELSE pair.seekerCoverage[6] END > 0
        AND NOT CASE host WHEN 'SEEKER' THEN a.kind ELSE b.kind END IN ['GOVERNMENT', 'UNIVERSITY']
      ELSE true END, false) AS open
  WITH a, b, pair, t, host, open
  WHERE open OR $shutTypes AND host <> 'SEEKER'

  // Section 8: the weights of each side.
  WITH a, b, pair, t, host, open,
    CASE host WHEN 'SEEKER' THEN t.hostOmega ELSE t.omega END AS seekerOmega,
    CASE host WHEN 'CANDIDATE' THEN t.hostOmega ELSE t.omega END AS candidateOmega

  // Section 3: gains of the needs; null where a side has none.
  WITH a, b, pair, t, host, open,
    CASE WHEN a.needs > 0 THEN
      reduce(sum = 0.0, d IN range(0, 7) |
        sum + a.pi[d] * seekerOmega[d] * $profile.scales[d] * pair.seekerCoverage[d]) / a.norm
    END AS seekerNeeds,
    CASE WHEN b.needs > 0 THEN
      reduce(sum = 0.0, d IN range(0, 7) |
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

  // Section 5, first of gain' (for S_t), then of the needs alone (for R_t, reading 19): floors, the row that fits, mutual.
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y,
    [gains IN [[x, y], [seekerNeeds, candidateNeeds]] | [
      CASE WHEN pair.lambda > 0 AND pair.bothStated AND gains[0] < 0.05 THEN 0.05 ELSE gains[0] END,
      CASE WHEN pair.lambda > 0 AND gains[1] < 0.05 THEN 0.05 ELSE gains[1] END
    ]] AS floored
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y,
    [gains IN floored | [gains[0], CASE
      WHEN pair.exchange <> 'SEEKER_STATED' THEN gains[1]
      WHEN NOT pair.heard THEN 0.25
      WHEN 0.25 ^ 0.6 * gains[1] ^ 0.4 < 0.25 THEN 0.25 ^ 0.6 * gains[1] ^ 0.4
      ELSE 0.25 END
    ]] AS weighed
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y,
    [gains IN weighed | CASE WHEN pair.lambda = 0 THEN gains[0]
                             ELSE gains[0] ^ (1 - pair.lambda) * gains[1] ^ pair.lambda END] AS exchanged
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y,
    exchanged[0] AS mutual,
    CASE WHEN seekerNeeds IS NULL OR candidateNeeds IS NULL THEN coalesce(seekerNeeds, candidateNeeds, 0.0)
         WHEN seekerNeeds = 0 AND candidateNeeds = 0 THEN 0.0
         ELSE exchanged[1] END AS needsMutual

  // Section 7: compatibility and place.
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y, mutual, needsMutual,
    CASE t.sector WHEN 'NEAR' THEN pair.sectorNear WHEN 'APART' THEN pair.sectorApart
                  WHEN 'MODERATE' THEN pair.sectorModerate ELSE pair.sectorAny END AS sectorFit,
    CASE t.size WHEN 'SIMILAR' THEN pair.sizeSimilar ELSE 1.0 END AS sizeFit,
    (a.goalShares[t.position] + b.goalShares[t.position]) / 2 AS goalFit,
    (1 + 0.75 * CASE t.place WHEN 'NEARBY' THEN pair.nearby WHEN 'DOMESTIC' THEN pair.domestic ELSE pair.abroad END)
      ^ $profile.place AS placeFactor,
    1 - t.kappa * pair.competition AS competitionFactor
  WITH a, b, pair, t, host, open, seekerNeeds, candidateNeeds, x, y, mutual, needsMutual, placeFactor, competitionFactor,
    (t.v[0] * sectorFit + t.v[1] * sizeFit + t.v[2] * goalFit + t.v[3] * b.trust) / (t.v[0] + t.v[1] + t.v[2] + t.v[3])
      AS compatibility

  WITH t, host, open, seekerNeeds, candidateNeeds, x, y, mutual, competitionFactor, compatibility, placeFactor,
    CASE WHEN open THEN competitionFactor * mutual * (0.5 + 0.5 * compatibility) * placeFactor * pair.fame
         ELSE 0.0 END AS s,
    CASE WHEN open THEN competitionFactor * needsMutual * (0.5 + 0.5 * compatibility) * placeFactor * pair.fame
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
