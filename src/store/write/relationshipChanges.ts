import { NOW } from './relationshipKinds';
import type { RelationshipKind } from './relationshipKinds';
import { addPlanned } from './plannedNodes';
import { relationshipTable } from './relationshipTable';
import type { PropertyValue, RelationshipTable } from './relationshipTable';
import type { Batch } from './writeBatch';

/** Values in the order of the kind's properties; undefined leaves what is stored, null clears it. */
export type GivenValues = readonly unknown[];

/** The values in the order of the kind's properties; null where none is stored. */
export type StoredRelationship = readonly PropertyValue[];

/** The relationships of one kind that leave one organisation, by target id. Changes are noted in it. */
export type StoredRelationships = Map<string, StoredRelationship>;

/** Reads the relationships of organisations; an organisation that is not there has no entry. */
export async function readRelationships(
  batch: Batch,
  kind: RelationshipKind,
  organisations: readonly string[],
): Promise<Map<string, StoredRelationships>> {
  const rows = await batch.read<{ id: string; stored: readonly (readonly [string, ...PropertyValue[]])[] }>(
    kind.cypher.read,
    { ids: organisations },
  );
  const stored = new Map<string, StoredRelationships>();
  for (const row of rows) {
    stored.set(row.id, new Map(row.stored.map(([target, ...values]) => [target, values])));
  }
  addPlanned(batch, stored, organisations, () => new Map());
  return stored;
}

/** Collects what is to be created, updated and removed of one kind, and writes it in at most three statements. */
export interface RelationshipChanges {
  /** Brings one relationship to the given values. @returns what that takes */
  put(
    organisation: string,
    stored: StoredRelationships,
    target: string,
    given: GivenValues,
  ): 'CREATED' | 'UPDATED' | 'UNCHANGED';
  remove(organisation: string, stored: StoredRelationships, target: string): void;
  write(): Promise<void>;
}

/** Tells apart what a batch creates, changes and removes of one kind of relationship. */
export function relationshipChanges(batch: Batch, kind: RelationshipKind): RelationshipChanges {
  const creates = relationshipTable(kind);
  const updates = relationshipTable(kind);
  const removals = relationshipTable(kind);

  const valueAfter = (
    before: StoredRelationship | undefined,
    given: GivenValues,
    i: number,
  ): PropertyValue => {
    const { otherwise } = kind.properties[i];
    const value = given[i] as PropertyValue | undefined;
    if (value === undefined && before !== undefined) return before[i];
    // A time that was set for want of another stays, so that the same input changes nothing.
    return value ?? (otherwise === NOW ? (before?.[i] ?? batch.at) : otherwise);
  };
  const isAsGiven = (before: StoredRelationship, given: GivenValues): boolean => {
    for (let i = 0; i < before.length; i++) if (valueAfter(before, given, i) !== before[i]) return false;
    return true;
  };
  const write = async (table: RelationshipTable, cypher: string) => {
    const parameters = table.parameters();
    if (parameters !== null) await batch.write(cypher, parameters);
  };

  return {
    put(organisation, stored, target, given) {
      const before = stored.get(target);
      if (before !== undefined && isAsGiven(before, given)) return 'UNCHANGED';
      const values = kind.properties.map((_, i) => valueAfter(before, given, i));
      stored.set(target, values);
      (before === undefined ? creates : updates).add(organisation, target, values);
      return before === undefined ? 'CREATED' : 'UPDATED';
    },
    remove(organisation, stored, target) {
      stored.delete(target);
      removals.add(organisation, target, []);
      // What an earlier row of the batch asked for is written after the removals, so it must not be.
      creates.drop(organisation, target);
      updates.drop(organisation, target);
    },
    async write() {
      await write(removals, kind.cypher.remove);
      await write(creates, kind.cypher.create);
      await write(updates, kind.cypher.update);
    },
  };
}
