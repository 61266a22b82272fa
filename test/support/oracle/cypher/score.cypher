// Sections 3, 5, 7 and 8 for every type of the table in every reading of its host, then what the pair comes to.
MATCH (a:OracleSeeker)-[pair:ORACLE_PAIR]->(b:OracleCandidate)
WHERE a.index IN $indices
WITH properties(a) AS a, properties(b) AS b, properties(pair) AS pair
CALL (a, b, pair) {
  UNWIND $types AS t
  // Host readings: the candidate first (reading 18). Which weights each side has follows from it.
  UNWIND CASE WHEN t.hosted THEN ['CANDIDATE', 'SEEKER'] ELSE ['NOBODY'] END AS host
  WITH a, b, pair, t, host,
    CASE host WHEN 'SEEKER' THEN t.hostOmega ELSE t.omega END AS seekerOmega,
    CASE host WHEN 'CANDIDATE' THEN t.hostOmega ELSE t.omega END AS candidateOmega

  // Section 3: gains of the needs; null where a side has none.
  WITH a, b, pair, t, host,
    CASE WHEN a.needs > 0 THEN
      reduce(sum = 0.0, d IN range(0, 7) | sum + a.pi[d] * seekerOmega[d] * $profile.scales[d] * pair.seekerCoverage[d]) / a.norm
    END AS seekerNeeds,
    CASE WHEN b.needs > 0 THEN
      reduce(sum = 0.0, d IN range(0, 7) | sum + b.pi[d] * candidateOmega[d] * $profile.scales[d] * pair.candidateCoverage[d]) / b.norm
    END AS candidateNeeds

  // Section 4: gain', text and common ground included.
  WITH a, b, pair, t, host, seekerNeeds, candidateNeeds,
    coalesce(seekerNeeds, pair.seekerGround) AS seekerGain,
    coalesce(candidateNeeds, pair.candidateGround) AS candidateGain
  WITH a, b, pair, t, host, seekerNeeds, candidateNeeds,
    CASE WHEN a.stated THEN 1 - (1 - seekerGain) * (1 - pair.seekerTau * pair.seekerText)
         ELSE (1 - pair.seekerTau) * seekerGain + pair.seekerTau * pair.seekerText END AS x0,
    CASE WHEN b.stated THEN 1 - (1 - candidateGain) * (1 - pair.candidateTau * pair.candidateText)
         ELSE (1 - pair.candidateTau) * candidateGain + pair.candidateTau * pair.candidateText END AS y0
  WITH a, b, pair, t, host, seekerNeeds, candidateNeeds,
    CASE WHEN x0 > 1 THEN 1.0 ELSE x0 END AS x,
    CASE WHEN y0 > 1 THEN 1.0 ELSE y0 END AS y

  // Section 5, once with gain' (S_t) and once with the needs alone (R_t, reading 19): floors, then the row of the pair.
  CALL (pair, x, y, seekerNeeds, candidateNeeds) {
    UNWIND [{of: 'S', x: x, y: y}, {of: 'R', x: seekerNeeds, y: candidateNeeds}] AS sides
    WITH pair, sides,
      CASE WHEN pair.lambda > 0 AND pair.bothStated AND sides.x < 0.05 THEN 0.05 ELSE sides.x END AS own,
      CASE WHEN pair.lambda > 0 AND sides.y < 0.05 THEN 0.05 ELSE sides.y END AS floored
    WITH pair, sides, own,
      CASE WHEN pair.exchange <> 'SEEKER_STATED' THEN floored
           WHEN NOT pair.heard THEN 0.25
           WHEN 0.25 ^ 0.6 * floored ^ 0.4 < 0.25 THEN 0.25 ^ 0.6 * floored ^ 0.4
           ELSE 0.25 END AS theirs
    WITH sides,
      CASE WHEN pair.lambda = 0 THEN own ELSE own ^ (1 - pair.lambda) * theirs ^ pair.lambda END AS exchanged
    WITH sides.of AS of,
      CASE WHEN sides.of = 'S' THEN exchanged
           WHEN sides.x IS NULL OR sides.y IS NULL THEN coalesce(sides.x, sides.y, 0.0)
           WHEN sides.x = 0 AND sides.y = 0 THEN 0.0
           ELSE exchanged END AS exchanged
    RETURN max(CASE of WHEN 'S' THEN exchanged END) AS mutual, max(CASE of WHEN 'R' THEN exchanged END) AS needsMutual
  }

  // Section 7: compatibility and place.
  WITH a, b, pair, t, host, seekerNeeds, candidateNeeds, x, y, mutual, needsMutual,
    [
      CASE t.sector WHEN 'NEAR' THEN pair.sectorNear WHEN 'APART' THEN pair.sectorApart
                    WHEN 'MODERATE' THEN pair.sectorModerate ELSE pair.sectorAny END,
      CASE t.size WHEN 'SIMILAR' THEN pair.sizeSimilar ELSE 1.0 END,
      reduce(sum = 0.0, goals IN [a.goals, b.goals] | sum + CASE WHEN size(goals) = 0 THEN 0.5
        ELSE 1.0 * size([goal IN goals WHERE goal IN t.goals]) / size(goals) END) / 2,
      b.trust
    ] AS fits,
    (1 + 0.75 * CASE t.place WHEN 'NEARBY' THEN pair.nearby WHEN 'DOMESTIC' THEN pair.domestic ELSE pair.abroad END)
      ^ $profile.place AS placeFactor,
    1 - t.kappa * pair.competition AS competitionFactor

  WITH a, b, pair, t, host, seekerNeeds, candidateNeeds, x, y, mutual, needsMutual, fits, placeFactor, competitionFactor,
    reduce(sum = 0.0, k IN range(0, 3) | sum + t.v[k] * fits[k])
      / reduce(sum = 0, k IN range(0, 3) | sum + t.v[k]) AS compatibility,

    // Section 8 and reading 17: the gate. What is unknown makes a comparison null, and null is shut.
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

  WITH t, host, open, seekerNeeds, candidateNeeds, x, y, mutual, competitionFactor, compatibility, placeFactor,
    CASE WHEN open THEN competitionFactor * mutual * (0.5 + 0.5 * compatibility) * placeFactor * pair.fame
         ELSE 0.0 END AS s,
    CASE WHEN open THEN competitionFactor * needsMutual * (0.5 + 0.5 * compatibility) * placeFactor * pair.fame
         ELSE 0.0 END AS r
  WITH t, collect({
    open: open, host: CASE WHEN t.hosted THEN host END, s: s, r: r,
    seekerGain: coalesce(seekerNeeds, 0.0), candidateGain: coalesce(candidateNeeds, 0.0),
    seekerGainWithText: x, candidateGainWithText: y, mutual: mutual, competitionFactor: competitionFactor,
    compatibility: compatibility, placeFactor: placeFactor
  }) AS readings
  // Reading 18: a shut reading does not count; S_t and R_t each take the larger, the first among equals.
  WITH t, readings,
    reduce(best = readings[0], reading IN readings |
      CASE WHEN reading.open AND (NOT best.open OR reading.s > best.s) THEN reading ELSE best END) AS best,
    reduce(r = 0.0, reading IN readings | CASE WHEN reading.r > r THEN reading.r ELSE r END) AS r
  RETURN collect([
    t.type, best.open, best.host, best.seekerGain, best.candidateGain, best.seekerGainWithText,
    best.candidateGainWithText, best.mutual, best.competitionFactor, best.compatibility, best.placeFactor,
    best.s, r
  ]) AS types
}

// Section 7: S and the type it is scored as; the types advised, by R_t. Reading 13: who is related. Section 5: who of these
// is listed, and whom another tenant may see at all; a list asks for needs, ground or words of the seeker (section 4).
WITH a, b, pair, types, a.tenant = b.tenant OR b.shared AS visible,
  pair.wordInCommon OR pair.ground > 0 OR pair.covered AS related,
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
  visible AND related AND b.accepting AND NOT pair.barred
    AND (a.needs > 0 OR a.groundWeight > 0 OR a.queryWords > 0) AS listed,
  pair.evidence AS evidence,
  scoredAs[11] AS s, 100 * (1 - exp(-scoredAs[11])) AS score, scoredAs[0] AS scoredAs, advised,
  pair.competition AS competition, pair.experience AS experience, pair.network AS network, pair.fame AS fame,
  pair.seekerCoverage AS seekerCoverage, pair.candidateCoverage AS candidateCoverage, types
ORDER BY seeker, candidate
