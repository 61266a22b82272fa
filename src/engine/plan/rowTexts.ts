import { unitWeight } from '../../scoring/text/vector';
import { countedLength, dot, sumsByLanguage } from '../index/mixedLanguages';
import { mostTexts, type PostingLists, SKIP, visitTexts } from '../index/postingLists';
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
  /** What has been gathered of them among documents, and among what rows ask for. */
  documents: Gathering;
  queries: Gathering;
  /** About as many postings are gathered at once. */
  readonly most: number;
}

/** What has been gathered of one family of lists, and what looking terms up has cost since. */
interface Gathering {
  /** Postings passed over. */
  spent: number;
  /** Postings of all terms, at the most; NaN before they have been counted. */
  postings: number;
  gathered: GatheredTerms | null;
}

/**
 * The terms of the texts `from` to `to - 1`: the slots that text `from + i` has, and their unit weights, are `slot` and
 * `weight` from `start[i]` to `start[i + 1] - 1`.
 */
interface GatheredTerms {
  readonly from: number;
  readonly to: number;
  readonly start: Int32Array;
  readonly slot: Int32Array;
  readonly weight: Int32Array;
}

/** A family of lists, and the length of each text. */
interface TextFamily {
  readonly lists: PostingLists;
  readonly length: ArrayLike<number>;
}

/** Looking a term up takes as long as so many postings in a row. */
const LOOK_UP = 2 * SKIP;
/** 32 MB. */
const MOST_GATHERED = 4_000_000;

/** No terms. @param most about as many postings are gathered at once */
export function noSlots(most = MOST_GATHERED): TermSlots {
  return { slotOf: new Int32Array(0), terms: new Int32Array(0), ...nothingGathered(), most };
}

/** For terms that have just come. */
export function nothingGathered(): Pick<TermSlots, 'documents' | 'queries'> {
  const gathering = (): Gathering => ({ spent: 0, postings: NaN, gathered: null });
  return { documents: gathering(), queries: gathering() };
}

/** Hears of a term: the place of the document among the row's, the term's slot and unit weight. */
export type DocumentTerm = (document: number, slot: number, weight: number) => void;
export type QueryTerm = (slot: number, weight: number) => void;

/** How many documents a row has; O(1). */
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
 * index, and O(words) there too where the rows visited have cost as much as gathering.
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
  const { documents, length, firstDocument } = index;
  const first = firstDocument[row];
  visitIndexed({ lists: documents, length }, first, firstDocument[row + 1], slots, slots.documents, visit);
}

/** Visits the terms of the texts `first` to `end - 1` of a family, the first as 0. */
function visitIndexed(
  family: TextFamily,
  first: number,
  end: number,
  slots: TermSlots,
  gathering: Gathering,
  visit: DocumentTerm,
): void {
  const { terms } = slots;
  const gathered = gatheredFor(family, first, end, slots, gathering);
  if (gathered !== null) {
    const { from, start, slot, weight } = gathered;
    for (let text = first; text < end; text++) {
      for (let i = start[text - from]; i < start[text - from + 1]; i++)
        visit(text - first, slot[i], weight[i]);
    }
    return;
  }
  const { lists, length } = family;
  for (let slot = 0; slot < terms.length; slot++) {
    visitTexts(lists, terms[slot], first, end, (text, weight) =>
      visit(text - first, slot, unitWeight(weight, length[text])),
    );
  }
}

/**
 * What has been gathered, where it holds these texts. Gathers, from them on, where looking terms up has cost as much as the
 * two passes through a part of the lists that this takes: all of it where that is no more than `most` postings.
 */
function gatheredFor(
  family: TextFamily,
  first: number,
  end: number,
  { terms, most }: TermSlots,
  gathering: Gathering,
): GatheredTerms | null {
  const { gathered } = gathering;
  if (gathered !== null && first >= gathered.from && end <= gathered.to) return gathered;
  const { lists, length } = family;
  gathering.spent += terms.length * LOOK_UP;
  // Each list counts as one place of entry at the least.
  if (gathering.spent <= 2 * SKIP * terms.length) return null;
  if (Number.isNaN(gathering.postings)) {
    gathering.postings = terms.reduce((sum, term) => sum + mostTexts(lists, term), 0);
  }
  const share = Math.min(1, most / gathering.postings);
  if (gathering.spent < share * (2 * gathering.postings + length.length)) return null;
  gathering.spent = 0;
  const from = share < 1 ? first : 0;
  const to = Math.max(end, Math.min(length.length, from + Math.ceil(share * length.length)));
  return (gathering.gathered = gatherTerms(family, terms, from, to));
}

/** O(postings of the terms there + texts + terms * log of a list). */
function gatherTerms(
  { lists, length }: TextFamily,
  terms: Int32Array,
  from: number,
  to: number,
): GatheredTerms {
  const start = new Int32Array(to - from + 1);
  for (const term of terms) visitTexts(lists, term, from, to, (text) => start[text - from + 1]++);
  for (let i = 0; i < to - from; i++) start[i + 1] += start[i];
  const next = start.slice();
  const slot = new Int32Array(start[to - from]);
  const weight = new Int32Array(start[to - from]);
  terms.forEach((term, ofTerm) =>
    visitTexts(lists, term, from, to, (text, raw) => {
      const at = next[text - from]++;
      slot[at] = ofTerm;
      weight[at] = unitWeight(raw, length[text]);
    }),
  );
  return { from, to, start, slot, weight };
}

/** Visits the terms that a row asks for in words and that have a slot, as cheaply as documents; the row must ask in words. */
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
  const family = { lists: queries, length: queryLength };
  visitIndexed(family, row, row + 1, slots, slots.queries, (_, slot, weight) => visit(slot, weight));
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
