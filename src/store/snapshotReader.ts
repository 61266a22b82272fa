import type { Alliance } from '../domain/alliance';
import { compareCodePoints } from '../domain/codePointOrder';
import type { GraphSnapshot, TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import type { Sector, Supply } from '../domain/sector';
import { ALLIANCE_COLUMNS, toAlliance } from './allianceRecord';
import { readCounters } from './counters';
import { asInteger } from './database';
import type { Database } from './database';
import { ORGANISATION_COLUMNS, toOrganisation } from './organisationRecord';
import { readPages, readRecords } from './recordPages';
import { RESOURCE_COLUMNS, SECTOR_COLUMNS, toResource, toSector } from './vocabularyRecords';

type Reader = Pick<Database, 'read'>;

/**
 * Reads the whole graph in pages, each a transaction of its own. The revision is read first: what is committed while
 * the pages arrive may be in them or not, and is in the changes since that revision either way.
 * Every list is in code-point order of its key. @throws SymbiosisError DATABASE_UNAVAILABLE
 */
export async function readSnapshot(database: Reader, pageSize = 1_000): Promise<GraphSnapshot> {
  const { revision } = await readCounters(database);
  const limit = asInteger(pageSize);
  return {
    revision,
    sectors: await readSectors(database),
    supplies: await readSupplies(database),
    resources: await readResources(database, limit),
    organisations: await readOrganisations(database, limit),
    alliances: await readAlliances(database, limit),
  };
}

/** The SUPPLIES table in the order of its codes; a few thousand rows at most. */
export async function readSupplies(database: Reader): Promise<Supply[]> {
  const supplies = await readRecords(
    database,
    `MATCH (supplier:Sector)-[x:SUPPLIES]->(buyer:Sector)
     RETURN supplier.code AS supplierCode, buyer.code AS buyerCode, x.weight AS weight`,
    {},
    (supply: Supply) => supply,
  );
  return supplies.sort(
    (a, b) =>
      compareCodePoints(a.supplierCode, b.supplierCode) || compareCodePoints(a.buyerCode, b.buyerCode),
  );
}

/** ISIC has 766 nodes: one page. */
function readSectors(database: Reader): Promise<Sector[]> {
  return readRecords(
    database,
    `MATCH (s:Sector) WHERE s.code > '' WITH s ORDER BY s.code RETURN ${SECTOR_COLUMNS}`,
    {},
    toSector,
  );
}

function readResources(database: Reader, limit: unknown): Promise<Resource[]> {
  return readPages(
    '',
    (after) =>
      readRecords(
        database,
        `MATCH (r:Resource) WHERE r.id > $after WITH r ORDER BY r.id LIMIT $limit RETURN ${RESOURCE_COLUMNS}`,
        { after, limit },
        toResource,
      ),
    (resource) => resource.id,
  );
}

/** Tenant by tenant, since only then a page is a range of the index on (tenant, id). */
function readOrganisations(database: Reader, limit: unknown): Promise<Organisation[]> {
  return readTenants(
    (after) => readRecords(database, NEXT_ORGANISATION_TENANT, { after }, tenantOf),
    (after) =>
      readRecords(
        database,
        `MATCH (o:Organisation) WHERE o.tenant = $tenant AND o.id > $id
         WITH o ORDER BY o.id LIMIT $limit RETURN ${ORGANISATION_COLUMNS}`,
        { ...after, limit },
        toOrganisation,
      ),
  );
}

function readAlliances(database: Reader, limit: unknown): Promise<Alliance[]> {
  return readTenants(
    (after) => readRecords(database, NEXT_ALLIANCE_TENANT, { after }, tenantOf),
    (after) =>
      readRecords(
        database,
        `MATCH (a:Alliance) WHERE a.tenant = $tenant AND a.id > $id
         WITH a ORDER BY a.id LIMIT $limit RETURN ${ALLIANCE_COLUMNS}`,
        { ...after, limit },
        toAlliance,
      ),
  );
}

const NEXT_ORGANISATION_TENANT = `MATCH (o:Organisation) WHERE o.tenant > $after AND o.id > ''
  RETURN o.tenant AS tenant ORDER BY o.tenant LIMIT 1`;
const NEXT_ALLIANCE_TENANT = `MATCH (a:Alliance) WHERE a.tenant > $after AND a.id > ''
  RETURN a.tenant AS tenant ORDER BY a.tenant LIMIT 1`;

function tenantOf({ tenant }: { readonly tenant: string }): string {
  return tenant;
}

async function readTenants<T extends TenantKey>(
  nextTenant: (after: string) => Promise<readonly string[]>,
  nextPage: (after: TenantKey) => Promise<readonly T[]>,
): Promise<T[]> {
  const tenants = await readPages('', nextTenant, (tenant) => tenant);
  const records: T[] = [];
  for (const tenant of tenants) {
    const first: TenantKey = { tenant, id: '' };
    for (const record of await readPages(first, nextPage, ({ id }) => ({ tenant, id }))) records.push(record);
  }
  return records;
}
