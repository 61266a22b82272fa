import { addPlanned } from './plannedNodes';
import { NOW } from './relationshipKinds';
import type { RelationshipKind } from './relationshipKinds';
import type { RelationshipFields, RelationshipRow } from './relationshipRow';
import type { PropertyValue } from './relationshipTable';
import type { Batch } from './writeBatch';

/*
 * All relationships of one kind that leave an organisation, as one text: target and values of each, in the order of the
 * targets, as Neo4j writes them. Where it is the text of the rows that are given, they change nothing; where it is not,
 * the values tell. The driver takes as long for one text as for one value, and comparing takes next to nothing.
 */

/** Before each relationship, so that a row with a cell too many is no two rows, nor two with one too few a row. */
const ROW = '\u0002';
/** Before each value. Values of our own hold no control characters but line ends and tabs. */
const SEPARATOR = '\u0001';
/** A value that is not stored although something stands for it. */
const MISSING = '\u0003';

/** The stored texts, empty where there is nothing; an organisation that is not there has no entry. */
export async function readRelationshipTexts(
  batch: Pick<Batch, 'read' | 'planned'>,
  kind: RelationshipKind,
  organisations: readonly string[],
): Promise<Map<string, string>> {
  const [read] = await batch.read<{ ids: readonly string[]; texts: readonly string[] }>(kind.cypher.text, {
    ids: organisations.join(ROW),
    row: ROW,
    separator: SEPARATOR,
    missing: MISSING,
  });
  const texts = new Map(read.ids.map((id, i) => [id, read.texts[i]]));
  addPlanned(batch, texts, organisations, () => '');
  return texts;
}

/**
 * The text that is stored if lines of CSV are all there is, and as they say. Anything else where a value is written in
 * another way than Neo4j writes it, or left to a default.
 * @param lines each with its organisation, its target and the values in their order, without quotes
 */
export function relationshipTextOfLines(organisation: string, lines: string): string | null {
  if (lines.includes(ROW) || lines.includes(SEPARATOR) || lines.includes(MISSING)) return null;
  const unix = lines.replaceAll('\r\n', '\n');
  return `\n${unix.endsWith('\n') ? unix.slice(0, -1) : unix}`
    .replaceAll(`\n${organisation},`, ROW)
    .replaceAll(',', SEPARATOR);
}

/** The text that is stored if rows are all there is, and as they say; null where they leave something unsaid. */
export function relationshipText(
  kind: RelationshipKind,
  rows: readonly RelationshipRow[],
  { target, values }: RelationshipFields,
): string | null {
  const { properties } = kind;
  const parts: string[] = [];
  for (const row of inOrder(rows, target.place)) {
    parts.push(ROW, row[target.place] as string);
    for (let i = 0; i < properties.length; i++) {
      const given = row[values[i]] as PropertyValue | undefined;
      const value = given ?? properties[i].otherwise;
      if (given === undefined || value === NOW) return null;
      parts.push(SEPARATOR, value === null ? '' : String(value));
    }
  }
  return parts.join('');
}

/** Mostly they are in order already. */
function inOrder(rows: readonly RelationshipRow[], place: number): readonly RelationshipRow[] {
  const isBehind = (a: RelationshipRow, b: RelationshipRow) => (a[place] as string) > (b[place] as string);
  for (let i = 1; i < rows.length; i++) {
    if (isBehind(rows[i - 1], rows[i])) return [...rows].sort((a, b) => Number(isBehind(a, b)) || -1);
  }
  return rows;
}
