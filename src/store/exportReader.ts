import type { Alliance } from '../domain/alliance';
import type { Organisation } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import type { Sector } from '../domain/sector';
import { ALLIANCE_COLUMNS, toAlliance } from './allianceRecord';
import type { AllianceRecord } from './allianceRecord';
import type { Database, Parameters } from './database';
import { ORGANISATION_COLUMNS, toOrganisation } from './organisationRecord';
import type { OrganisationRecord } from './organisationRecord';
import { RESOURCE_COLUMNS, SECTOR_COLUMNS, toResource, toSector } from './vocabularyRecords';
import type { ResourceRecord, SectorRecord } from './vocabularyRecords';

type Streamer = Pick<Database, 'stream'>;

/*
 * Each stream is in code-point order of the key: the indexes behind the keys keep strings in the order of their UTF-8
 * bytes, which is that order, and no stream is sorted or held whole.
 */

/** Streams all sectors by code. */
export function streamSectors(database: Streamer): AsyncGenerator<Sector> {
  const cypher = `MATCH (s:Sector) WHERE s.code > '' WITH s ORDER BY s.code RETURN ${SECTOR_COLUMNS}`;
  return mapped<SectorRecord, Sector>(database, cypher, {}, toSector);
}

/** Streams all resources by id. */
export function streamResources(database: Streamer): AsyncGenerator<Resource> {
  const cypher = `MATCH (r:Resource) WHERE r.id > '' WITH r ORDER BY r.id RETURN ${RESOURCE_COLUMNS}`;
  return mapped<ResourceRecord, Resource>(database, cypher, {}, toResource);
}

/** Those of one tenant. */
export function streamOrganisations(database: Streamer, tenant: string): AsyncGenerator<Organisation> {
  const cypher = `MATCH (o:Organisation) WHERE o.tenant = $tenant AND o.id > ''
    WITH o ORDER BY o.id RETURN ${ORGANISATION_COLUMNS}`;
  return mapped<OrganisationRecord, Organisation>(database, cypher, { tenant }, toOrganisation);
}

/** Those of one tenant. */
export function streamAlliances(database: Streamer, tenant: string): AsyncGenerator<Alliance> {
  const cypher = `MATCH (a:Alliance) WHERE a.tenant = $tenant AND a.id > ''
    WITH a ORDER BY a.id RETURN ${ALLIANCE_COLUMNS}`;
  return mapped<AllianceRecord, Alliance>(database, cypher, { tenant }, toAlliance);
}

async function* mapped<R, T>(
  database: Streamer,
  cypher: string,
  parameters: Parameters,
  map: (record: R) => T,
): AsyncGenerator<T> {
  for await (const row of database.stream(cypher, parameters)) yield map(row as R);
}
