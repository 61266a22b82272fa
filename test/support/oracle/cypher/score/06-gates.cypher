// Section 8 and reading 17: who may be the host of a type (of a type without one, NOBODY) by the gate of the type. What is
// unknown makes a comparison null, and null is shut.
WITH a, b, pair, ['GOVERNMENT', 'UNIVERSITY'] AS public
WITH a, b, pair {
  .*,
  gates: {
    NOBODY: {
      CO_BRANDING: a.strengths[4] + a.strengths[1] > 0 AND b.strengths[4] + b.strengths[1] > 0,
      DESTINATION: (pair.sameRegion OR pair.sameIslands) AND a.inVisitorEconomy AND b.inVisitorEconomy,
      TECHNOLOGY: a.inTechnology OR b.inTechnology,
      NON_COMPETITIVE: pair.littleCompetition AND pair.overlaps[0] + pair.overlaps[1] > 0,
      PRICE: pair.noCompetition AND 'CUT_COST' IN a.goals AND 'CUT_COST' IN b.goals,
      MARKETING_UNION: a.kind IN ['SME', 'ASSOCIATION'] AND b.kind IN ['SME', 'ASSOCIATION']
        AND (pair.sectorLevel >= 2 OR pair.sameRegion)
    },
    CANDIDATE: {
      BRAND_CAUSE: b.kind = 'NON_PROFIT',
      MARKETPLACE: b.kind = 'MARKETPLACE',
      MARKET_EXPANSION: size(a.countries) > 0 AND pair.seekerForeign > 0,
      DOMESTIC_EXPANSION: pair.sameCountry AND pair.seekerInside > 0,
      PUBLIC_PRIVATE: b.kind IN public AND NOT a.kind IN public,
      CO_FINANCING: pair.seekerCoverage[6] > 0 AND NOT b.kind IN public
    },
    SEEKER: {
      BRAND_CAUSE: a.kind = 'NON_PROFIT',
      MARKETPLACE: a.kind = 'MARKETPLACE',
      MARKET_EXPANSION: size(b.countries) > 0 AND pair.candidateForeign > 0,
      DOMESTIC_EXPANSION: pair.sameCountry AND pair.candidateInside > 0,
      PUBLIC_PRIVATE: a.kind IN public AND NOT b.kind IN public,
      CO_FINANCING: pair.candidateCoverage[6] > 0 AND NOT a.kind IN public
    }
  }
} AS pair
