import { roundHalfUp } from '../roundHalfUp';

/** Words weigh in steps of 2^-10 in a document, units in steps of 2^-16 (docs/scoring.md, reading 8). */
const WORD_STEP = 1 << 10;
const UNIT_STEP = 1 << 16;

/** A sparse vector of integers: term numbers ascending, a weight each. */
export interface Vector {
  readonly terms: Int32Array;
  readonly weights: Int32Array;
}

/** Gives every word a number, new ones as they come: equal words, equal numbers. */
export interface TermNumbering {
  readonly numberOf: (word: string) => number;
  readonly wordOf: (number: number) => string;
}

export function createTermNumbering(): TermNumbering {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  return {
    numberOf: (word) => {
      let number = numbers.get(word);
      if (number === undefined) {
        numbers.set(word, (number = words.length));
        words.push(word);
      }
      return number;
    },
    wordOf: (number) => words[number],
  };
}

/**
 * A document or query at unit length: `(1 + ln tf) * idf` per distinct word. Null where no word is left.
 * @param inverseDocumentFrequency of a term, 1 and more
 */
export function weighWords(
  words: readonly string[],
  inverseDocumentFrequency: (term: number) => number,
  { numberOf }: Pick<TermNumbering, 'numberOf'>,
): Vector | null {
  const frequencies = new Map<number, number>();
  for (const word of words) {
    const term = numberOf(word);
    frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  for (const [term, frequency] of frequencies) {
    const weight = (1 + Math.log(frequency)) * inverseDocumentFrequency(term);
    frequencies.set(term, roundHalfUp(weight * WORD_STEP));
  }
  return toUnitLength(frequencies);
}

/** The sum of unit vectors at unit length; null where there is none. */
export function sumToUnitLength(vectors: readonly Vector[]): Vector | null {
  if (vectors.length === 1) return vectors[0];
  const sums = new Map<number, number>();
  for (const { terms, weights } of vectors) {
    for (let i = 0; i < terms.length; i++) sums.set(terms[i], (sums.get(terms[i]) ?? 0) + weights[i]);
  }
  return toUnitLength(sums);
}

/** The cosine of two unit vectors, 0..1 up to rounding; O(terms of both). */
export function cosine(a: Vector, b: Vector): number {
  let dot = 0;
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length;) {
    const step = a.terms[i] - b.terms[j];
    if (step === 0) dot += a.weights[i++] * b.weights[j++];
    else if (step < 0) i++;
    else j++;
  }
  return dot / (UNIT_STEP * UNIT_STEP);
}

/** Numbers of the terms that two vectors share, with the part of the dot product each one gives. */
export function sharedTerms(a: Vector, b: Vector): ReadonlyMap<number, number> {
  const weightOf = new Map(Array.from(b.terms, (term, i) => [term, b.weights[i]]));
  const shared = new Map<number, number>();
  a.terms.forEach((term, i) => {
    const weight = weightOf.get(term);
    if (weight !== undefined) shared.set(term, a.weights[i] * weight);
  });
  return shared;
}

function toUnitLength(weights: ReadonlyMap<number, number>): Vector | null {
  if (weights.size === 0) return null;
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares);
  const terms = Int32Array.from(weights.keys()).sort();
  return {
    terms,
    weights: terms.map((term) => roundHalfUp(((weights.get(term) ?? 0) / length) * UNIT_STEP)),
  };
}
