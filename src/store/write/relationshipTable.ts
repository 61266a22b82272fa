import type { Parameters } from '../database';
import type { RelationshipKind } from './relationshipKinds';

/** A stored or wanted value of a relationship's property. */
export type PropertyValue = string | number | boolean | null;

/**
 * Relationships for one statement, gathered by organisation, as parameters that cost the driver little: flat columns of
 * numbers, and each text once, however many rows have it.
 */
export interface RelationshipTable {
  add(organisation: string, target: string, values: readonly PropertyValue[]): void;
  /** Takes back what was added. */
  drop(organisation: string, target: string): void;
  /** Null where nothing is left. */
  parameters(): Parameters | null;
}

type Row = readonly [target: string, values: readonly PropertyValue[]];

/** Gathers what is written of one kind of relationship, by organisation. */
export function relationshipTable(kind: RelationshipKind): RelationshipTable {
  const groups = new Map<string, Row[]>();
  return {
    add(organisation, target, values) {
      const rows = groups.get(organisation);
      if (rows === undefined) groups.set(organisation, [[target, values]]);
      else rows.push([target, values]);
    },
    drop(organisation, target) {
      const rows = groups.get(organisation)?.filter((row) => row[0] !== target);
      if (rows?.length === 0) groups.delete(organisation);
      else if (rows !== undefined) groups.set(organisation, rows);
    },
    parameters() {
      if (groups.size === 0) return null;
      const targets = places();
      const strings = places();
      const starts = [0];
      const targetPlaces: number[] = [];
      const columns = kind.properties.map((): unknown[] => []);
      for (const rows of groups.values()) {
        for (const [target, values] of rows) {
          targetPlaces.push(targets.of(target));
          for (let i = 0; i < columns.length; i++) {
            const value = values[i];
            columns[i].push(
              value !== null && kind.properties[i].type === 'STRING' ? strings.of(value as string) : value,
            );
          }
        }
        starts.push(targetPlaces.length);
      }
      return {
        organisations: [...groups.keys()],
        starts,
        targets: targets.list(),
        targetPlaces,
        strings: strings.list(),
        columns,
      };
    },
  };
}

/** Gives each different text a place. */
function places(): { of(text: string): number; list(): string[] } {
  const known = new Map<string, number>();
  return {
    of(text) {
      const place = known.get(text) ?? known.size;
      if (place === known.size) known.set(text, place);
      return place;
    },
    list: () => [...known.keys()],
  };
}
