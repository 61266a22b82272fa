import { findTargets } from './findTargets';
import type { ReferenceRefusal, Refusal, Written } from './outcome';
import { readRelationships, relationshipChanges } from './relationshipChanges';
import type { GivenValues, StoredRelationships } from './relationshipChanges';
import { periodRefusal } from './periodRefusal';
import type { RelationshipKind } from './relationshipKinds';
import type { RelationshipFields, RelationshipRow } from './relationshipRow';
import { readRelationshipTexts, relationshipText } from './relationshipText';
import { stampAlliances } from './stampAlliances';
import type { Batch } from './writeBatch';

/** Rows that stand together and belong to one organisation. */
interface Run {
  readonly organisation: string;
  readonly first: number;
  readonly rows: readonly RelationshipRow[];
}

/**
 * Creates and updates relationships that leave organisations, row by row: what is stored and not named stays. Each
 * organisation is sought once, whatever the number of its rows. Rows whose ends are not there are refused.
 * @param mostlyDiffer saves a comparison with what is stored as a whole
 * @returns what became of each row, in order
 */
export async function writeRelationships(
  batch: Batch,
  kind: RelationshipKind,
  rows: readonly RelationshipRow[],
  fields: RelationshipFields,
  { mostlyDiffer = false }: { readonly mostlyDiffer?: boolean } = {},
): Promise<Written[]> {
  const written = new Array<Written>(rows.length).fill('UNCHANGED');
  const runs = runsOf(rows, fields.organisation.place);
  const differing = mostlyDiffer ? runs : await differingRuns(batch, kind, runs, fields);
  const stored = await readRelationships(batch, kind, distinct(differing));
  const known = await findTargets(batch, kind.target, missingTargets(differing, stored, fields.target.place));

  const changes = relationshipChanges(batch, kind);
  const changedAlliances = new Set<string>();
  for (const run of differing) {
    const relationships = stored.get(run.organisation);
    for (const [i, row] of run.rows.entries()) {
      const target = row[fields.target.place] as string;
      const given = fields.values.map((place) => row[place]);
      const refusal = refusalOf(run.organisation, relationships, target, given);
      if (refusal !== null) written[run.first + i] = [refusal];
      else {
        const outcome = changes.put(run.organisation, relationships as StoredRelationships, target, given);
        if (kind.target === 'Alliance' && outcome !== 'UNCHANGED') changedAlliances.add(target);
        written[run.first + i] = outcome;
      }
    }
  }

  function refusalOf(
    organisation: string,
    relationships: StoredRelationships | undefined,
    target: string,
    given: GivenValues,
  ): Refusal | null {
    if (relationships === undefined) return unknown(fields.organisation.name, 'Organisation', organisation);
    const before = relationships.get(target);
    if (before === undefined)
      return known.has(target) ? null : unknown(fields.target.name, kind.target, target);
    if (kind.period === null) return null;
    const { since, until } = kind.period;
    return periodRefusal(
      { field: 'since', given: given[since], stored: before[since] },
      { field: 'until', given: given[until], stored: before[until] },
    );
  }

  await changes.write();
  await stampAlliances(batch, changedAlliances);
  return written;
}

/** Those whose text is not what is stored. */
async function differingRuns(
  batch: Batch,
  kind: RelationshipKind,
  runs: readonly Run[],
  fields: RelationshipFields,
): Promise<readonly Run[]> {
  const texts = await readRelationshipTexts(batch, kind, distinct(runs));
  return runs.filter(
    ({ organisation, rows }) => texts.get(organisation) !== relationshipText(kind, rows, fields),
  );
}

function runsOf(rows: readonly RelationshipRow[], place: number): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (let end = 1; end <= rows.length; end++) {
    const organisation = rows[first][place];
    if (end < rows.length && rows[end][place] === organisation) continue;
    runs.push({ organisation: organisation as string, first, rows: rows.slice(first, end) });
    first = end;
  }
  return runs;
}

function distinct(runs: readonly Run[]): string[] {
  return [...new Set(runs.map(({ organisation }) => organisation))];
}

function* missingTargets(
  runs: readonly Run[],
  stored: ReadonlyMap<string, StoredRelationships>,
  place: number,
): Generator<string> {
  for (const { organisation, rows } of runs) {
    const relationships = stored.get(organisation);
    if (relationships === undefined) continue;
    for (const row of rows) if (!relationships.has(row[place] as string)) yield row[place] as string;
  }
}

function unknown(field: string, label: ReferenceRefusal['label'], id: string): ReferenceRefusal {
  return { field, reason: 'UNKNOWN', label, id };
}
