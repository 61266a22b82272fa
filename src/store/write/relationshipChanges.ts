import type { Integer } from 'neo4j-driver';
import { asInteger } from '../database';
import { NOW } from './relationshipKinds';
import type { RelationshipKind } from './relationshipKinds';
import type { Batch } from './writeBatch';

/** A stored or wanted value of a relationship's property. */
export type PropertyValue = string | number | boolean | null;

/** Values by the names of the kind's properties; undefined leaves what is stored, null clears it. */
export type GivenValues = Readonly<Record<string, unknown>>;

/** The target's id, then the values in the order of the kind's properties. */
export type StoredRelationship = readonly [target: string, ...values: PropertyValue[]];

/** The relationships of one kind that leave one organisation, by target id. Changes are noted in it. */
export type StoredRelationships = Map<string, StoredRelationship>;

/** Reads the relationships of organisations; an organisation that is not there has no entry. */
export async function readRelationships(
  batch: Batch,
  kind: RelationshipKind,
  organisations: readonly string[],
): Promise<Map<string, StoredRelationships>> {
  const rows = await batch.read<{ id: string; stored: StoredRelationship[] }>(kind.cypher.read, {
    ids: organisations,
  });
  const stored = new Map<string, StoredRelationships>();
  for (const row of rows) {
    const relationships: StoredRelationships = new Map();
    for (const relationship of row.stored) relationships.set(relationship[0], relationship);
    stored.set(row.id, relationships);
  }
  if (batch.planned !== undefined) {
    for (const id of organisations) {
      if (!stored.has(id) && batch.planned.has('Organisation', id)) stored.set(id, new Map());
    }
  }
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

export function relationshipChanges(batch: Batch, kind: RelationshipKind): RelationshipChanges {
  const integer = kind.properties.map((name) => kind.integers.includes(name));
  const creates = new Map<string, unknown[][]>();
  const updates = new Map<string, unknown[][]>();
  const removals = new Map<string, unknown[][]>();
  /** The place of each target in the list that goes with the creates. */
  const targets = new Map<string, Integer>();

  const placeOf = (target: string) => {
    const place = targets.get(target) ?? asInteger(targets.size);
    targets.set(target, place);
    return place;
  };
  const parameters = (values: readonly PropertyValue[]): unknown[] =>
    values.map((value, i) => (integer[i] && typeof value === 'number' ? asInteger(value) : value));

  const valueAfter = (
    before: StoredRelationship | undefined,
    given: GivenValues,
    i: number,
  ): PropertyValue => {
    const stored = before?.[i + 1] ?? null;
    const value = given[kind.properties[i]] as PropertyValue | undefined;
    if (value === undefined && before !== undefined) return stored;
    // A time that was set for want of another stays, so that the same input changes nothing.
    return value ?? (kind.defaults[i] === NOW ? (stored ?? batch.at) : kind.defaults[i]);
  };
  const isAsGiven = (before: StoredRelationship, given: GivenValues): boolean => {
    for (let i = 0; i < kind.properties.length; i++) {
      if (valueAfter(before, given, i) !== (before[i + 1] ?? null)) return false;
    }
    return true;
  };

  return {
    put(organisation, stored, target, given) {
      const before = stored.get(target);
      if (before !== undefined && isAsGiven(before, given)) return 'UNCHANGED';
      const values = kind.properties.map((_, i) => valueAfter(before, given, i));
      stored.set(target, [target, ...values]);
      if (before === undefined) append(creates, organisation, [placeOf(target), ...parameters(values)]);
      else append(updates, organisation, [target, ...parameters(values)]);
      return before === undefined ? 'CREATED' : 'UPDATED';
    },
    remove(organisation, stored, target) {
      stored.delete(target);
      append(removals, organisation, [target]);
      // What an earlier row of the batch asked for is created after the removals, so it must not be.
      const created = creates.get(organisation)?.filter(([place]) => place !== targets.get(target));
      if (created !== undefined) creates.set(organisation, created);
    },
    async write() {
      if (removals.size > 0) await batch.write(kind.cypher.remove, { groups: [...removals] });
      if (creates.size > 0) {
        await batch.write(kind.cypher.create, { targets: [...targets.keys()], groups: [...creates] });
      }
      if (updates.size > 0) await batch.write(kind.cypher.update, { groups: [...updates] });
    },
  };
}

function append(groups: Map<string, unknown[][]>, organisation: string, row: unknown[]): void {
  const rows = groups.get(organisation);
  if (rows === undefined) groups.set(organisation, [row]);
  else rows.push(row);
}
