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
  const ids = [seeker, candidate];
  const found = await batch.read<{ id: string }>(
    `UNWIND $ids AS id MATCH (o:Organisation {tenant: $tenant, id: id}) RETURN id`,
    { ids },
  );
  const missing = ids.filter((id) => !found.some((each) => each.id === id));
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

const ENDS = `MATCH (o:Organisation {tenant: $tenant, id: $seeker})
  MATCH (d:Organisation {tenant: $tenant, id: $candidate})`;
