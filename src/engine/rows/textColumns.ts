import { type DocumentVector, lengthOfSum } from '../../scoring/text/vector';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import { type GrowingArray, growingArray, type Numbers } from './growingArray';

/**
 * The texts of the rows from `firstRow` on, as they are appended: those of row i are
 * `firstText[i - firstRow]..firstText[i - firstRow + 1]`, its documents and last, where it asks in words, its query; the
 * terms of text t are `firstTerm[t]..firstTerm[t + 1]`, with the weight of each before it is divided by the length of
 * the text. The last of both lists of starts is the end. The texts of earlier rows are in the text index alone.
 */
export interface TextColumns {
  firstRow: number;
  /** How many texts and terms the rows have that were let go of. */
  usual: { readonly texts: number; readonly terms: number };
  firstText: GrowingArray<Uint32Array>;
  language: GrowingArray<Uint16Array>;
  length: GrowingArray<Float64Array>;
  firstTerm: GrowingArray<Uint32Array>;
  terms: GrowingArray<Uint32Array>;
  weights: GrowingArray<Uint32Array>;
  /** Of every row from `firstRow` on: the length of the sum of its documents; 0 below two. */
  sumLength: GrowingArray<Float64Array>;
  readonly languages: Map<string, number>;
}

/** Columns without a text. */
export function textColumns(): TextColumns {
  return { ...noTexts(0), languages: new Map() };
}

/** Lets go of the texts of all rows so far: the text index has them. */
export function dropTexts(texts: TextColumns): void {
  const { firstRow, firstText, language, terms, usual } = texts;
  const rows = firstText.length - 1;
  Object.assign(texts, noTexts(firstRow + rows), {
    usual: { texts: usual.texts + language.length, terms: usual.terms + terms.length },
  });
}

function noTexts(firstRow: number): Omit<TextColumns, 'languages'> {
  const texts = {
    firstRow,
    usual: { texts: 0, terms: 0 },
    firstText: growingArray(Uint32Array),
    language: growingArray(Uint16Array),
    length: growingArray(Float64Array),
    firstTerm: growingArray(Uint32Array),
    terms: growingArray(Uint32Array),
    weights: growingArray(Uint32Array),
    sumLength: growingArray(Float64Array),
  };
  texts.firstText.push(0);
  texts.firstTerm.push(0);
  return texts;
}

/** How many values each column would have if no row's had been let go of: what room is to be kept by. */
export function usualLengths(texts: TextColumns): ReadonlyMap<GrowingArray<Numbers>, number> {
  const { firstRow, usual } = texts;
  const more: readonly (readonly [GrowingArray<Numbers>, number])[] = [
    [texts.firstText, firstRow],
    [texts.sumLength, firstRow],
    [texts.language, usual.texts],
    [texts.length, usual.texts],
    [texts.firstTerm, usual.texts],
    [texts.terms, usual.terms],
    [texts.weights, usual.terms],
  ];
  return new Map(more.map(([column, gone]) => [column, column.length + gone]));
}

/** Appends the texts of a row of other columns, which have not let go of them and in which languages have the same numbers. */
export function copyTexts(from: TextColumns, row: number, to: TextColumns): void {
  const at = row - from.firstRow;
  const end = from.firstText.array[at + 1];
  for (let text = from.firstText.array[at]; text < end; text++) {
    const start = from.firstTerm.array[text];
    const stop = from.firstTerm.array[text + 1];
    to.language.push(from.language.array[text]);
    to.length.push(from.length.array[text]);
    to.terms.append(from.terms.array.subarray(start, stop));
    to.weights.append(from.weights.array.subarray(start, stop));
    to.firstTerm.push(to.terms.length);
  }
  to.firstText.push(to.language.length);
  to.sumLength.push(from.sumLength.array[at]);
}

/** Appends the texts of the next row; O(their words). */
export function appendTexts(
  texts: TextColumns,
  { documents, query }: Pick<ScoringOrganisation, 'documents' | 'query'>,
): void {
  for (const { language, vector } of documents) appendText(texts, language, vector);
  if (query?.text) appendText(texts, [...query.languages][0], query.text);
  texts.firstText.push(texts.language.length);
  const vectors = documents.map(({ vector }) => vector);
  texts.sumLength.push(vectors.length < 2 ? 0 : lengthOfSum(vectors));
}

/** The number of a language, a new one where it has none; O(1). */
export function languageNumber({ languages }: TextColumns, language: string): number {
  let number = languages.get(language);
  if (number === undefined) languages.set(language, (number = languages.size));
  return number;
}

function appendText(
  texts: TextColumns,
  language: string,
  { terms, weights, wordWeights, length }: DocumentVector,
): void {
  texts.language.push(languageNumber(texts, language));
  texts.length.push(length);
  const counts = (_: number, i: number): boolean => weights[i] !== 0;
  const all = !weights.includes(0);
  texts.terms.append(all ? terms : terms.filter(counts));
  texts.weights.append(all ? wordWeights : wordWeights.filter(counts));
  texts.firstTerm.push(texts.terms.length);
}
