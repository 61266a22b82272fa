import { KEEP_PLAN } from './keepPlan';
import type { TargetLabel } from './writeBatch';

/** A property of a relationship. */
export interface RelationshipProperty {
  readonly name: string;
  readonly type: 'STRING' | 'FLOAT' | 'INTEGER' | 'BOOLEAN';
  /** What an empty one is stored as; `NOW` is the time of the batch. */
  readonly otherwise: string | number | boolean | null;
}

/** How one type of relationship that leaves an organisation is read and written. */
export interface RelationshipKind {
  readonly type: 'OFFERS' | 'NEEDS' | 'DECLINES' | 'MEMBER_OF' | 'BASED_IN' | 'OPERATES_IN';
  readonly target: TargetLabel;
  /** In the order in which they are read and written. */
  readonly properties: readonly RelationshipProperty[];
  /** The places of the first and the last day among the properties; null where it has none. */
  readonly period: Period | null;
  readonly cypher: {
    /** Of $ids: the target and the values of each relationship. */
    readonly read: string;
    /** Of $ids, a text: all relationships of each as one text, see `relationshipText`; in one row, which costs less than many. */
    readonly text: string;
    /** These three take the parameters of `RelationshipTable`, and put the stamps of the batch on the organisations. */
    readonly create: string;
    readonly update: string;
    readonly remove: string;
  };
}

interface Period {
  readonly since: number;
  readonly until: number;
}

/** One whose relationships end by a last day. */
export interface DatedKind extends RelationshipKind {
  readonly period: Period;
}

export const NOW = '\u0000now';

/** Relationships of one organisation that are compared as a text; a text is built in the square of its length. */
const MAX_IN_TEXT = 500;

const STRING = { type: 'STRING', otherwise: null } as const;
const FLOAT = { type: 'FLOAT', otherwise: null } as const;
const INTEGER = { type: 'INTEGER', otherwise: null } as const;
const ORIGIN = { type: 'STRING', otherwise: 'STATED' } as const;

export const OFFERS = datedKind('OFFERS', { strength: FLOAT, uses: INTEGER, origin: ORIGIN });
export const NEEDS = datedKind('NEEDS', { priority: { type: 'INTEGER', otherwise: 3 }, origin: ORIGIN });
export const DECLINES = relationshipKind('DECLINES', 'Organisation', {
  reason: STRING,
  at: { type: 'STRING', otherwise: NOW },
});
export const MEMBER_OF = relationshipKind('MEMBER_OF', 'Alliance', { role: STRING, satisfaction: FLOAT });
export const BASED_IN = relationshipKind('BASED_IN', 'Resource', {});
export const OPERATES_IN = relationshipKind('OPERATES_IN', 'Sector', {
  primary: { type: 'BOOLEAN', otherwise: false },
});

function datedKind(type: 'OFFERS' | 'NEEDS', described: Described): DatedKind {
  const kind = relationshipKind(type, 'Resource', { ...described, since: STRING, until: STRING });
  const { length } = kind.properties;
  return { ...kind, period: { since: length - 2, until: length - 1 } };
}

type Described = Readonly<Record<string, Omit<RelationshipProperty, 'name'>>>;

function relationshipKind(
  type: RelationshipKind['type'],
  target: TargetLabel,
  described: Described,
): RelationshipKind {
  const properties = Object.entries(described).map(([name, property]) => ({ name, ...property }));
  const key = target === 'Sector' ? 'code' : 'id';
  const tenant = target === 'Organisation' || target === 'Alliance' ? 'tenant: $tenant, ' : '';
  const values = properties.map(({ name, type: of }, i) => [name, valueOf(of, i)] as const);
  const texts = properties.map((property) => ` + $separator + ${textOf(property)}`);
  const organisation = 'UNWIND $ids AS id MATCH (o:Organisation {tenant: $tenant, id: id})';
  // The map of all properties costs one walk over them; each asked for by itself costs one walk each.
  const stored = `MATCH (o)-[x:${type}]->(t${target === 'Organisation' ? ' {tenant: $tenant}' : ''})
    WITH t.${key} AS target, properties(x) AS p`;
  const each = `UNWIND range(0, size($organisations) - 1) AS place
    MATCH (o:Organisation {tenant: $tenant, id: $organisations[place]})
    SET o.revision = $revision, o.updatedAt = $at
    WITH *, toInteger($starts[place]) AS start, toInteger($starts[place + 1]) AS end
    UNWIND range(start, end - 1) AS i`;
  const found = `${each}
    MATCH (o)-[x:${type}]->(:${target} {${tenant}${key}: $targets[toInteger($targetPlaces[i])]})`;
  return {
    type,
    target,
    properties,
    period: null,
    cypher: {
      read: `${KEEP_PLAN} ${organisation} RETURN id, COLLECT { ${stored}
          RETURN [target${properties.map(({ name }) => `, p.${name}`).join('')}]
        } AS stored`,
      text: `${KEEP_PLAN} UNWIND split($ids, $row) AS id MATCH (o:Organisation {tenant: $tenant, id: id})
        WITH id, COLLECT { ${stored} ORDER BY target LIMIT ${MAX_IN_TEXT}
          RETURN $row + target${texts.join('')}
        } AS parts
        WITH id, reduce(text = '', part IN parts | text + part) AS text
        RETURN collect(id) AS ids, collect(text) AS texts`,
      // The targets are sought once for the batch, and then taken by their place in the list.
      create: `${KEEP_PLAN} WITH COLLECT {
          UNWIND range(0, size($targets) - 1) AS place
          OPTIONAL MATCH (t:${target} {${tenant}${key}: $targets[place]})
          RETURN t ORDER BY place
        } AS targets
        ${each}
        WITH o, i, targets[toInteger($targetPlaces[i])] AS t
        CREATE (o)-[:${type} {${values.map(([name, value]) => `${name}: ${value}`).join(', ')}}]->(t)`,
      update: `${found} SET ${values.map(([name, value]) => `x.${name} = ${value}`).join(', ')}`,
      remove: `${found} DELETE x`,
    },
  };
}

/** As JavaScript and files write it. Where nothing is stored although something stands for it, what no text of rows has. */
function textOf({ name, type, otherwise }: RelationshipProperty): string {
  const value = `p.${name}`;
  const whole = `CASE WHEN ${value} = toInteger(${value}) THEN toInteger(${value}) ELSE ${value} END`;
  const nothing = otherwise === null ? `''` : '$missing';
  return `coalesce(toStringOrNull(${type === 'FLOAT' ? whole : value}), ${nothing})`;
}

/** A value of row i, from the columns that the driver can pack: numbers are floats there, strings places in a list. */
function valueOf(type: RelationshipProperty['type'], column: number): string {
  const value = `$columns[${column}][i]`;
  if (type === 'STRING') return `$strings[toInteger(${value})]`;
  return type === 'INTEGER' ? `toInteger(${value})` : value;
}
