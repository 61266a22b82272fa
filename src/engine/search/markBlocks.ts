import { BLOCK_ROWS } from '../index/rowIndex';
import { DIRECT, FAMILIES } from '../index/rowValues';
import { MARKET, SEGMENT } from '../plan/seekerPlan';
import type { Seeking } from '../plan/seeking';
import { MARK } from './boundRows';
import type { RowFilter } from './rowFilter';
import type { SearchScratch } from './searchScratch';

/**
 * Makes the function that writes what is known of the rows of a block before they are bounded, as bits of `MARK`; it
 * costs O(postings of the seeker's offers in the block) and returns how many these were.
 */
export function markBlocks(
  { plan, network }: Seeking,
  { index, marks }: SearchScratch,
  filter: RowFilter,
): (block: number) => number {
  const { postings, listStart, blockStart } = index;
  const { indexed: count, numberOf, dimension } = plan.resources;
  const offers: number[] = [];
  for (const id of plan.a.offers.keys()) {
    const r = numberOf.get(id);
    if (r !== undefined && r < count && plan.weights.ground[r] !== 0) offers.push(r);
  }
  const acquainted = Int32Array.from(network.keys()).sort();
  const skipped = Int32Array.from([...filter.blocked, ...index.wide]).sort();
  const markWithin = (sorted: Int32Array, base: number, end: number, mark: number): void => {
    for (let k = firstAtLeast(sorted, base); k < sorted.length && sorted[k] < end; k++)
      marks[sorted[k] - base] |= mark;
  };
  return (block) => {
    const base = blockStart[block];
    const end = blockStart[block + 1];
    marks.fill(0);
    let touched = 0;
    for (const r of offers) {
      const list = (block * FAMILIES + DIRECT) * count + r;
      const mark = dimension[r] === MARKET || dimension[r] === SEGMENT ? MARK.SHARES_AUDIENCE : MARK.SHARES;
      const to = listStart[list + 1];
      for (let p = listStart[list]; p < to; p++) marks[postings[p] & (BLOCK_ROWS - 1)] |= mark;
      touched += to - listStart[list];
    }
    markWithin(acquainted, base, end, MARK.ACQUAINTED);
    markWithin(skipped, base, end, MARK.SKIPPED);
    return touched;
  };
}

function firstAtLeast(sorted: Int32Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
