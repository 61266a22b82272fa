import { ROLES } from '../../domain/organisation';
import type { Role } from '../../domain/organisation';
import { asInteger } from '../database';
import { changedProperties } from './changedProperties';
import type { Properties } from './changedProperties';
import { findTargets, kindOfResource } from './findTargets';
import type { Refusal, Written } from './outcome';
import { KEEP_PLAN } from './keepPlan';
import { relationshipChanges } from './relationshipChanges';
import type { GivenValues, StoredRelationships } from './relationshipChanges';
import { BASED_IN, OPERATES_IN } from './relationshipKinds';
import type { Batch } from './writeBatch';

/** One organisation to write. What is undefined stays as it is stored. */
export interface OrganisationRow {
  readonly id: string;
  /** The node's own properties, in the order of ORGANISATION_PROPERTIES; null clears one. */
  readonly properties: readonly unknown[];
  /** Null stands for the roles that go with its kind. */
  readonly roles?: readonly Role[] | null;
  readonly basedIn?: readonly string[];
  /** The first is the primary one. */
  readonly sectors?: readonly string[];
}

interface StoredOrganisation {
  /** In the order of ORGANISATION_PROPERTIES. */
  readonly properties: readonly unknown[];
  readonly roles: readonly Role[];
  readonly basedIn: StoredRelationships;
  readonly sectors: StoredRelationships;
}

/** What a row can give of the node itself, with what is stored where a new one gives nothing. */
const PROPERTIES: Properties = {
  ...{ name: null, kind: null, size: null, foundedYear: null, employees: null, turnoverBand: null },
  ...{ legalForm: null, ownership: null, url: null, contact: null, language: null, externalIds: null },
  ...{ lat: null, lng: null, description: null, seeking: null, offering: null, goals: null, capacity: null },
  ...{ open: true, needsVisibility: 'OPEN', replyHours: null, keptCommitments: null, shared: false },
};
const NAMES = Object.keys(PROPERTIES);
const KIND = NAMES.indexOf('kind');
const INTEGERS = ['foundedYear', 'employees', 'capacity'];
export const ROLE_LABELS: Readonly<Record<Role, string>> = { SME: 'Sme', PARTNER: 'Partner' };

/** The names of an organisation's own properties, in the order in which they are given. */
export const ORGANISATION_PROPERTIES: readonly string[] = NAMES;

/** Those of them that are lists of texts. */
export const ORGANISATION_LISTS: readonly string[] = ['ownership', 'externalIds', 'goals'];

/** Those of them of which something is stored always. */
export const ALWAYS_STORED: readonly string[] = NAMES.filter(
  (name) => name === 'name' || PROPERTIES[name] !== null,
);

/** A list costs less to take apart than a map, which repeats its names for each organisation. */
const READ = `${KEEP_PLAN} UNWIND $ids AS id MATCH (o:Organisation {tenant: $tenant, id: id})
  WITH id, o, properties(o) AS p
  RETURN id, [${NAMES.map((name) => `p.${name}`).join(', ')}] AS properties, labels(o) AS labels,
    COLLECT { MATCH (o)-[:BASED_IN]->(t) RETURN t.id } AS basedIn,
    COLLECT { MATCH (o)-[x:OPERATES_IN]->(t) RETURN [t.code, x.primary] } AS sectors`;

/**
 * Creates and updates organisations with their places and sectors. A row that points at a market or sector which is
 * not there is refused whole, as is one that has been refused already; every reason is told.
 * @param refused by row, what else keeps it out
 * @returns what became of each row, in order
 */
