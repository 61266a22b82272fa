import { roundHalfUp } from '../roundHalfUp';

/** Words weigh in steps of 2^-10 in a document, units in steps of 2^-16 (docs/scoring.md, reading 8). */
const WORD_STEP = 1 << 10;
export const UNIT_STEP = 1 << 16;
/** Dot products of unit vectors are integers of this step. */
export const DOT_STEP = UNIT_STEP * UNIT_STEP;

/** A sparse vector of integers: term numbers ascending, a weight each. */
export interface Vector {
  readonly terms: Int32Array;
  readonly weights: Int32Array;
}

/** A text at unit length, with what its unit weights come from. */
export interface DocumentVector extends Vector {
  /** The weight of each word before it was divided by the length. */
  readonly wordWeights: Int32Array;
  readonly length: number;
}

/** Gives every word a number, new ones as they come: equal words, equal numbers. */
export interface TermNumbering {
  readonly numberOf: (word: string) => number;
  readonly wordOf: (number: number) => string;
}

/** Gives words numbers as they come. */
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
): DocumentVector | null {
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
  const sum = toUnitLength(sumOf(vectors));
  return sum && { terms: sum.terms, weights: sum.weights };
}

function sumOf(vectors: readonly Vector[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { terms, weights } of vectors) {
    for (let i = 0; i < terms.length; i++) sums.set(terms[i], (sums.get(terms[i]) ?? 0) + weights[i]);
  }
  return sums;
}

/** The length of the exact sum of unit vectors, in steps of 2^-16. */
export function lengthOfSum(vectors: readonly Vector[]): number {
  return lengthOf(sumOf(vectors).values());
}

function lengthOf(weights: Iterable<number>): number {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  return Math.sqrt(squares);
}

/** A weight at unit length, in whole steps of 2^-16. */
export function unitWeight(weight: number, length: number): number {
  return roundHalfUp((weight / length) * UNIT_STEP);
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
  return dot / DOT_STEP;
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

function toUnitLength(weights: ReadonlyMap<number, number>): DocumentVector | null {
  if (weights.size === 0) return null;
  const length = lengthOf(weights.values());
  const terms = Int32Array.from(weights.keys()).sort();
  const wordWeights = terms.map((term) => weights.get(term)!);
  return { terms, weights: wordWeights.map((weight) => unitWeight(weight, length)), wordWeights, length };
}
