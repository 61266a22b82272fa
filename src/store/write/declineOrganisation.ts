import type { TenantKey } from '../../domain/graph';
import type { Batch } from './writeBatch';

/**
 * Notes that one organisation declines another, which may belong to another tenant. A decline that stands keeps its
 * time; its reason follows the latest word.
 * @returns the keys that are not there; nothing is written then
 */
export async function declineOrganisation(
  batch: Batch,
  seeker: TenantKey,
  candidate: TenantKey,
  reason: string | null,
): Promise<readonly TenantKey[]> {
  const keys = [seeker, candidate];
  const found = await batch.read<TenantKey>(
    `UNWIND $keys AS key MATCH (o:Organisation {tenant: key.tenant, id: key.id})
     RETURN o.tenant AS tenant, o.id AS id`,
    { keys },
  );
  const missing = keys.filter(
    ({ tenant, id }) => !found.some((each) => each.tenant === tenant && each.id === id),
  );
  if (missing.length > 0) return missing;

  const parameters = { seeker, candidate, reason };
  const [stored] = await batch.read<{ reason: string | null }>(
    `${ENDS} MATCH (o)-[x:DECLINES]->(d) RETURN x.reason AS reason`,
    parameters,
  );
  if (stored !== undefined && stored.reason === reason) return [];
  const stamp = 'o.revision = $revision, o.updatedAt = $at';
  await batch.write(
    stored === undefined
      ? `${ENDS} CREATE (o)-[:DECLINES {reason: $reason, at: $at}]->(d) SET ${stamp}`
      : `${ENDS} MATCH (o)-[x:DECLINES]->(d) SET x.reason = $reason, ${stamp}`,
    parameters,
  );
  return [];
}

const ENDS = `MATCH (o:Organisation {tenant: $seeker.tenant, id: $seeker.id})
  MATCH (d:Organisation {tenant: $candidate.tenant, id: $candidate.id})`;
