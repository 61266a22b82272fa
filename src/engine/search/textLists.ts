import type { PostingLists } from '../index/postingLists';
import { LIST_UNDER_WAY, TEXT_POSTINGS } from '../kernel/kernel';
import type { PlanMemory } from './planMemory';

/** Lists of some terms, ready to be run through part by part: see `Kernel.addTexts`. */
export interface TextLists {
  readonly count: number;
  /** The address of what LIST_UNDER_WAY says of each. */
  readonly lists: number;
}

/** No list has been run through up to this text. */
const NOWHERE = 0xffff_ffff;

/**
 * Readies the lists of some terms; O(their different weights).
 * @param addend what a weight of the term in this slot adds
 */
export function textLists(
  memory: PlanMemory,
  { terms: known, weights, weightStart }: PostingLists,
  terms: Int32Array,
  addend: (slot: number, weight: number) => number,
): TextLists {
  const lists = memory.take(terms.length * LIST_UNDER_WAY.bytes);
  let count = 0;
  terms.forEach((term, slot) => {
    if (term >= known) return;
    const first = weightStart[term];
    const numbers = weightStart[term + 1] - first;
    if (numbers === 0) return;
    const addends = memory.take(numbers * 8);
    for (let n = 0; n < numbers; n++) memory.f64[addends / 8 + n] = addend(slot, weights[first + n]);
    const list = (lists + count++ * LIST_UNDER_WAY.bytes) / 4;
    memory.u32[list + LIST_UNDER_WAY.reached / 4] = NOWHERE;
    memory.u32[list + LIST_UNDER_WAY.addends / 4] = addends;
    memory.u32[list + LIST_UNDER_WAY.term / 4] = term;
  });
  return { count, lists };
}

/** Writes where the arrays of some lists lie. */
export function writePostingAddresses(buffer: SharedArrayBuffer, at: number, lists: PostingLists): void {
  const addresses = new Uint32Array(buffer, at, TEXT_POSTINGS.size / 4);
  for (const name of ['start', 'bytes', 'skipStart', 'skipText', 'skipByte'] as const) {
    addresses[TEXT_POSTINGS[name] / 4] = lists[name].byteOffset;
  }
}
