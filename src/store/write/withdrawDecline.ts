import { DECLINE_ENDS, missingOrganisations } from './declineOrganisation';
import type { Batch } from './writeBatch';

/**
 * Takes back that one organisation declines another; nothing is written where it does not.
 * @returns the ids that are not there
 */
export async function withdrawDecline(
  batch: Batch,
  seeker: string,
  candidate: string,
): Promise<readonly string[]> {
  const missing = await missingOrganisations(batch, [seeker, candidate]);
  if (missing.length > 0) return missing;
  const parameters = { seeker, candidate };
  const declines = `${DECLINE_ENDS} MATCH (o)-[x:DECLINES]->(d)`;
  const stored = await batch.read(`${declines} RETURN x.at AS at`, parameters);
  if (stored.length === 0) return [];
  await batch.write(`${declines} DELETE x SET o.revision = $revision, o.updatedAt = $at`, parameters);
  return [];
}
