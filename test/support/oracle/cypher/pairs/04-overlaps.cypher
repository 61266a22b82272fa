// What both offer: I of common ground (section 3), and per dimension the sum that an overlap is made of (section 6).
MATCH (a:OracleSeeker)
WHERE a.index IN $indices
MATCH (a)-[x:ORACLE_OFFERS]->(r:Resource)<-[y:ORACLE_OFFERS]-(b:OracleCandidate)
WITH a, b, r.kind AS kind, x.rarity AS rarity,
  CASE WHEN x.strength < y.strength THEN x.strength ELSE y.strength END AS smaller
WITH a, b, kind, sum(smaller) AS overlap, sum(rarity * rarity * smaller) AS worth
WITH a, b, collect({kind: kind, overlap: overlap}) AS rows,
  sum(CASE WHEN kind IN ['MARKET', 'SEGMENT', 'CHANNEL', 'SKILL'] THEN worth ELSE 0 END) AS ground
MATCH (a)-[pair:ORACLE_PAIR]->(b)
SET pair.overlaps = [d IN $dimensions | coalesce(head([row IN rows WHERE row.kind = d | row.overlap]), 0)],
    pair.ground = ground
