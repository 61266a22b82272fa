import { DIMENSIONS } from '../../domain/dimension';
import type { Dimension } from '../../domain/dimension';
import { KEEP_PLAN } from './keepPlan';
import type { Batch, TargetLabel } from './writeBatch';

const FIND: Readonly<Record<TargetLabel, string>> = {
  Organisation: `${KEEP_PLAN} UNWIND $ids AS id MATCH (t:Organisation {tenant: $tenant, id: id}) RETURN id`,
  Alliance: `${KEEP_PLAN} UNWIND $ids AS id MATCH (t:Alliance {tenant: $tenant, id: id}) RETURN id`,
  Resource: `${KEEP_PLAN} UNWIND $ids AS id MATCH (t:Resource {id: id}) RETURN id`,
  Sector: `${KEEP_PLAN} UNWIND $ids AS id MATCH (t:Sector {code: id}) RETURN id`,
};

/**
 * Which of these nodes rows can point at: those that are there, those that a dry run would have created, and, where
 * the batch creates resources, those whose id says what they are.
 */
export async function findTargets(
  batch: Batch,
  label: TargetLabel,
  ids: Iterable<string>,
): Promise<Set<string>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Set();
  const seen = (await batch.seen?.())?.of(label) ?? new Set<string>();
  const found = new Set(asked.filter((id) => seen.has(id)));
  const sought = asked.filter((id) => !seen.has(id));
  const rows = sought.length === 0 ? [] : await batch.read<{ id: string }>(FIND[label], { ids: sought });
  for (const { id } of rows) {
    found.add(id);
    seen.add(id);
  }
  for (const id of asked) if (batch.planned?.has(label, id)) found.add(id);
  if (label === 'Resource' && batch.createdResources) {
    for (const id of await createResources(
      batch,
      asked.filter((id) => !found.has(id)),
    ))
      found.add(id);
  }
  return found;
}

async function createResources(batch: Batch, ids: readonly string[]): Promise<readonly string[]> {
  const rows = ids.flatMap((id) => {
    const kind = kindOfResource(id);
    return kind === null ? [] : [{ id, kind, name: nameOfResource(id) }];
  });
  if (rows.length > 0) {
    await batch.write(
      `UNWIND $rows AS row
       MERGE (r:Resource {id: row.id})
       ON CREATE SET r.kind = row.kind, r.name = row.name, r.revision = $revision`,
      { rows },
    );
  }
  for (const { id } of rows) {
    batch.planned?.add('Resource', id);
    batch.createdResources?.add(id);
  }
  return rows.map(({ id }) => id);
}

/** The dimension that the prefix of a resource's id names; null where it names none. */
export function kindOfResource(id: string): Dimension | null {
  const prefix = id.slice(0, Math.max(0, id.indexOf('/'))).toUpperCase();
  return DIMENSIONS.find((kind) => kind === prefix) ?? null;
}

/** `skill/export-documents` reads as "Export documents". */
function nameOfResource(id: string): string {
  const words = id
    .slice(id.lastIndexOf('/') + 1)
    .replaceAll('-', ' ')
    .trim();
  return words === '' ? id : words[0].toUpperCase() + words.slice(1);
}
