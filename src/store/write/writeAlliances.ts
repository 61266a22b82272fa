import { changedProperties } from './changedProperties';
import type { Properties } from './changedProperties';
import type { Written } from './outcome';
import { periodRefusal } from './periodRefusal';
import { stampAlliances } from './stampAlliances';
import type { Batch } from './writeBatch';

/** One alliance to write, without its members; what is undefined stays as it is stored, null clears. */
export interface AllianceRow {
  readonly id: string;
  readonly properties: Properties;
}

/** What a row can give, with what is stored where a new alliance gives nothing. */
const PROPERTIES: Properties = {
  ...{
    type: null,
    status: 'ACTIVE',
    startedOn: null,
    endedOn: null,
    title: null,
    text: null,
    language: null,
  },
  visibility: 'PUBLIC',
};
const NAMES = Object.keys(PROPERTIES);

/** Creates and updates alliances. @returns what became of each row, in order */
export async function writeAlliances(batch: Batch, rows: readonly AllianceRow[]): Promise<Written[]> {
  const records = await batch.read<{ id: string; properties: readonly unknown[] }>(
    `UNWIND $ids AS id MATCH (a:Alliance {tenant: $tenant, id: id}) WITH id, properties(a) AS p
     RETURN id, [${NAMES.map((name) => `p.${name}`).join(', ')}] AS properties`,
    { ids: [...new Set(rows.map(({ id }) => id))] },
  );
  const stored = new Map(records.map(({ id, properties }) => [id, properties]));
  const creates: AllianceRow[] = [];
  const updates: AllianceRow[] = [];

  const written = rows.map(({ id, properties: given }): Written => {
    const before = stored.get(id);
    const endOf = (field: string) => ({
      field,
      given: given[field],
      stored: before?.[NAMES.indexOf(field)],
    });
    const turned = periodRefusal(endOf('startedOn'), endOf('endedOn'));
    if (turned !== null) return [turned];
    const after = NAMES.map((name, i) =>
      given[name] === undefined && before !== undefined ? before[i] : (given[name] ?? PROPERTIES[name]),
    );
    const changes = changedProperties(NAMES, before, after);
    stored.set(id, after);
    if (before === undefined) {
      creates.push({ id, properties: changes ?? {} });
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
      { rows: creates },
    );
  }
  if (updates.length > 0) {
    await batch.write(
      `UNWIND $rows AS row MATCH (a:Alliance {tenant: $tenant, id: row.id}) SET a += row.properties`,
      { rows: updates },
    );
  }
  await stampAlliances(
    batch,
    updates.map(({ id }) => id),
  );
  return written;
}
