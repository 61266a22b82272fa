import { keyOf } from '../domain/graph';
import type { TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Database } from './database';
import { ORGANISATION_COLUMNS, toOrganisation } from './organisationRecord';
import { readRecords } from './recordPages';

export const ORGANISATIONS_BY_KEY = `UNWIND $keys AS key
  MATCH (o:Organisation {tenant: key.tenant, id: key.id})
  RETURN ${ORGANISATION_COLUMNS}`;

/** Organisations in the order of their keys, null where there is none; one query. */
export async function readOrganisationsByKey(
  database: Pick<Database, 'read'>,
  keys: readonly TenantKey[],
): Promise<(Organisation | null)[]> {
  const found = await readRecords(database, ORGANISATIONS_BY_KEY, { keys }, toOrganisation);
  const byKey = new Map(found.map((organisation) => [keyOf(organisation), organisation]));
  return keys.map((key) => byKey.get(keyOf(key)) ?? null);
}
