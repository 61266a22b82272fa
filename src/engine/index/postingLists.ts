import { type GrowingArray, growingArray } from '../rows/growingArray';

/** So many postings lie between two places at which a list can be entered. */
export const SKIP = 32;

/**
 * For each term the texts that hold it, ascending, and the weight it has in each: about 1.7 bytes a posting. A posting
 * is the distance from the posting before, and the number of its weight among those the term has, most frequent
 * first. By its first byte b it takes
 * - 1 byte, b < 192: weight b >> 6, distance 1 + (b & 63);
 * - 2 bytes, b < 240: weight (b - 192) >> 4, distance 1 + 12 bits;
 * - 3 bytes, b < 248: weight 0, distance 1 + 19 bits;
 * - 7 bytes, else: distance in 4 bytes, weight in 2.
 */
export interface PostingLists {
  /** Terms from here on have no list. */
  readonly terms: number;
  /** The bytes of the list of term w are `start[w]..start[w + 1]`. */
  readonly start: Uint32Array;
  readonly bytes: Uint8Array;
  /** The places at which the list of w can be entered are `skipStart[w]..skipStart[w + 1]`: the text before, the byte. */
  readonly skipStart: Uint32Array;
  readonly skipText: Int32Array;
  readonly skipByte: Uint32Array;
  /** The weights of term w are `weights[weightStart[w]..weightStart[w + 1]]`. */
  readonly weightStart: Uint32Array;
  readonly weights: Uint32Array;
}

/** One occurrence of a term. */
export interface TermOccurrences {
  readonly count: number;
  readonly terms: Uint32Array;
  readonly texts: Uint32Array;
  readonly weights: Uint32Array;
}

/** Builds the lists of occurrences that come text by text, ascending; O(occurrences). */
export function buildPostingLists({ count, terms, texts, weights }: TermOccurrences): PostingLists {
  let termCount = 0;
  for (let i = 0; i < count; i++) if (terms[i] >= termCount) termCount = terms[i] + 1;
  const order = byTerm(terms, count, termCount);
  const start = shared(Uint32Array, termCount + 1);
  const skipStart = shared(Uint32Array, termCount + 1);
  const weightStart = shared(Uint32Array, termCount + 1);
  const bytes = growingArray(Uint8Array, 1024);
  const skipText = growingArray(Int32Array);
  const skipByte = growingArray(Uint32Array);
  const weightList = growingArray(Uint32Array);
  for (let at = 0, term = 0; term < termCount; term++) {
    let end = at;
    while (end < count && terms[order[end]] === term) end++;
    const numbers = numberWeights(order, weights, at, end);
    for (const weight of numbers.keys()) weightList.push(weight);
    for (let last = -1, i = at; i < end; i++) {
      if (i > at && (i - at) % SKIP === 0) {
        skipText.push(last);
        skipByte.push(bytes.length);
      }
      const text = texts[order[i]];
      writePosting(bytes, text - last, numbers.get(weights[order[i]])!);
      last = text;
    }
    at = end;
    start[term + 1] = bytes.length;
    skipStart[term + 1] = skipText.length;
    weightStart[term + 1] = weightList.length;
  }
  for (const array of [bytes, skipText, skipByte, weightList]) array.trim();
  return {
    terms: termCount,
    start,
    bytes: bytes.array,
    skipStart,
    skipText: skipText.array,
    skipByte: skipByte.array,
    weightStart,
    weights: weightList.array,
  };
}

/**
 * Calls `visit` with the weight of a term in each text of `from..to - 1` that holds it; O(log of the list + SKIP + those).
 */
export function visitTexts(
  { terms, bytes, start, skipStart, skipText, skipByte, weightStart, weights }: PostingLists,
  term: number,
  from: number,
  to: number,
  visit: (text: number, weight: number) => void,
): void {
  if (term >= terms) return;
  const first = skipStart[term];
  let low = first;
  let high = skipStart[term + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (skipText[middle] < from) low = middle + 1;
    else high = middle;
  }
  let at = low === first ? start[term] : skipByte[low - 1];
  let text = low === first ? -1 : skipText[low - 1];
  const end = start[term + 1];
  while (at < end) {
    const b = bytes[at];
    let number = b >>> 6;
    if (b < 192) {
      text += 1 + (b & 63);
      at++;
    } else if (b < 240) {
      number = (b - 192) >>> 4;
      text += 1 + (((b & 15) << 8) | bytes[at + 1]);
      at += 2;
    } else if (b < 248) {
      number = 0;
      text += 1 + (((b & 7) << 16) | (bytes[at + 1] << 8) | bytes[at + 2]);
      at += 3;
    } else {
      text += read32(bytes, at + 1);
      number = (bytes[at + 5] << 8) | bytes[at + 6];
      at += 7;
    }
    if (text >= to) return;
    if (text >= from) visit(text, weights[weightStart[term] + number]);
  }
}

/** How many texts hold a term, at the most. */
export function mostTexts({ terms, skipStart }: PostingLists, term: number): number {
  return term < terms ? (skipStart[term + 1] - skipStart[term] + 1) * SKIP : 0;
}

/** What the lists were built of, term by term; O(postings). */
export function occurrencesIn(lists: PostingLists): TermOccurrences {
  const found = [growingArray(Uint32Array), growingArray(Uint32Array), growingArray(Uint32Array)];
  const [terms, texts, weights] = found;
  for (let term = 0; term < lists.terms; term++) {
    visitTexts(lists, term, 0, Infinity, (text, weight) => {
      terms.push(term);
      texts.push(text);
      weights.push(weight);
    });
  }
  return { count: terms.length, terms: terms.array, texts: texts.array, weights: weights.array };
}

function writePosting(bytes: GrowingArray<Uint8Array>, distance: number, number: number): void {
  const rest = distance - 1;
  if (number < 3 && rest < 64) {
    bytes.push((number << 6) | rest);
  } else if (number < 3 && rest < 4096) {
    bytes.push(192 + (number << 4) + (rest >>> 8));
    bytes.push(rest & 255);
  } else if (number === 0 && rest < 1 << 19) {
    bytes.push(240 + (rest >>> 16));
    bytes.push((rest >>> 8) & 255);
    bytes.push(rest & 255);
  } else {
    if (number >= 1 << 16) throw new RangeError(`a word has ${number} different weights`);
    bytes.push(248);
    for (const shift of [24, 16, 8, 0]) bytes.push((distance >>> shift) & 255);
    bytes.push(number >>> 8);
    bytes.push(number & 255);
  }
}

function read32(bytes: Uint8Array, at: number): number {
  return ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]) >>> 0;
}

/** The weights that a term has, most frequent first, with their numbers. */
function numberWeights(
  order: Uint32Array,
  weights: Uint32Array,
  from: number,
  to: number,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = from; i < to; i++) counts.set(weights[order[i]], (counts.get(weights[order[i]]) ?? 0) + 1);
  const byCount = [...counts].sort((p, q) => q[1] - p[1] || p[0] - q[0]);
  return new Map(byCount.map(([weight], number) => [weight, number]));
}

/** Indices of the occurrences, by term, in the order they came. */
function byTerm(terms: Uint32Array, count: number, termCount: number): Uint32Array {
  const next = new Uint32Array(termCount + 1);
  for (let i = 0; i < count; i++) next[terms[i] + 1]++;
  for (let term = 0; term < termCount; term++) next[term + 1] += next[term];
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[next[terms[i]]++] = i;
  return order;
}

function shared<T>(
  constructor: new (buffer: SharedArrayBuffer) => T & { length: number },
  length: number,
): T {
  return new constructor(new SharedArrayBuffer(length * 4));
}
