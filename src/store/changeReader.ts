import type { Alliance } from '../domain/alliance';
import { compareCodePoints } from '../domain/codePointOrder';
import type { GraphChanges, Removal, TenantKey } from '../domain/graph';
import { withoutReturned } from '../domain/mergeChanges';
import type { Organisation } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import type { Sector } from '../domain/sector';
import { ALLIANCE_COLUMNS, toAlliance } from './allianceRecord';
import { readCounters } from './counters';
import type { Database } from './database';
import { ORGANISATION_COLUMNS, toOrganisation } from './organisationRecord';
import { readRecords } from './recordPages';
import { readSupplies } from './snapshotReader';
import { RESOURCE_COLUMNS, SECTOR_COLUMNS, toResource, toSector } from './vocabularyRecords';

type Reader = Pick<Database, 'read'>;

/**
 * What was committed after a revision, whole records, found through the indexes on `revision`. Read in several
 * transactions, the revision first: what is committed meanwhile may be included, and is in the next changes either
 * way. Organisations come before what they refer to, so that nothing they name is missing.
 * Every list is in code-point order of its key. @throws SymbiosisError DATABASE_UNAVAILABLE
 */
export async function readChanges(database: Reader, since: number, pageSize = 1_000): Promise<GraphChanges> {
  const { revision } = await readCounters(database);
  if (revision <= since) return noChanges(since, revision);
  const organisations = await readOrganisations(database, since, pageSize);
  const alliances = await readAlliances(database, since, pageSize);
  const resources = await readResources(database, since);
  const sectors = await readSectors(database, since);
  const removals = await readRemovals(database, since);
  const suppliesChanged = sectors.length > 0 || removals.some(({ kind }) => kind === 'SECTOR');
  const supplies = suppliesChanged ? await readSupplies(database) : [];
  return withoutReturned({
    ...{ since, revision, organisations, alliances, resources, sectors },
    ...{ removals, suppliesChanged, supplies },
  });
}

function noChanges(since: number, revision: number): GraphChanges {
  const records = { organisations: [], alliances: [], resources: [], sectors: [] };
  return { since, revision, ...records, removals: [], suppliesChanged: false, supplies: [] };
}

function readOrganisations(database: Reader, since: number, pageSize: number): Promise<Organisation[]> {
  return readByKey(
    database,
    { since, pageSize },
    'MATCH (o:Organisation) WHERE o.revision > $since RETURN o.tenant AS tenant, o.id AS id',
    `UNWIND $keys AS key MATCH (o:Organisation {tenant: key.tenant, id: key.id}) RETURN ${ORGANISATION_COLUMNS}`,
    toOrganisation,
  );
}

function readAlliances(database: Reader, since: number, pageSize: number): Promise<Alliance[]> {
  return readByKey(
    database,
    { since, pageSize },
    'MATCH (a:Alliance) WHERE a.revision > $since RETURN a.tenant AS tenant, a.id AS id',
    `UNWIND $keys AS key MATCH (a:Alliance {tenant: key.tenant, id: key.id}) RETURN ${ALLIANCE_COLUMNS}`,
    toAlliance,
  );
}

/** The keys first, then the records page by page: an import may have changed every one of them. */
async function readByKey<R, T extends TenantKey>(
  database: Reader,
  { since, pageSize }: { readonly since: number; readonly pageSize: number },
  changedKeys: string,
  recordsOfKeys: string,
  map: (record: R) => T,
): Promise<T[]> {
  const keys = await readRecords(database, changedKeys, { since }, (key: TenantKey) => key);
  keys.sort((a, b) => compareCodePoints(a.tenant, b.tenant) || compareCodePoints(a.id, b.id));
  const found: T[] = [];
  for (let start = 0; start < keys.length; start += pageSize) {
    const page = { keys: keys.slice(start, start + pageSize) };
    for (const record of await readRecords(database, recordsOfKeys, page, map)) found.push(record);
  }
  return found.sort((a, b) => compareCodePoints(a.tenant, b.tenant) || compareCodePoints(a.id, b.id));
}

async function readResources(database: Reader, since: number): Promise<Resource[]> {
  const cypher = `MATCH (r:Resource) WHERE r.revision > $since RETURN ${RESOURCE_COLUMNS}`;
  const resources = await readRecords(database, cypher, { since }, toResource);
  return resources.sort((a, b) => compareCodePoints(a.id, b.id));
}

async function readSectors(database: Reader, since: number): Promise<Sector[]> {
  const cypher = `MATCH (s:Sector) WHERE s.revision > $since RETURN ${SECTOR_COLUMNS}`;
  const sectors = await readRecords(database, cypher, { since }, toSector);
  return sectors.sort((a, b) => compareCodePoints(a.code, b.code));
}

/** The last removal of each record, in the order they happened. */
function readRemovals(database: Reader, since: number): Promise<Removal[]> {
  return readRecords(
    database,
    `MATCH (x:Removed) WHERE x.revision > $since
     RETURN x.kind AS kind, x.tenant AS tenant, x.id AS id, max(x.revision) AS revision
     ORDER BY revision, kind, tenant, id`,
    { since },
    (removal: Removal) => removal,
  );
}
