import { UNIT_STEP } from '../../scoring/text/vector';
import { growingArray } from '../rows/growingArray';
import type { RowColumns } from '../rows/rowColumns';
import { copyTexts, dropTexts, type TextColumns, textColumns } from '../rows/textColumns';
import { TRAIT } from '../rows/traits';
import { type MixedLanguages, mixedLanguages } from './mixedLanguages';
import { buildPostingLists, occurrencesIn, type PostingLists, type TermOccurrences } from './postingLists';

/** What is rounded to single precision is raised by more than that takes away. */
export const ABOVE_SINGLE = 1 + 1e-6;

/**
 * The texts of the rows below `end`: the documents, numbered row by row, and what rows ask for, under their rows. Where
 * nobody writes anything every list is empty.
 */
export interface TextIndex {
  readonly end: number;
  readonly documents: PostingLists;
  /** The documents of row i are `firstDocument[i]..firstDocument[i + 1] - 1`. */
  readonly firstDocument: Uint32Array;
  /** By document; empty where all have the same. */
  readonly language: Uint16Array;
  /** The language of all of them; -1 where there are none, or several languages. */
  readonly onlyLanguage: number;
  /** By document: what a weight is divided by. */
  readonly length: Float64Array;
  /** By document and by row: one over the length, and over that of the sum of the documents, in units, rounded up. */
  readonly perLength: Float32Array;
  readonly perSumLength: Float32Array;
  /** By row: the length of the sum of its documents, by which the centroid is divided; 0 below two. */
  readonly sumLength: Float64Array;
  readonly mixed: MixedLanguages;
  readonly queries: PostingLists;
  /** By row; 0 where a row does not ask in words. */
  readonly queryLength: Float64Array;
  readonly queryLanguage: Uint16Array;
  readonly longestQuery: number;
}

/** Moves the texts of all rows into an index, in which alone they are from then on; O(their words). */
export function buildTextIndex(rows: RowColumns): TextIndex {
  const { texts } = rows;
  const end = texts.firstText.length - 1;
  const written = texts.language.length > 0 ? end : 0;
  const firstDocument = new Uint32Array(written === 0 ? 0 : end + 1);
  const queryLength = new Float64Array(written);
  const queryLanguage = new Uint16Array(written);
  const sumLength = texts.sumLength.array.slice(0, written);
  const language = growingArray(Uint16Array);
  const length = growingArray(Float64Array);
  const asks = (row: number): boolean => (rows.traits.array[row] & TRAIT.ASKS_IN_WORDS) !== 0;
  const queryTerms = termsAskedFor(texts, written, asks);
  const ofDocuments = occurrences(texts.terms.length - queryTerms);
  const ofQueries = occurrences(queryTerms);
  for (let row = 0; row < written; row++) {
    const last = texts.firstText.array[row + 1];
    for (let text = texts.firstText.array[row]; text < last; text++) {
      if (asks(row) && text === last - 1) {
        addText(ofQueries, texts, text, row);
        queryLength[row] = texts.length.array[text];
        queryLanguage[row] = texts.language.array[text];
      } else {
        addText(ofDocuments, texts, text, length.length);
        language.push(texts.language.array[text]);
        length.push(texts.length.array[text]);
      }
    }
    firstDocument[row + 1] = length.length;
  }
  language.trim();
  length.trim();
  const onlyLanguage = onlyOne(language.array);
  const mixed = mixedLanguages(texts, (row) => firstDocument[row + 1] - firstDocument[row]);
  dropTexts(texts);
  const documents = buildPostingLists(ofDocuments);
  const queries = buildPostingLists(ofQueries);
  return {
    end,
    documents,
    firstDocument,
    language: onlyLanguage < 0 ? language.array : new Uint16Array(0),
    onlyLanguage,
    length: length.array,
    perLength: inverse(length.array, UNIT_STEP),
    perSumLength: inverse(sumLength, 1 / UNIT_STEP),
    sumLength,
    mixed,
    queries,
    queryLength,
    queryLanguage,
    longestQuery: largest(queryLength),
  };
}

