import { unitWeight } from '../../scoring/text/vector';
import { countedLength, dot, sumsByLanguage } from '../index/mixedLanguages';
import { mostTexts, SKIP, visitTexts } from '../index/postingLists';
import { documentsOf, languageOf, type TextIndex } from '../index/textIndex';
import type { TextColumns } from '../rows/textColumns';

/** The texts of all rows: those of the indexed rows in an index, if there is one, the others in columns. */
export interface RowTexts {
  readonly columns: TextColumns;
  readonly index: TextIndex | null;
}

/** Terms that are looked for: slot + 1 of a term, else 0; the term of a slot. */
export interface TermSlots {
  slotOf: Int32Array;
  terms: Int32Array;
  /** Postings passed over so far, row by row. */
  spent: number;
  /** What all indexed documents have of the terms, once it is worth the pass through the lists. */
  gathered: GatheredTerms | null;
}

/** The slots that document d has, and their unit weights, are `slot` and `weight` from `start[d]` to `start[d + 1] - 1`. */
interface GatheredTerms {
  readonly start: Int32Array;
  readonly slot: Int32Array;
  readonly weight: Int32Array;
}

/** More postings than these are not gathered: 32 MB. */
const MOST_GATHERED = 4_000_000;

/** Hears of a term: the place of the document among the row's, the term's slot and unit weight. */
export type DocumentTerm = (document: number, slot: number, weight: number) => void;
export type QueryTerm = (slot: number, weight: number) => void;

export function documentCount({ columns, index }: RowTexts, row: number, asks: boolean): number {
  if (index !== null && row < index.end) return documentsOf(index, row);
  const at = row - columns.firstRow;
  return columns.firstText.array[at + 1] - columns.firstText.array[at] - (asks ? 1 : 0);
}

/** The number of the language of a row's document. */
export function documentLanguage({ columns, index }: RowTexts, row: number, document: number): number {
  if (index !== null && row < index.end) return languageOf(index, index.firstDocument[row] + document);
  return columns.language.array[columns.firstText.array[row - columns.firstRow] + document];
}

/** The number of the language that a row which asks in words asks in. */
export function queryLanguage({ columns, index }: RowTexts, row: number): number {
  if (index !== null && row < index.end) return index.queryLanguage[row];
  return columns.language.array[columns.firstText.array[row - columns.firstRow + 1] - 1];
}

/**
 * Visits the terms of a row's documents that have a slot; O(words) where they are in columns, O(slots * log of a list) in the
 * index, and O(words) there too once the rows visited have cost as much as gathering.
 */
export function visitDocuments(
  { columns, index }: RowTexts,
  row: number,
  asks: boolean,
  slots: TermSlots,
  visit: DocumentTerm,
): void {
  if (index === null || row >= index.end) {
    const at = row - columns.firstRow;
    const first = columns.firstText.array[at];
    const end = columns.firstText.array[at + 1] - (asks ? 1 : 0);
    for (let text = first; text < end; text++) {
      visitColumn(columns, text, slots, (slot, weight) => visit(text - first, slot, weight));
    }
    return;
  }
  const first = index.firstDocument[row];
  const end = index.firstDocument[row + 1];
  const gathered = (slots.gathered ??= gatherWhereWorth(index, slots));
  if (gathered !== null) {
    const { start, slot, weight } = gathered;
    for (let text = first; text < end; text++) {
      for (let i = start[text]; i < start[text + 1]; i++) visit(text - first, slot[i], weight[i]);
    }
    return;
  }
  const { documents, length } = index;
  for (let slot = 0; slot < slots.terms.length; slot++) {
    visitTexts(documents, slots.terms[slot], first, end, (text, weight) =>
      visit(text - first, slot, unitWeight(weight, length[text])),
    );
  }
}

/** Where the rows so far have cost as much as two passes through all lists of the slots, which gathering takes. */
function gatherWhereWorth(index: TextIndex, slots: TermSlots): GatheredTerms | null {
  const { documents, length } = index;
  slots.spent += (slots.terms.length * SKIP) / 2;
  // Each list counts as one place of entry at the least.
  if (slots.spent < 2 * SKIP * slots.terms.length + length.length) return null;
  const postings = slots.terms.reduce((sum, term) => sum + mostTexts(documents, term), 0);
  return postings > MOST_GATHERED || slots.spent < 2 * postings + length.length
    ? null
    : gatherTerms(index, slots.terms);
}

/** O(postings of the terms + documents). */
function gatherTerms({ documents, length }: TextIndex, terms: Int32Array): GatheredTerms {
  const start = new Int32Array(length.length + 1);
  for (const term of terms) visitTexts(documents, term, 0, Infinity, (text) => start[text + 1]++);
  for (let text = 0; text < length.length; text++) start[text + 1] += start[text];
  const next = start.slice();
  const slot = new Int32Array(start[length.length]);
  const weight = new Int32Array(start[length.length]);
  terms.forEach((term, ofTerm) =>
    visitTexts(documents, term, 0, Infinity, (text, raw) => {
      const at = next[text]++;
      slot[at] = ofTerm;
      weight[at] = unitWeight(raw, length[text]);
    }),
  );
  return { start, slot, weight };
}

/** Visits the terms that a row asks for in words and that have a slot; the row must ask in words. */
export function visitQuery(
  { columns, index }: RowTexts,
  row: number,
  slots: TermSlots,
  visit: QueryTerm,
): void {
  if (index === null || row >= index.end) {
    return visitColumn(columns, columns.firstText.array[row - columns.firstRow + 1] - 1, slots, visit);
  }
  const { queries, queryLength } = index;
  for (let slot = 0; slot < slots.terms.length; slot++) {
    visitTexts(queries, slots.terms[slot], row, row + 1, (_, weight) =>
      visit(slot, unitWeight(weight, queryLength[row])),
    );
  }
}

function visitColumn(columns: TextColumns, text: number, { slotOf }: TermSlots, visit: QueryTerm): void {
  const { terms, weights, length, firstTerm } = columns;
  for (let t = firstTerm.array[text]; t < firstTerm.array[text + 1]; t++) {
    const term = terms.array[t];
    const slot = term < slotOf.length ? slotOf[term] : 0;
    if (slot > 0) visit(slot - 1, unitWeight(weights.array[t], length.array[text]));
  }
}

/** The length of the sum of all documents of a row; 0 where it has fewer than two. */
export function sumLength({ columns, index }: RowTexts, row: number): number {
  if (index !== null && row < index.end) return index.sumLength[row];
  return columns.sumLength.array[row - columns.firstRow];
}

/** The length of the sum of those documents of a row whose languages are marked, where these are not all of them. */
export function countedSumLength(
  { columns, index }: RowTexts,
  row: number,
  documents: number,
  counted: Uint8Array,
): number {
  if (index !== null && row < index.end) return countedLength(index.mixed, row, counted);
  const first = columns.firstText.array[row - columns.firstRow];
  const sums = [...sumsByLanguage(columns, first, first + documents)]
    .filter(([language]) => counted[language] === 1)
    .map(([, sum]) => sum);
  return Math.sqrt(sums.reduce((squares, p) => sums.reduce((sum, q) => sum + dot(p, q), squares), 0));
}
