import type { Database } from '../database';
import type { TargetLabel } from './writeBatch';

const QUERIES: Readonly<Record<TargetLabel, string>> = {
  Organisation: `MATCH (t:Organisation) WHERE t.tenant = $tenant AND t.id STARTS WITH $prefix RETURN t.id AS id LIMIT 5000`,
  Alliance: `MATCH (t:Alliance) WHERE t.tenant = $tenant AND t.id STARTS WITH $prefix RETURN t.id AS id LIMIT 5000`,
  Resource: `MATCH (t:Resource) WHERE t.id STARTS WITH $prefix RETURN t.id AS id LIMIT 100000`,
  Sector: `MATCH (t:Sector) WHERE t.code STARTS WITH $prefix RETURN t.code AS id LIMIT 5000`,
};

/** Ids that begin with a prefix, to find the one that was meant. */
export function readCandidateIds(
  database: Pick<Database, 'read'>,
  label: TargetLabel,
  tenant: string,
  prefix: string,
): Promise<readonly string[]> {
  return database.read(QUERIES[label], { tenant, prefix }, ({ id }) => id as string);
}