/** How many terms the queries of the rows have. */
function termsAskedFor(
  { firstText, firstTerm }: TextColumns,
  rows: number,
  asks: (row: number) => boolean,
): number {
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const end = firstText.array[row + 1];
    if (asks(row)) count += firstTerm.array[end] - firstTerm.array[end - 1];
  }
  return count;
}

interface Occurrences extends TermOccurrences {
  count: number;
}

function occurrences(room: number): Occurrences {
  const [terms, texts, weights] = [0, 1, 2].map(() => new Uint32Array(room));
  return { count: 0, terms, texts, weights };
}

/** Adds the terms of a text under its number in the index. */
function addText(into: Occurrences, texts: TextColumns, text: number, number: number): void {
  const from = texts.firstTerm.array[text];
  const to = texts.firstTerm.array[text + 1];
  into.terms.set(texts.terms.array.subarray(from, to), into.count);
  into.weights.set(texts.weights.array.subarray(from, to), into.count);
  into.texts.fill(number, into.count, into.count + to - from);
  into.count += to - from;
}

/** The number of the language of a document. */
export function languageOf({ onlyLanguage, language }: TextIndex, document: number): number {
  return onlyLanguage < 0 ? language[document] : onlyLanguage;
}

/** How many documents a row has. */
export function documentsOf({ firstDocument }: TextIndex, row: number): number {
  return firstDocument.length === 0 ? 0 : firstDocument[row + 1] - firstDocument[row];
}

/** Columns that have the texts of the first `count` rows again, those of the index and those after it; O(words). */
export function withIndexedTexts(texts: TextColumns, index: TextIndex, count: number): TextColumns {
  const all: TextColumns = { ...textColumns(), languages: texts.languages };
  const documents = byText(occurrencesIn(index.documents), index.length.length);
  const queries = byText(occurrencesIn(index.queries), index.end);
  const append = (
    { first, terms, weights }: ByText,
    text: number,
    language: number,
    length: number,
  ): void => {
    all.terms.append(terms.subarray(first[text], first[text + 1]));
    all.weights.append(weights.subarray(first[text], first[text + 1]));
    all.language.push(language);
    all.length.push(length);
    all.firstTerm.push(all.terms.length);
  };
  for (let row = 0; row < index.end; row++) {
    const first = index.firstDocument[row];
    for (let document = first; document < first + documentsOf(index, row); document++) {
      append(documents, document, languageOf(index, document), index.length[document]);
    }
    if (index.queryLength[row] > 0) append(queries, row, index.queryLanguage[row], index.queryLength[row]);
    all.firstText.push(all.language.length);
    all.sumLength.push(index.sumLength[row] ?? 0);
  }
  for (let row = index.end; row < count; row++) copyTexts(texts, row, all);
  return all;
}

/** The terms of text i are `first[i]..first[i + 1]`. */
interface ByText {
  readonly first: Uint32Array;
  readonly terms: Uint32Array;
  readonly weights: Uint32Array;
}

function byText({ count, terms, texts, weights }: TermOccurrences, textCount: number): ByText {
  const first = new Uint32Array(textCount + 1);
  for (let i = 0; i < count; i++) first[texts[i] + 1]++;
  for (let text = 0; text < textCount; text++) first[text + 1] += first[text];
  const next = first.slice();
  const sorted = { first, terms: new Uint32Array(count), weights: new Uint32Array(count) };
  for (let i = 0; i < count; i++) {
    const at = next[texts[i]]++;
    sorted.terms[at] = terms[i];
    sorted.weights[at] = weights[i];
  }
  return sorted;
}

/** Of each value 1 / (value * unit), not rounded down; 0 of 0. */
function inverse(values: Float64Array, unit: number): Float32Array {
  return Float32Array.from(values, (value) => (value === 0 ? 0 : ABOVE_SINGLE / (value * unit)));
}

/** What all values are; -1 where there are none, or different ones. */
function onlyOne(values: Uint16Array): number {
  return values.every((value) => value === values[0]) ? (values[0] ?? -1) : -1;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
