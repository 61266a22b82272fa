import { BLOCK_ROWS, listStart } from '../index/rowIndex';
import { DIRECT, FAMILIES } from '../index/rowValues';
import { firstAtLeast } from '../rows/firstAtLeast';
import { MARKET, SEGMENT } from '../plan/seekerPlan';
import type { Seeking } from '../plan/seeking';
import { VALUE_BITS, VALUE_MASK } from '../rows/rowColumns';
import { MARK } from './marks';
import { isEligible, isSimple, type RowFilter } from './rowFilter';
import type { SearchScratch } from './searchScratch';
import type { Segment } from './segments';

/**
 * Makes the function that writes what is known of the rows of a segment before they are bounded: their traits, bits of
 * `MARK` and, where this is asked for, sums of the ground they may share. It costs O(postings of the seeker's offers in
 * the segment), and O(rows) where traits do not decide who is eligible, and returns how many postings these were.
 */
export function markSegments(
  { plan, acquainted, rows }: Seeking,
  scratch: SearchScratch,
  filter: RowFilter,
  sumsGround: boolean,
): (segment: Segment) => number {
  const { index, kernel, plans, at, marks, groundSums } = scratch;
  const { postings, blockStart } = index;
  const { indexed: count, dimension } = plan.resources;
  const offers: number[] = [];
  const most: number[] = [];
  for (const entry of plan.a.offers) {
    const r = entry >>> VALUE_BITS;
    if (r >= count || plan.weights.ground[r] === 0) continue;
    offers.push(r);
    most.push(plan.weights.ground[r] * (entry & VALUE_MASK));
  }
  const lists = plans.put(Int32Array.from(offers, (r) => DIRECT * count + r));
  const marksOf = plans.putBytes(
    Uint8Array.from(offers, (r) =>
      dimension[r] === MARKET || dimension[r] === SEGMENT ? MARK.SHARES_AUDIENCE : MARK.SHARES,
    ),
  );
  const simple = isSimple(filter, rows);
  // Where traits do not decide, marks say it all.
  for (const { traits } of [scratch.stated, scratch.others]) {
    traits[0] = simple ? filter.required | filter.forbidden : 0;
    traits[1] = simple ? filter.required : 0;
  }
  const skipped = Int32Array.from([...filter.blocked, ...index.wide]).sort();
  const markWithin = (sorted: Int32Array, base: number, end: number, mark: number): void => {
    for (let k = firstAtLeast(sorted, 0, sorted.length, base); k < sorted.length && sorted[k] < end; k++)
      marks[sorted[k] - base] |= mark;
  };
  return ({ firstBlock, endBlock, base, end }) => {
    kernel.clear(at.marks, Math.ceil((end - base) / 16) * 16);
    scratch.traits.set(rows.traits.array.subarray(base, end));
    if (sumsGround) groundSums.fill(0);
    let touched = 0;
    for (let block = firstBlock; block < endBlock; block++) {
      const first = block * FAMILIES * count;
      const offset = blockStart[block] - base;
      touched += kernel.markLists(
        ...[offers.length, lists, marksOf, first],
        ...[at.firstOfRun, at.beyondFirst, at.postings, at.marks + offset],
      );
      if (!sumsGround) continue;
      offers.forEach((r, i) => {
        const to = listStart(index, first + DIRECT * count + r + 1);
        for (let p = listStart(index, first + DIRECT * count + r); p < to; p++) {
          groundSums[offset + (postings[p] & (BLOCK_ROWS - 1))] += most[i];
        }
      });
    }
    markWithin(acquainted.rows, base, end, MARK.ACQUAINTED);
    markWithin(skipped, base, end, MARK.SKIPPED);
    if (!simple) {
      for (let row = base; row < end; row++)
        if (!isEligible(filter, rows, row)) marks[row - base] |= MARK.SKIPPED;
    }
    return touched;
  };
}
