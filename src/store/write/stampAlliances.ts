import type { Batch } from './writeBatch';

/** Puts the revision of the batch on alliances that changed and on all their members. */
export async function stampAlliances(batch: Batch, ids: Iterable<string>): Promise<void> {
  const changed = [...ids];
  if (changed.length === 0) return;
  const parameters = { ids: changed };
  await batch.write(
    `UNWIND $ids AS id MATCH (a:Alliance {tenant: $tenant, id: id}) SET a.revision = $revision`,
    parameters,
  );
  await batch.write(
    `UNWIND $ids AS id MATCH (:Alliance {tenant: $tenant, id: id})<-[:MEMBER_OF]-(o:Organisation)
     WITH DISTINCT o SET o.revision = $revision`,
    parameters,
  );
}
