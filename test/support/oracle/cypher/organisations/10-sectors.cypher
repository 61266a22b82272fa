// Sections 6 and 8: each sector and what is above it; the length of a code tells its level, 1 section to 4 class.
MATCH (side:OracleSide)
OPTIONAL MATCH (side)-[:OF]->(:Organisation)-[:OPERATES_IN]->(:Sector)-[:PART_OF*0..]->(sector:Sector)
WITH side, collect(DISTINCT sector) AS sectors
WITH side, sectors, [sector IN sectors | sector.code] AS codes
SET side.hasSector = size(codes) > 0,
    side.inVisitorEconomy =
      any(code IN codes WHERE code IN
        ['I', '79', 'R', '49', '50', '51', '47', '10', '11', '13', '14', '15', '16'])
      OR coalesce(side.kind IN ['GOVERNMENT', 'ASSOCIATION'], false) AND 'PROMOTE_PLACE' IN side.goals,
    side.inTechnology =
      any(code IN codes WHERE code IN ['20', '21', '26', '27', '28', '29', '30', 'J', '71', '72'])
      OR coalesce(side.kind = 'UNIVERSITY', false)
WITH side, sectors
UNWIND sectors AS sector
CREATE (side)-[:ORACLE_WITHIN]->(sector)