export async function writeOrganisations(
  batch: Batch,
  rows: readonly OrganisationRow[],
  refused: readonly (readonly Refusal[])[] = [],
): Promise<Written[]> {
  const stored = await readOrganisations(
    batch,
    rows.map(({ id }) => id),
  );
  const references = {
    basedIn: await findTargets(batch, 'Resource', missing(rows, 'basedIn', stored)),
    sectors: await findTargets(batch, 'Sector', missing(rows, 'sectors', stored)),
  };
  const basedIn = relationshipChanges(batch, BASED_IN);
  const sectors = relationshipChanges(batch, OPERATES_IN);
  const creates = new Map<string, NodeChange<readonly unknown[]>>();
  const updates = new Map<string, NodeChange<Properties>>();

  const written = rows.map((row, i): Written => {
    const before = stored.get(row.id);
    const refusals = [...refusalsOf(row, before, references), ...(refused[i] ?? [])];
    if (refusals.length > 0) return refusals;

    const after = propertiesAfter(row, before);
    const properties = changedProperties(NAMES, before?.properties, after);
    const roles = rolesAfter(row, before, after);
    const links = before ?? { basedIn: new Map(), sectors: new Map() };
    const linked = [
      replaceLinks(
        basedIn,
        row.id,
        links.basedIn,
        row.basedIn?.map((id) => [id, []]),
      ),
      replaceLinks(
        sectors,
        row.id,
        links.sectors,
        row.sectors?.map((code, i) => [code, [i === 0]]),
      ),
    ].includes(true);

    stored.set(row.id, { properties: after, roles, basedIn: links.basedIn, sectors: links.sectors });
    if (before === undefined) {
      creates.set(row.id, { id: row.id, properties: after, roles });
      batch.planned?.add('Organisation', row.id);
      return 'CREATED';
    }
    const relabelled =
      roles.length !== before.roles.length || roles.some((role) => !before.roles.includes(role));
    const changed = properties !== null || relabelled;
    // A node that several rows change is written once, with what the last of them leaves.
    if (changed && creates.has(row.id)) creates.set(row.id, { id: row.id, properties: after, roles });
    else if (changed) {
      const earlier = updates.get(row.id)?.properties;
      updates.set(row.id, { id: row.id, properties: { ...earlier, ...properties }, roles });
    }
    return changed || linked ? 'UPDATED' : 'UNCHANGED';
  });

  await writeNodes(batch, [...creates.values()], [...updates.values()]);
  await basedIn.write();
  await sectors.write();
  return written;
}

async function readOrganisations(
  batch: Batch,
  ids: readonly string[],
): Promise<Map<string, StoredOrganisation>> {
  const records = await batch.read<{
    id: string;
    properties: readonly unknown[];
    labels: readonly string[];
    basedIn: readonly string[];
    sectors: readonly (readonly [string, boolean])[];
  }>(READ, { ids: [...new Set(ids)] });
  return new Map(
    records.map(({ id, properties, labels, basedIn, sectors }) => [
      id,
      {
        properties,
        roles: ROLES.filter((role) => labels.includes(ROLE_LABELS[role])),
        basedIn: new Map(basedIn.map((market) => [market, []])),
        sectors: new Map(sectors.map(([code, primary]) => [code, [primary]])),
      },
    ]),
  );
}

function missing(
  rows: readonly OrganisationRow[],
  field: 'basedIn' | 'sectors',
  stored: ReadonlyMap<string, StoredOrganisation>,
): string[] {
  return rows.flatMap((row) => (row[field] ?? []).filter((id) => !stored.get(row.id)?.[field].has(id)));
}

function refusalsOf(
  row: OrganisationRow,
  before: StoredOrganisation | undefined,
  references: { readonly basedIn: ReadonlySet<string>; readonly sectors: ReadonlySet<string> },
): Refusal[] {
  const refusals: Refusal[] = [];
  for (const id of row.basedIn ?? []) {
    if (before?.basedIn.has(id)) continue;
    const refusal = { field: 'basedIn', label: 'Resource', id } as const;
    if (kindOfResource(id) !== 'MARKET') refusals.push({ ...refusal, reason: 'WRONG_KIND' });
    else if (!references.basedIn.has(id)) refusals.push({ ...refusal, reason: 'UNKNOWN' });
  }
  for (const id of row.sectors ?? []) {
    if (before?.sectors.has(id) || references.sectors.has(id)) continue;
    refusals.push({ field: 'sectors', label: 'Sector', id, reason: 'UNKNOWN' });
  }
  return refusals;
}

