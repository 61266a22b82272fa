// Sections 3 and 6: W_a of common ground, the strengths per dimension that overlaps are a share of, and (reading 9)
// the number of offers before groups are expanded.
MATCH (side:OracleSide)-[:OF]->(o:Organisation)
OPTIONAL MATCH (side)-[x:ORACLE_OFFERS]->(r:Resource)
WITH side, o, r.kind AS kind, sum(x.strength) AS strength, sum(x.rarity * x.rarity * x.strength) AS worth
WITH side, o, collect({kind: kind, strength: strength, worth: worth}) AS rows
SET side.strengths = [d IN $dimensions | coalesce(head([row IN rows WHERE row.kind = d | row.strength]), 0)],
    side.groundWeight = reduce(sum = 0, row IN rows |
      sum + CASE WHEN row.kind IN ['MARKET', 'SEGMENT', 'CHANNEL', 'SKILL'] THEN row.worth ELSE 0 END),
    side.offers = COUNT { MATCH (o)-[x:OFFERS]->() WHERE x.until IS NULL OR x.until > $asOf }
