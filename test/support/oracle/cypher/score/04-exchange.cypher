// Section 5: how clearly a asks, what it gains from anybody, which row fits the pair, its lambda and its floors (reading 10:
// with lambda 0 there are none). Section 7: E, K and their product, capped where a is stated.
WITH a, b, pair,
  CASE WHEN a.stated THEN 40
       WHEN a.asks OR a.queryWords = 0 THEN a.queryWords
       ELSE a.queryWords / a.documents END / 40.0 AS clarity
WITH a, b, pair, CASE WHEN clarity > 1 THEN 1.0 ELSE clarity END AS clarity
WITH a, b, pair, clarity,
  CASE WHEN a.needs = 0 AND a.queryWords = 0 AND a.groundWeight > 0 THEN 0.0
       ELSE 0.35 * (1 - clarity) END AS prior,
  b.needs > 0 OR b.groundWeight > 0 OR b.queryWords > 0 AS heard,
  ((1 + b.past * CASE
    WHEN a.stated THEN 1.0
    WHEN a.queryWords > 0 THEN clarity * pair.seekerText + (1 - clarity)
    WHEN a.needs = 0 AND a.groundWeight > 0 THEN pair.seekerGround
    ELSE 1.0 END) ^ (0.15 + 0.2 * (1 - clarity)))
    ^ $profile.experience AS experience,
  CASE WHEN a.acquaintance > 0 THEN 1 + log(1 + 5 * (1.0 * pair.acquaintance / a.acquaintance)) ELSE 1.0 END
    ^ $profile.network AS network,
  CASE WHEN a.offers = 0 AND a.documents = 0 THEN 'NEWCOMER'
       WHEN a.stated AND b.stated THEN 'BOTH_STATED'
       WHEN a.stated THEN 'SEEKER_STATED'
       ELSE 'SEEKER_NOT_STATED' END AS exchange
WITH a, b, pair, prior, heard, experience, network, exchange, experience * network AS fame,
  CASE exchange
    WHEN 'NEWCOMER' THEN 0.0
    WHEN 'SEEKER_NOT_STATED' THEN CASE WHEN NOT heard THEN 0.0
      ELSE coalesce($profile.lambda, CASE WHEN b.needs = 0 AND b.queryWords > 0 THEN 0.05 ELSE 0.15 END) END
    ELSE coalesce($profile.lambda, 0.5) END AS lambda
WITH a, b, pair {
  .*,
  exchange: exchange,
  heard: heard,
  lambda: lambda,
  prior: prior,
  seekerFloor: CASE WHEN lambda > 0 AND a.stated AND b.stated THEN 0.05 ELSE 0.0 END,
  candidateFloor: CASE WHEN lambda > 0 THEN 0.05 ELSE 0.0 END,
  experience: experience,
  network: network,
  fame: CASE WHEN a.stated AND fame > 1.5 THEN 1.5 ELSE fame END
} AS pair
