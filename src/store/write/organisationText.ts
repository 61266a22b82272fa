import { ROLES } from '../../domain/organisation';
import { KEEP_PLAN } from './keepPlan';
import type { Batch } from './writeBatch';
import {
  ALWAYS_STORED,
  ORGANISATION_LISTS,
  ORGANISATION_PROPERTIES,
  ROLE_LABELS,
  rolesOfKind,
} from './writeOrganisations';

/*
 * All that a row can say of an organisation as one text, as Neo4j writes it: the same means for nodes as
 * `relationshipText` is for relationships.
 */

/** Between values. Values of our own hold no control characters but line ends and tabs. */
const SEPARATOR = '\u0001';
/** Before each item of a list, and before those sectors that are not the primary one. */
const ITEM = '\u0002';
const OTHER = '\u0003';
/** A value that is not stored although something stands for it. */
const MISSING = '\u0004';
// eslint-disable-next-line no-control-regex -- it is about control characters
const MARKS = /[\u0001-\u0004]/;

const NUMBERS = ['lat', 'lng', 'replyHours', 'keptCommitments'];

function textOf(name: string): string {
  const value = `p.${name}`;
  if (ORGANISATION_LISTS.includes(name)) return `reduce(text = '', item IN ${value} | text + $item + item)`;
  const whole = `CASE WHEN ${value} = toInteger(${value}) THEN toInteger(${value}) ELSE ${value} END`;
  const written = `toStringOrNull(${NUMBERS.includes(name) ? whole : value})`;
  return ALWAYS_STORED.includes(name) ? `coalesce(${written}, $missing)` : written;
}

const READ = `${KEEP_PLAN} UNWIND split($ids, $separator) AS id MATCH (o:Organisation {tenant: $tenant, id: id})
  WITH id, o, properties(o) AS p
  WITH id, [${ORGANISATION_PROPERTIES.map(textOf).join(', ')},
    ${ROLES.map((role) => `CASE WHEN o:${ROLE_LABELS[role]} THEN $item + '${role}' ELSE '' END`).join(' + ')},
    reduce(text = '', id IN COLLECT { MATCH (o)-[:BASED_IN]->(t) RETURN t.id ORDER BY t.id } | text + $item + id),
    reduce(text = '', part IN COLLECT {
      MATCH (o)-[x:OPERATES_IN]->(t) WITH t.code AS code, x.primary = true AS primary ORDER BY primary DESC, code
      RETURN CASE WHEN primary THEN $item ELSE $other END + code
    } | text + part)
  ] AS parts
  WITH id, reduce(text = id, part IN parts | text + $separator + coalesce(part, '')) AS text
  RETURN collect(id) AS ids, collect(text) AS texts`;

/** The stored texts; an organisation that is not there has no entry. */
export async function readOrganisationTexts(
  batch: Pick<Batch, 'read'>,
  organisations: readonly string[],
): Promise<Map<string, string>> {
  const [{ ids, texts }] = await batch.read<{ ids: readonly string[]; texts: readonly string[] }>(READ, {
    ids: organisations.join(SEPARATOR),
    separator: SEPARATOR,
    item: ITEM,
    other: OTHER,
    missing: MISSING,
  });
  return new Map(ids.map((id, i) => [id, texts[i]]));
}

/** What the cells of a row say of an organisation, where none is left out. */
export interface OrganisationCells {
  readonly id: string;
  /** In the order of ORGANISATION_PROPERTIES. */
  readonly properties: readonly string[];
  readonly roles: string;
  readonly basedIn: string;
  readonly sectors: string;
}

/**
 * The text that is stored if an organisation is as the cells say. Null or another text where a value is written in another way
 * than Neo4j writes it, or left to a default other than that of the roles.
 */
export function organisationTextOfCells(cells: OrganisationCells): string | null {
  const { id, properties, roles, basedIn, sectors } = cells;
  const parts = [id, ...properties, roles, basedIn, sectors];
  if (MARKS.test(parts.join(''))) return null;
  for (const place of LIST_PLACES) parts[place] = itemsOf(parts[place], ITEM);
  parts[ROLES_PLACE] ||= ITEM + rolesOfKind(properties[KIND]).join(ITEM);
  parts[SECTORS_PLACE] = itemsOf(sectors, OTHER).replace(OTHER, ITEM);
  return parts.includes(UNCLEAR) ? null : parts.join(SEPARATOR);
}

const KIND = ORGANISATION_PROPERTIES.indexOf('kind');
const ROLES_PLACE = 1 + ORGANISATION_PROPERTIES.length;
const SECTORS_PLACE = ROLES_PLACE + 2;
const LIST_PLACES = [
  ...ORGANISATION_LISTS.map((name) => 1 + ORGANISATION_PROPERTIES.indexOf(name)),
  ROLES_PLACE,
  ROLES_PLACE + 1,
];

/** A list with a bar within an item, or an item that is blank, which is for the reader to take apart. */
const UNCLEAR = MISSING;

/** Each item behind a mark. */
function itemsOf(cell: string, mark: string): string {
  if (cell === '') return '';
  if (/\\|\|\||^\||\|$/.test(cell)) return UNCLEAR;
  return mark + cell.replaceAll('|', mark);
}
