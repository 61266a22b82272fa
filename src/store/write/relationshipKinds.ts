import type { TargetLabel } from './writeBatch';

/** How one type of relationship that leaves an organisation is read and written. */
export interface RelationshipKind {
  readonly type: 'OFFERS' | 'NEEDS' | 'DECLINES' | 'MEMBER_OF' | 'BASED_IN' | 'OPERATES_IN';
  readonly target: TargetLabel;
  /** The relationship's properties, in the order in which they are read and written. */
  readonly properties: readonly string[];
  /** What an empty property is stored as; `NOW` is the time of the batch. */
  readonly defaults: readonly (string | number | boolean | null)[];
  /** The properties that are the first and the last day; null where it has none. */
  readonly period: readonly [first: string, last: string] | null;
  /** Which of the properties are whole numbers. */
  readonly integers: readonly string[];
  readonly cypher: {
    readonly read: string;
    readonly create: string;
    readonly update: string;
    readonly remove: string;
  };
}

export const NOW = '\u0000now';

export const OFFERS = relationshipKind(
  'OFFERS',
  'Resource',
  { strength: null, uses: null, origin: 'STATED', since: null, until: null },
  ['uses'],
);
export const NEEDS = relationshipKind(
  'NEEDS',
  'Resource',
  { priority: 3, origin: 'STATED', since: null, until: null },
  ['priority'],
);
export const DECLINES = relationshipKind('DECLINES', 'Organisation', { reason: null, at: NOW });
export const MEMBER_OF = relationshipKind('MEMBER_OF', 'Alliance', { role: null, satisfaction: null });
export const BASED_IN = relationshipKind('BASED_IN', 'Resource', {});
export const OPERATES_IN = relationshipKind('OPERATES_IN', 'Sector', { primary: false });

function relationshipKind(
  type: RelationshipKind['type'],
  target: TargetLabel,
  defaults: Readonly<Record<string, string | number | boolean | null>>,
  integers: readonly string[] = [],
): RelationshipKind {
  const properties = Object.keys(defaults);
  const key = target === 'Sector' ? 'code' : 'id';
  const tenant = target === 'Organisation' || target === 'Alliance' ? 'tenant: $tenant, ' : '';
  const values = properties.map((name, i) => `${name}: row[${i + 1}]`).join(', ');
  const source = 'MATCH (o:Organisation {tenant: $tenant, id: group[0]})';
  return {
    type,
    target,
    properties,
    defaults: Object.values(defaults),
    period: 'until' in defaults ? ['since', 'until'] : null,
    integers,
    cypher: {
      // The map of all properties costs one walk over them; each asked for by itself costs one walk each.
      read: `UNWIND $ids AS id MATCH (o:Organisation {tenant: $tenant, id: id})
        RETURN id, COLLECT {
          MATCH (o)-[x:${type}]->(t) WITH t.${key} AS target, properties(x) AS p
          RETURN [target${properties.map((name) => `, p.${name}`).join('')}]
        } AS stored`,
      // The targets are sought once for the batch, and then taken by their place in the list.
      create: `UNWIND range(0, size($targets) - 1) AS i
        MATCH (t:${target} {${tenant}${key}: $targets[i]})
        WITH i, t ORDER BY i WITH collect(t) AS targets
        UNWIND $groups AS group ${source}
        UNWIND group[1] AS row WITH o, row, targets[row[0]] AS t
        CREATE (o)-[:${type}${properties.length > 0 ? ` {${values}}` : ''}]->(t)`,
      update: `UNWIND $groups AS group ${source}
        UNWIND group[1] AS row
        MATCH (t:${target} {${tenant}${key}: row[0]}) MATCH (o)-[x:${type}]->(t)
        SET ${properties.map((name, i) => `x.${name} = row[${i + 1}]`).join(', ')}`,
      remove: `UNWIND $groups AS group ${source}
        UNWIND group[1] AS row
        MATCH (t:${target} {${tenant}${key}: row[0]}) MATCH (o)-[x:${type}]->(t) DELETE x`,
    },
  };
}
