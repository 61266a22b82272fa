// Section 6 and reading 14: comp as a fraction of integers, similarity of sectors in tenths included.
WITH a, b, pair, [0, 0, 4, 7, 10][pair.sectorLevel] AS similarity,
  // Numerators, and denominators that are never 0: the strengths of the side that offers less.
  [d IN [0, 1, 3] | pair.overlaps[d]] AS shared,
  [d IN [0, 1, 3] | CASE WHEN a.strengths[d] = 0 OR b.strengths[d] = 0 THEN 1
                         WHEN a.strengths[d] < b.strengths[d] THEN a.strengths[d] ELSE b.strengths[d] END] AS least
WITH a, b, pair, similarity, shared[2] AS offering, least[2] AS offeringOf,
  a.strengths[0] + a.strengths[1] > 0 AND b.strengths[0] + b.strengths[1] > 0 AS bothServe,
  a.hasSector AND b.hasSector AND a.strengths[3] > 0 AND b.strengths[3] > 0 AS known,
  // The larger of the overlaps of MARKET and SEGMENT.
  CASE WHEN shared[0] * least[1] >= shared[1] * least[0] THEN [shared[0], least[0]] ELSE [shared[1], least[1]] END
    AS served
WITH a, b, pair, similarity, offering, offeringOf, known,
  CASE WHEN bothServe THEN served WHEN pair.sameRegion THEN [1, 2] ELSE [0, 1] END AS place
WITH a, b, pair, similarity, known,
  CASE WHEN offering * place[1] <= place[0] * offeringOf THEN [offering, offeringOf] ELSE place END AS smaller
WITH a, b, pair {
  .*,
  competition: similarity / 10.0 * smaller[0] / smaller[1],
  noCompetition: known AND similarity * smaller[0] = 0,
  // comp < 0.2, that is similarity/10 * numerator/denominator < 2/10
  littleCompetition: known AND similarity * smaller[0] < 2 * smaller[1]
} AS pair
