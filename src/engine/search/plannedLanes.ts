import { DIRECT, FAMILIES } from '../index/rowValues';
import type { Seeking } from '../plan/seeking';
import type { TypeReading } from '../plan/typeReadings';
import { assignLanes, LANE_ZERO, type LaneOfReading } from './lanes';
import { type ListPlan, rowNeedLists, runLists, seekerLists } from './listPlan';
import type { SearchScratch } from './searchScratch';

/** The lanes of one group of rows: which reading is where, and the lists that fill them in both directions. */
export interface Lanes {
  readonly laneOf: LaneOfReading;
  readonly open: readonly TypeReading[];
  readonly seeker: ListPlan;
  readonly row: ListPlan;
}

/** Lanes for the rows of the most common kind, and for all others. */
export interface PlannedLanes {
  readonly major: Lanes;
  readonly minor: Lanes;
}

/** Plans the lanes of a seeker; null where its lists are too many for them. */
export function planLanes(seeking: Seeking, { index, laneCache }: SearchScratch): PlannedLanes | null {
  const lanesFor = (kinds: readonly number[]): Lanes | null => {
    const open = [...new Set(kinds.flatMap((kind) => seeking.open[kind].map(({ reading }) => reading)))];
    const mask = open.reduce((bits, reading) => bits | (1 << reading.index), 0);
    let laneOf = laneCache.get(mask);
    if (!laneOf) laneCache.set(mask, (laneOf = assignLanes(open, seeking.plan.readings.readings.length)));
    const seeker = seekerLists(seeking.plan, index, laneOf, open);
    return seeker && { laneOf, open, seeker, row: rowNeedLists(seeking.plan, index, laneOf, open) };
  };
  const major = lanesFor([index.majorKind]);
  const minor = lanesFor(index.minorKinds);
  return major && minor && { major, minor };
}

/** Fills the lanes of every indexed row; O(postings of the lists). */
export function sumLanes(seeking: Seeking, scratch: SearchScratch, lanes: PlannedLanes): void {
  const { index, seekerSums, rowSums, counters } = scratch;
  seekerSums.fill(LANE_ZERO);
  rowSums.fill(LANE_ZERO);
  const listsPerBlock = FAMILIES * seeking.plan.resources.indexed;
  for (let block = 0; block < index.isMajor.length; block++) {
    const { seeker, row } = index.isMajor[block] ? lanes.major : lanes.minor;
    counters.postings += runLists(seeker, index, block, listsPerBlock, seekerSums);
    counters.postings += runLists(row, index, block, listsPerBlock, rowSums);
  }
}

/** Marks the rows that offer something of the kinds of common ground that the seeker offers too. */
export function markShared({ plan }: Seeking, { index, shares, counters }: SearchScratch): void {
  shares.fill(0);
  const { postings, listStart, blockStart } = index;
  const { indexed: count, numberOf } = plan.resources;
  for (const id of plan.a.offers.keys()) {
    const r = numberOf.get(id);
    if (r === undefined || r >= count || plan.weights.ground[r] === 0) continue;
    for (let block = 0; block < index.isMajor.length; block++) {
      const list = (block * FAMILIES + DIRECT) * count + r;
      const base = blockStart[block];
      const end = listStart[list + 1];
      for (let p = listStart[list]; p < end; p++) shares[base + (postings[p] & 4095)] = 1;
      counters.postings += end - listStart[list];
    }
  }
}
