import { readRelationships, relationshipChanges } from './relationshipChanges';
import type { GivenValues } from './relationshipChanges';
import type { DatedKind } from './relationshipKinds';
import type { Batch } from './writeBatch';

/** All the offers or needs that an organisation shall have from now on. */
export interface WantedRelationships {
  readonly organisation: string;
  readonly rows: readonly { readonly target: string; readonly values: GivenValues }[];
}

/**
 * Brings the offers or needs of organisations to lists that are given whole: what is no longer named is closed with
 * `until`, and stays. What ends before the day on which it was to begin begins and ends on that day. Organisations and
 * resources must be there.
 * @param closedOn the day from which what is not named has ended, YYYY-MM-DD
 * @returns the organisations that changed
 */
export async function replaceRelationships(
  batch: Batch,
  kind: DatedKind,
  wanted: readonly WantedRelationships[],
  closedOn: string,
): Promise<Set<string>> {
  const stored = await readRelationships(
    batch,
    kind,
    wanted.map(({ organisation }) => organisation),
  );
  const changes = relationshipChanges(batch, kind);
  const changed = new Set<string>();
  const { since, until } = kind.period;
  const closing: GivenValues = kind.properties.map((_, i) => (i === until ? closedOn : undefined));
  for (const { organisation, rows } of wanted) {
    const before = stored.get(organisation);
    if (before === undefined) continue;
    const named = new Set(rows.map(({ target }) => target));
    const gone = [...before].filter(([target, values]) => {
      const end = values[until];
      return !named.has(target) && !(typeof end === 'string' && end <= closedOn);
    });
    const outcomes = [
      ...rows.map(({ target, values }) => [target, values] as const),
      ...gone.map(([target]) => [target, closing] as const),
    ].map(([target, values]) => {
      const [from, to] = [before.get(target)?.[since], values[until] as string | null | undefined];
      const neverBegan = values[since] === undefined && !!from && !!to && to < from;
      const given = neverBegan ? values.map((value, i) => (i === since ? to : value)) : values;
      return changes.put(organisation, before, target, given);
    });
    if (outcomes.some((outcome) => outcome !== 'UNCHANGED')) changed.add(organisation);
  }
  await changes.write();
  return changed;
}