/** The properties once the row is in. */
function propertiesAfter(row: OrganisationRow, before: StoredOrganisation | undefined): readonly unknown[] {
  return NAMES.map((name, i) => {
    const given = row.properties[i];
    if (given === undefined && before !== undefined) return before.properties[i];
    return given ?? (name === 'name' ? row.id : PROPERTIES[name]);
  });
}

function rolesAfter(
  { roles }: OrganisationRow,
  before: StoredOrganisation | undefined,
  properties: readonly unknown[],
): readonly Role[] {
  if (roles) return roles;
  if (roles === undefined && before !== undefined) return before.roles;
  return rolesOfKind(properties[KIND]);
}

/** The roles of an organisation of which none are given. */
export function rolesOfKind(kind: unknown): readonly Role[] {
  return kind === 'SME' ? ['SME'] : ['PARTNER'];
}

function replaceLinks(
  changes: ReturnType<typeof relationshipChanges>,
  id: string,
  stored: StoredRelationships,
  wanted: readonly (readonly [string, GivenValues])[] | undefined,
): boolean {
  if (wanted === undefined) return false;
  const kept = new Set(wanted.map(([target]) => target));
  const gone = [...stored.keys()].filter((target) => !kept.has(target));
  for (const target of gone) changes.remove(id, stored, target);
  const outcomes = wanted.map(([target, values]) => changes.put(id, stored, target, values));
  return gone.length > 0 || outcomes.some((outcome) => outcome !== 'UNCHANGED');
}

interface NodeChange<P> {
  readonly id: string;
  readonly properties: P;
  readonly roles: readonly Role[];
}

/** One statement for each set of roles, since labels cannot be parameters. */
async function writeNodes(
  batch: Batch,
  creates: readonly NodeChange<readonly unknown[]>[],
  updates: readonly NodeChange<Properties>[],
): Promise<void> {
  for (const roles of ROLE_SETS) {
    const labels = roles.map((role) => `:${ROLE_LABELS[role]}`).join('');
    const others = ROLES.filter((role) => !roles.includes(role))
      .map((role) => `:${ROLE_LABELS[role]}`)
      .join('');
    const created = withRoles(roles, creates);
    if (created.length > 0) {
      await batch.write(
        `${KEEP_PLAN} UNWIND $rows AS row
         CREATE (o:Organisation${labels} {tenant: $tenant, id: row[0], revision: $revision, createdAt: $at, updatedAt: $at, ${VALUES}})`,
        { rows: created.map(({ id, properties }) => [id, ...properties]) },
      );
    }
    const updated = withRoles(roles, updates);
    if (updated.length > 0) {
      await batch.write(
        `UNWIND $rows AS row MATCH (o:Organisation {tenant: $tenant, id: row.id})
         SET o += row.properties, o.revision = $revision, o.updatedAt = $at${labels ? ` SET o${labels}` : ''}${others ? ` REMOVE o${others}` : ''}`,
        { rows: updated.map(({ id, properties }) => ({ id, properties: withIntegers(properties) })) },
      );
    }
  }
}

const ROLE_SETS: readonly (readonly Role[])[] = [[], ['SME'], ['PARTNER'], ['SME', 'PARTNER']];

/** The properties of a new node from a list behind its id; numbers come as floats, which the driver packs fastest. */
const VALUES = NAMES.map((name, i) => {
  const value = `row[${i + 1}]`;
  return `${name}: ${INTEGERS.includes(name) ? `toInteger(${value})` : value}`;
}).join(', ');

function withRoles<C extends NodeChange<unknown>>(roles: readonly Role[], changes: readonly C[]): C[] {
  return changes.filter(
    (change) => change.roles.length === roles.length && roles.every((role) => change.roles.includes(role)),
  );
}

function withIntegers(properties: Properties): Properties {
  const converted: Record<string, unknown> = { ...properties };
  for (const name of INTEGERS) {
    const value = converted[name];
    if (typeof value === 'number') converted[name] = asInteger(value);
  }
  return converted;
}
