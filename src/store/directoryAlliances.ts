import type { Alliance } from '../domain/alliance';
import { compareCodePoints } from '../domain/codePointOrder';
import { keyOf } from '../domain/graph';
import type { TenantKey } from '../domain/graph';
import { ALLIANCE_COLUMNS, toAlliance } from './allianceRecord';
import type { AllianceRecord } from './allianceRecord';
import type { Database } from './database';
import { readRecords } from './recordPages';

export const ALLIANCES_BY_KEY = `UNWIND $keys AS key
  MATCH (a:Alliance {tenant: key.tenant, id: key.id})
  RETURN ${ALLIANCE_COLUMNS}`;

/** An alliance that several of the organisations share is read once. */
export const ALLIANCES_OF = `UNWIND $keys AS key
  MATCH (:Organisation {tenant: key.tenant, id: key.id})-[:MEMBER_OF]->(a:Alliance)
  WITH a, collect(key) AS keys
  RETURN keys, ${ALLIANCE_COLUMNS}`;

/** Alliances in the order of their keys, null where there is none; one query. */
export async function readAlliancesByKey(
  database: Pick<Database, 'read'>,
  keys: readonly TenantKey[],
): Promise<(Alliance | null)[]> {
  const found = await readRecords(database, ALLIANCES_BY_KEY, { keys }, toAlliance);
  const byKey = new Map(found.map((alliance) => [keyOf(alliance), alliance]));
  return keys.map((key) => byKey.get(keyOf(key)) ?? null);
}

/** For each organisation its alliances, by id; one query. */
export async function readAlliancesOf(
  database: Pick<Database, 'read'>,
  keys: readonly TenantKey[],
): Promise<Alliance[][]> {
  const alliancesOf = new Map<string, Alliance[]>(keys.map((key) => [keyOf(key), []]));
  const found = await readRecords(
    database,
    ALLIANCES_OF,
    { keys },
    (record: AllianceRecord & { readonly keys: readonly TenantKey[] }) => ({
      alliance: toAlliance(record),
      members: record.keys,
    }),
  );
  found.sort((a, b) => compareCodePoints(a.alliance.id, b.alliance.id));
  for (const { alliance, members } of found) {
    for (const member of members) alliancesOf.get(keyOf(member))?.push(alliance);
  }
  return keys.map((key) => alliancesOf.get(keyOf(key)) ?? []);
}
