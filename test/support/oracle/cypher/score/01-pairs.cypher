// One statement from here on, in parts: each adds to the map of the pair. What no stage has found is nought.
MATCH (a:OracleSeeker)-[pair:ORACLE_PAIR]->(b:OracleCandidate)
WHERE a.index IN $indices
WITH properties(a) AS a, properties(b) AS b, pair {
  .*,
  seekerCoverage: coalesce(pair.seekerCoverage, [d IN $dimensions | 0.0]),
  candidateCoverage: coalesce(pair.candidateCoverage, [d IN $dimensions | 0.0]),
  overlaps: coalesce(pair.overlaps, [d IN $dimensions | 0]),
  ground: coalesce(pair.ground, 0),
  sectorLevel: coalesce(pair.sectorLevel, 0),
  supplies: coalesce(pair.supplies, 0.0),
  acquaintance: coalesce(pair.acquaintance, 0),
  nearby: coalesce(pair.nearby, 0.0),
  domestic: coalesce(pair.domestic, 0.0),
  abroad: coalesce(pair.abroad, 0.0)
} AS pair
