import type { Batch } from './writeBatch';

/**
 * Notes that one organisation declines another of its tenant. A decline that stands keeps its time; its reason follows
 * the latest word.
 * @returns the ids that are not there; nothing is written then
 */
export async function declineOrganisation(
  batch: Batch,
  seeker: string,
  candidate: string,
  reason: string | null,
): Promise<readonly string[]> {
  const missing = await missingOrganisations(batch, [seeker, candidate]);
  if (missing.length > 0) return missing;

  const parameters = { seeker, candidate, reason };
  const [stored] = await batch.read<{ reason: string | null }>(
    `${DECLINE_ENDS} MATCH (o)-[x:DECLINES]->(d) RETURN x.reason AS reason`,
    parameters,
  );
  if (stored !== undefined && stored.reason === reason) return [];
  const stamp = 'o.revision = $revision, o.updatedAt = $at';
  await batch.write(
    stored === undefined
      ? `${DECLINE_ENDS} CREATE (o)-[:DECLINES {reason: $reason, at: $at}]->(d) SET ${stamp}`
      : `${DECLINE_ENDS} MATCH (o)-[x:DECLINES]->(d) SET x.reason = $reason, ${stamp}`,
    parameters,
  );
  return [];
}

/** Those of the ids that no organisation of the tenant has. */
export async function missingOrganisations(batch: Batch, ids: readonly string[]): Promise<readonly string[]> {
  const found = await batch.read<{ id: string }>(
    `UNWIND $ids AS id MATCH (o:Organisation {tenant: $tenant, id: id}) RETURN id`,
    { ids },
  );
  return ids.filter((id) => !found.some((each) => each.id === id));
}

/** Binds `o` and `d`, of the parameters `seeker` and `candidate`. */
export const DECLINE_ENDS = `MATCH (o:Organisation {tenant: $tenant, id: $seeker})
  MATCH (d:Organisation {tenant: $tenant, id: $candidate})`;
