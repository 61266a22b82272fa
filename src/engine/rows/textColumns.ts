import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import type { Vector } from '../../scoring/text/vector';
import { type GrowingArray, growingArray } from './growingArray';

/**
 * The texts of the rows: those of row i are `firstText[i]..firstText[i + 1]`, its documents and last, where it asks in
 * words, its query; the terms of text t are `firstTerm[t]..firstTerm[t + 1]`, ascending, with 16-bit weights (0 stands
 * for 65,536). The last of both lists of starts is the end.
 */
export interface TextColumns {
  readonly languages: Map<string, number>;
  readonly firstText: GrowingArray<Uint32Array>;
  readonly language: GrowingArray<Uint16Array>;
  readonly firstTerm: GrowingArray<Uint32Array>;
  readonly terms: GrowingArray<Uint32Array>;
  readonly weights: GrowingArray<Uint16Array>;
  /** Of each row: the length of the sum of its documents, by which the centroid is divided. */
  readonly sumLength: GrowingArray<Float64Array>;
}

export function textColumns(): TextColumns {
  const texts: TextColumns = {
    languages: new Map(),
    firstText: growingArray(Uint32Array),
    language: growingArray(Uint16Array),
    firstTerm: growingArray(Uint32Array),
    terms: growingArray(Uint32Array),
    weights: growingArray(Uint16Array),
    sumLength: growingArray(Float64Array),
  };
  texts.firstText.push(0);
  texts.firstTerm.push(0);
  return texts;
}

/** Appends the texts of the next row. */
export function appendTexts(
  texts: TextColumns,
  { documents, query, centroid }: Pick<ScoringOrganisation, 'documents' | 'query' | 'centroid'>,
): void {
  for (const { language, vector } of documents) appendText(texts, language, vector);
  // Without `seeking` an unstated side asks by its centroid, which is made of its documents.
  if (query !== null && query.vector !== centroid) appendText(texts, [...query.languages][0], query.vector);
  texts.firstText.push(texts.language.length);
  texts.sumLength.push(lengthOfSum(documents.map(({ vector }) => vector)));
}

/** Appends the texts of a row of other columns in which languages have the same numbers. */
export function copyTexts(from: TextColumns, row: number, to: TextColumns): void {
  const [first, end] = [from.firstText.array[row], from.firstText.array[row + 1]];
  for (let text = first; text < end; text++) {
    const [start, stop] = [from.firstTerm.array[text], from.firstTerm.array[text + 1]];
    to.language.push(from.language.array[text]);
    to.terms.append(from.terms.array.subarray(start, stop));
    to.weights.append(from.weights.array.subarray(start, stop));
    to.firstTerm.push(to.terms.length);
  }
  to.firstText.push(to.language.length);
  to.sumLength.push(from.sumLength.array[row]);
}

export function languageNumber({ languages }: TextColumns, language: string): number {
  let number = languages.get(language);
  if (number === undefined) languages.set(language, (number = languages.size));
  return number;
}

/** The length of the exact sum of unit vectors, as `sumToUnitLength` takes it. */
export function lengthOfSum(vectors: readonly Vector[]): number {
  if (vectors.length < 2) return 0;
  const sums = new Map<number, number>();
  for (const { terms, weights } of vectors) {
    for (let i = 0; i < terms.length; i++) sums.set(terms[i], (sums.get(terms[i]) ?? 0) + weights[i]);
  }
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  return Math.sqrt(squares);
}

function appendText(texts: TextColumns, language: string, { terms, weights }: Vector): void {
  texts.language.push(languageNumber(texts, language));
  for (let i = 0; i < terms.length; i++) {
    if (weights[i] === 0) continue;
    texts.terms.push(terms[i]);
    texts.weights.push(weights[i] & 0xffff);
  }
  texts.firstTerm.push(texts.terms.length);
}
