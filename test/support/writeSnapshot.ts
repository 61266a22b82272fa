import type { GraphSnapshot } from '../../src/domain/graph';
import type { Alliance } from '../../src/domain/alliance';
import type { Organisation } from '../../src/domain/organisation';
import type { Database, Row } from '../../src/store/database';

/**
 * Writes a whole graph into an empty database with plain CREATE statements, as docs/graph.md lays it out: a way in for
 * tests that must not depend on the product's own.
 */
export async function writeSnapshot(database: Database, snapshot: GraphSnapshot): Promise<void> {
  const { organisations, alliances, resources, sectors, supplies } = snapshot;
  const steps: readonly [cypher: string, rows: readonly Row[]][] = [
    [CREATE_SECTORS, sectors.map(({ parentCode, ...properties }) => ({ parentCode, properties }))],
    [JOIN_SECTORS, sectors.map(({ code, parentCode }) => ({ code, parentCode }))],
    [CREATE_SUPPLIES, supplies.map((supply) => ({ ...supply }))],
    [
      CREATE_RESOURCES,
      resources.map(({ parentId, members, ...properties }) => ({ parentId, members, properties })),
    ],
    [JOIN_RESOURCES, resources.map(({ id, parentId, members }) => ({ id, parentId, members }))],
    [CREATE_ORGANISATIONS, organisations.map(organisationRow)],
    [CREATE_DECLINES, organisations.map(({ tenant, id, declines }) => ({ tenant, id, declines }))],
    [CREATE_ALLIANCES, alliances.map(allianceRow)],
    [CREATE_COUNTER, [{ revision: snapshot.revision }]],
  ];
  for (const [cypher, rows] of steps) {
    for (let first = 0; first < rows.length; first += ROWS_PER_TRANSACTION) {
      const some = rows.slice(first, first + ROWS_PER_TRANSACTION);
      await database.write((transaction) => transaction.run(cypher, { rows: some }));
    }
  }
}

const ROWS_PER_TRANSACTION = 2_000;

const CREATE_SECTORS = `UNWIND $rows AS row CREATE (s:Sector) SET s += row.properties`;

const JOIN_SECTORS = `
  UNWIND $rows AS row
  MATCH (s:Sector {code: row.code}), (parent:Sector {code: row.parentCode})
  CREATE (s)-[:PART_OF]->(parent)`;

const CREATE_SUPPLIES = `
  UNWIND $rows AS row
  MATCH (supplier:Sector {code: row.supplierCode}), (buyer:Sector {code: row.buyerCode})
  CREATE (supplier)-[:SUPPLIES {weight: row.weight}]->(buyer)`;

const CREATE_RESOURCES = `UNWIND $rows AS row CREATE (r:Resource) SET r += row.properties`;

const JOIN_RESOURCES = `
  UNWIND $rows AS row
  MATCH (r:Resource {id: row.id})
  CALL (r, row) {
    MATCH (parent:Resource {id: row.parentId})
    CREATE (r)-[:PART_OF]->(parent)
  }
  CALL (r, row) {
    UNWIND row.members AS member
    MATCH (m:Resource {id: member})
    CREATE (r)-[:INCLUDES]->(m)
  }`;

const CREATE_ORGANISATIONS = `
  UNWIND $rows AS row
  CREATE (o:Organisation)
  SET o += row.properties
  FOREACH (x IN CASE WHEN 'SME' IN row.roles THEN [1] ELSE [] END | SET o:Sme)
  FOREACH (x IN CASE WHEN 'PARTNER' IN row.roles THEN [1] ELSE [] END | SET o:Partner)
  WITH o, row
  CALL (o, row) {
    UNWIND row.basedIn AS id
    MATCH (r:Resource {id: id})
    CREATE (o)-[:BASED_IN]->(r)
  }
  CALL (o, row) {
    UNWIND row.sectors AS sector
    MATCH (s:Sector {code: sector.code})
    CREATE (o)-[:OPERATES_IN {primary: sector.primary}]->(s)
  }
  CALL (o, row) {
    UNWIND row.offers AS offer
    MATCH (r:Resource {id: offer.resourceId})
    CREATE (o)-[:OFFERS {
      strength: offer.strength, uses: toInteger(offer.uses), origin: offer.origin, since: offer.since, until: offer.until
    }]->(r)
  }
  CALL (o, row) {
    UNWIND row.needs AS need
    MATCH (r:Resource {id: need.resourceId})
    CREATE (o)-[:NEEDS {
      priority: toInteger(need.priority), origin: need.origin, since: need.since, until: need.until
    }]->(r)
  }`;

const CREATE_DECLINES = `
  UNWIND $rows AS row
  MATCH (o:Organisation {tenant: row.tenant, id: row.id})
  UNWIND row.declines AS decline
  MATCH (other:Organisation {tenant: row.tenant, id: decline.organisationId})
  CREATE (o)-[:DECLINES {reason: decline.reason, at: decline.at}]->(other)`;

const CREATE_ALLIANCES = `
  UNWIND $rows AS row
  CREATE (a:Alliance)
  SET a += row.properties
  WITH a, row
  UNWIND row.members AS member
  MATCH (o:Organisation {tenant: row.properties.tenant, id: member.organisationId})
  CREATE (o)-[:MEMBER_OF {role: member.role, satisfaction: member.satisfaction}]->(a)`;

const CREATE_COUNTER = `
  UNWIND $rows AS row
  MERGE (c:Counter {name: 'revision'})
  SET c.value = toInteger(row.revision)`;

function organisationRow(organisation: Organisation): Row {
  const { roles, basedIn, sectors, offers, needs, declines, externalIds, ...properties } = organisation;
  const external = externalIds.map(({ scheme, value }) => `${scheme}:${value}`);
  return {
    roles,
    basedIn,
    sectors,
    offers,
    needs,
    declines,
    properties: { ...properties, externalIds: external },
  };
}

function allianceRow({ members, ...properties }: Alliance): Row {
  return { members, properties };
}
