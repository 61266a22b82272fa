import { BLOCK_ROWS, listStart } from '../index/rowIndex';
import { DIRECT, FAMILIES } from '../index/rowValues';
import { firstAtLeast } from '../plan/acquainted';
import { MARKET, SEGMENT } from '../plan/seekerPlan';
import type { Seeking } from '../plan/seeking';
import { MARK } from './marks';
import type { RowFilter } from './rowFilter';
import type { SearchScratch } from './searchScratch';

/**
 * Makes the function that writes what is known of the rows of a block before they are bounded, as bits of `MARK` and,
 * where this is asked for, as sums of the ground they may share; it
 * costs O(postings of the seeker's offers in the block) and returns how many these were.
 */
export function markBlocks(
  { plan, acquainted }: Seeking,
  { index, marks, groundSums }: SearchScratch,
  filter: RowFilter,
  sumsGround: boolean,
): (block: number) => number {
  const { postings, blockStart } = index;
  const { indexed: count, numberOf, dimension } = plan.resources;
  const offers: number[] = [];
  const most: number[] = [];
  for (const [id, strength] of plan.a.offers) {
    const r = numberOf.get(id);
    if (r === undefined || r >= count || plan.weights.ground[r] === 0) continue;
    offers.push(r);
    most.push(plan.weights.ground[r] * strength);
  }
  const skipped = Int32Array.from([...filter.blocked, ...index.wide]).sort();
  const markWithin = (sorted: Int32Array, base: number, end: number, mark: number): void => {
    for (let k = firstAtLeast(sorted, base); k < sorted.length && sorted[k] < end; k++)
      marks[sorted[k] - base] |= mark;
  };
  return (block) => {
    const base = blockStart[block];
    const end = blockStart[block + 1];
    marks.fill(0);
    if (sumsGround) groundSums.fill(0);
    let touched = 0;
    offers.forEach((r, i) => {
      const list = (block * FAMILIES + DIRECT) * count + r;
      const mark = dimension[r] === MARKET || dimension[r] === SEGMENT ? MARK.SHARES_AUDIENCE : MARK.SHARES;
      const from = listStart(index, list);
      const to = listStart(index, list + 1);
      for (let p = from; p < to; p++) marks[postings[p] & (BLOCK_ROWS - 1)] |= mark;
      if (sumsGround) {
        for (let p = from; p < to; p++) groundSums[postings[p] & (BLOCK_ROWS - 1)] += most[i];
      }
      touched += to - from;
    });
    markWithin(acquainted.rows, base, end, MARK.ACQUAINTED);
    markWithin(skipped, base, end, MARK.SKIPPED);
    return touched;
  };
}
