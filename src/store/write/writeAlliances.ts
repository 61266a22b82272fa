import { changedProperties } from './changedProperties';
import type { Properties } from './changedProperties';
import type { Written } from './outcome';
import { stampAlliances } from './stamp';
import type { Batch } from './writeBatch';

/** One alliance to write, without its members; what is undefined stays as it is stored, null clears. */
export interface AllianceRow {
  readonly id: string;
  readonly properties: Properties;
}

const DEFAULTS: Properties = { status: 'ACTIVE', visibility: 'PUBLIC' };

/** Creates and updates alliances. @returns what became of each row, in order */
export async function writeAlliances(batch: Batch, rows: readonly AllianceRow[]): Promise<Written[]> {
  const { tenant, revision } = batch;
  const records = await batch.read<{ id: string; properties: Properties }>(
    `UNWIND $ids AS id MATCH (a:Alliance {tenant: $tenant, id: id}) RETURN id, properties(a) AS properties`,
    { ids: [...new Set(rows.map(({ id }) => id))], tenant },
  );
  const stored = new Map(records.map(({ id, properties }) => [id, properties]));
  const creates: AllianceRow[] = [];
  const updates: AllianceRow[] = [];

  const written = rows.map(({ id, properties }): Written => {
    const before = stored.get(id);
    const given: Record<string, unknown> = before === undefined ? { ...DEFAULTS } : {};
    for (const [name, value] of Object.entries(properties)) {
      if (value !== undefined) given[name] = value ?? DEFAULTS[name] ?? null;
    }
    const changes = changedProperties(before ?? {}, given);
    stored.set(id, { ...before, ...given });
    if (before === undefined) {
      creates.push({ id, properties: given });
      batch.planned?.add('Alliance', id);
      return 'CREATED';
    }
    if (changes === null) return 'UNCHANGED';
    updates.push({ id, properties: changes });
    return 'UPDATED';
  });

  if (creates.length > 0) {
    await batch.write(
      `UNWIND $rows AS row CREATE (a:Alliance {tenant: $tenant, id: row.id, revision: $revision})
       SET a += row.properties`,
      { rows: creates, tenant, revision },
    );
  }
  if (updates.length > 0) {
    await batch.write(
      `UNWIND $rows AS row MATCH (a:Alliance {tenant: $tenant, id: row.id}) SET a += row.properties`,
      { rows: updates, tenant },
    );
  }
  await stampAlliances(
    batch,
    updates.map(({ id }) => id),
  );
  return written;
}
