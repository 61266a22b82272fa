import { unitWeight } from '../../scoring/text/vector';
import { growingArray } from '../rows/growingArray';
import type { TextColumns } from '../rows/textColumns';

/**
 * The rows with documents in several languages, of which a query may count some only: how long the sum of any choice
 * of them is follows from the dot products of the sums per language.
 */
export interface MixedLanguages {
  /** Ascending. */
  readonly rows: Uint32Array;
  /** The languages of the n-th of them are `languages[firstLanguage[n]..firstLanguage[n + 1]]`. */
  readonly firstLanguage: Uint32Array;
  readonly languages: Uint16Array;
  /** From `firstDot[n]` on, as many times as many products as it has languages. */
  readonly firstDot: Uint32Array;
  readonly dots: Float64Array;
}

/** Sums by term of the documents in each language. */
type SumsByLanguage = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Finds them among rows whose texts are in columns. @param documents how many documents row i has */
export function mixedLanguages(texts: TextColumns, documents: (row: number) => number): MixedLanguages {
  const rows = growingArray(Uint32Array);
  const firstLanguage = growingArray(Uint32Array);
  const languages = growingArray(Uint16Array);
  const firstDot = growingArray(Uint32Array);
  const dots = growingArray(Float64Array);
  firstLanguage.push(0);
  firstDot.push(0);
  for (let row = texts.firstRow; row < texts.firstRow + texts.firstText.length - 1; row++) {
    const first = texts.firstText.array[row - texts.firstRow];
    const end = first + documents(row);
    const spoken = texts.language.array.subarray(first, end);
    if (spoken.every((language) => language === spoken[0])) continue;
    const sums = sumsByLanguage(texts, first, end);
    rows.push(row);
    languages.append([...sums.keys()]);
    for (const p of sums.values()) for (const q of sums.values()) dots.push(dot(p, q));
    firstLanguage.push(languages.length);
    firstDot.push(dots.length);
  }
  for (const array of [rows, firstLanguage, languages, firstDot, dots]) array.trim();
  return {
    rows: rows.array,
    firstLanguage: firstLanguage.array,
    languages: languages.array,
    firstDot: firstDot.array,
    dots: dots.array,
  };
}

/**
 * The length of the sum of those documents of a row whose languages are marked; the row must be mixed. The sum of
 * squares is an integer, exact below 2^53: for up to 1,400 documents all alike.
 */
export function countedLength(mixed: MixedLanguages, row: number, counted: Uint8Array): number {
  const n = indexOf(mixed.rows, row);
  const first = mixed.firstLanguage[n];
  const count = mixed.firstLanguage[n + 1] - first;
  const counts = (i: number): boolean => counted[mixed.languages[first + i]] === 1;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    if (!counts(i)) continue;
    for (let j = 0; j < count; j++) if (counts(j)) squares += mixed.dots[mixed.firstDot[n] + i * count + j];
  }
  return Math.sqrt(squares);
}

/** Unit weights of the texts `first` to `end - 1`, summed. */
export function sumsByLanguage(texts: TextColumns, first: number, end: number): SumsByLanguage {
  const sums = new Map<number, Map<number, number>>();
  for (let text = first; text < end; text++) {
    const language = texts.language.array[text];
    const sum = sums.get(language) ?? new Map<number, number>();
    sums.set(language, sum);
    for (let t = texts.firstTerm.array[text]; t < texts.firstTerm.array[text + 1]; t++) {
      const term = texts.terms.array[t];
      const weight = unitWeight(texts.weights.array[t], texts.length.array[text]);
      sum.set(term, (sum.get(term) ?? 0) + weight);
    }
  }
  return sums;
}

/** The dot product of two sparse vectors; O(terms of the first). */
export function dot(p: ReadonlyMap<number, number>, q: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [term, weight] of p) sum += weight * (q.get(term) ?? 0);
  return sum;
}

function indexOf(array: Uint32Array, value: number): number {
  let low = 0;
  let high = array.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (array[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
