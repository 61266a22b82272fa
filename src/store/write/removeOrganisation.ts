import type { Batch } from './writeBatch';

/**
 * Deletes an organisation and everything that leaves or reaches it. The alliances it was a member of, their other
 * members and the organisations that declined it get the revision, and a Removed stays behind.
 * @returns false where there was none
 */
export async function removeOrganisation(batch: Batch, id: string): Promise<boolean> {
  const parameters = { id };
  const found = await batch.read(`${FIND} RETURN o.id AS id`, parameters);
  if (found.length === 0) return false;
  await batch.write(
    `${FIND} MATCH (o)-[:MEMBER_OF]->(a:Alliance) SET a.revision = $revision
     WITH o, a MATCH (a)<-[:MEMBER_OF]-(m:Organisation) WHERE m <> o SET m.revision = $revision`,
    parameters,
  );
  await batch.write(`${FIND} MATCH (o)<-[:DECLINES]-(d:Organisation) SET d.revision = $revision`, parameters);
  await batch.write(`${FIND} DETACH DELETE o`, parameters);
  await batch.write(
    `MERGE (x:Removed {kind: 'ORGANISATION', tenant: $tenant, id: $id}) SET x.revision = $revision`,
    parameters,
  );
  return true;
}

const FIND = 'MATCH (o:Organisation {tenant: $tenant, id: $id})';
