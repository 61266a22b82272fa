import { FULL_OFFER } from '../../scoring/coverage';
import { broaderDecay } from '../../scoring/resourceTree';
import { CODES } from '../index/codeBook';
import { listStart, ROW_STEPS, type RowIndex } from '../index/rowIndex';
import { BELOW, DIRECT, FAMILIES, levelDecay, NEED } from '../index/rowValues';
import { D, type SeekerPlan } from '../plan/seekerPlan';
import { NONE } from '../rows/resourceNumbers';
import { LANE_MOST, LANE_UNIT, LANE_ZERO, LANES, type LaneWeights } from './lanes';

/** Finer steps than this tell no rows apart. */
const MOST_STEPS = 600;
/** Values are raised by more than rounding can take away. */
const ABOVE_ROUNDING = 1 + 1e-9;

/** Lists that a seeker's needs ask for, before they are weighed for some lanes. */
export interface SeekerLists {
  /** `family * resources + r` of each, and where its table begins. */
  readonly lists: Int32Array;
  readonly tableOf: Int32Array;
  /** The dimension of the needs that ask for it, and their summed shares of their dimension. */
  readonly needDimension: readonly number[];
  readonly shares: readonly number[];
  /** The first lists relate a row to the seeker; the others only raise the bound of rows that are. */
  readonly relating: number;
  /** Upper bound per dimension of what the lists can add up to in one row, in units of its coverage. */
  readonly most: Float64Array;
}

/** Lists to run, each with what its sixteen codes add to the lanes. */
export interface ListPlan {
  readonly count: number;
  readonly lists: Int32Array;
  /** Where the table of each list begins; tables are shared. */
  readonly tableOf: Int32Array;
  readonly tables: Float64Array;
  readonly relating: number;
  /** Steps of a gain of 1 per lane. */
  readonly steps: Float64Array;
}

/** Finds the lists of what rows offer to the seeker's needs; O(needs * depth). */
export function seekerLists(plan: SeekerPlan, index: RowIndex): SeekerLists {
  const { numberOf, parent, indexed: count, dimension } = plan.resources;
  const near = new Map<number, number>();
  const far = new Map<number, number>();
  const most = new Float64Array(D);
  plan.a.needs.forEach((need, i) => {
    const d = plan.needDimension[i];
    const share = plan.needWeight[i] / plan.needTotal[d];
    const add = (lists: Map<number, number>, family: number, r: number, part: number): void => {
      if (r >= count) return;
      const key = (family * count + r) * D + d;
      lists.set(key, (lists.get(key) ?? 0) + part);
      most[d] += part * index.largestGaps[family][dimension[r]];
      // Where a tree mixes dimensions its offers do not telescope: they count in full.
      if (dimension[r] !== d) most[d] += part;
    };
    for (const id of need.standsFor) {
      const r = numberOf.get(id)!;
      most[d] += share;
      add(near, BELOW, r, share);
      add(near, DIRECT, r, share);
      const decay = Math.max(levelDecay(plan.resources, r), broaderDecay(need.dimension, 1) / 1000);
      let part = share * decay;
      for (
        let above = parent[r], levels = 1;
        above !== NONE && levels < 64;
        above = parent[above], levels++
      ) {
        add(levels <= 3 ? near : far, DIRECT, above, part);
        part *= decay;
      }
    }
  });
  const keys = [...near.keys(), ...far.keys()];
  return {
    lists: Int32Array.from(keys, (key) => Math.floor(key / D)),
    tableOf: Int32Array.from(keys, (_, i) => i * CODES),
    needDimension: keys.map((key) => key % D),
    shares: [...near.values(), ...far.values()],
    relating: near.size,
    most,
  };
}

/** Weighs the seeker's lists for some lanes; null where there are too many for them. */
export function weighSeekerLists(
  { lists, tableOf, needDimension, shares, relating, most }: SeekerLists,
  plan: SeekerPlan,
  { books }: RowIndex,
  weights: LaneWeights['seeker'],
): ListPlan | null {
  const { indexed: count, dimension } = plan.resources;
  const steps = new Float64Array(LANES);
  for (let lane = 0; lane < LANES; lane++) {
    let sum = 0;
    for (let d = 0; d < D; d++) sum += weights[lane * D + d] * most[d];
    // Every list may round up by less than one step.
    steps[lane] = Math.min(MOST_STEPS, (LANE_MOST - lists.length - 1) / Math.max(sum * ABOVE_ROUNDING, 1e-9));
    if (steps[lane] < 1) return null;
  }
  const tables = new Float64Array(lists.length * CODES);
  for (let i = 0; i < lists.length; i++) {
    const family = lists[i] < count ? DIRECT : BELOW;
    const book = books[family][dimension[lists[i] - family * count]];
    fillTable(tables, i * CODES, book, weights, needDimension[i], shares[i], steps);
    if (i >= relating) continue;
    // A list that relates must leave a trace, even where the value rounds to nothing.
    for (let at = i * CODES; at < (i + 1) * CODES; at++) if (tables[at] === 0) tables[at] = 1;
  }
  return { count: lists.length, lists, tableOf, tables, relating, steps };
}

/** Lists of what rows need of the seeker's offers, before they are weighed for some lanes. */
export interface RowLists {
  /** `family * resources + r` of each, and where its table begins: those that lie as far from an offer share one. */
  readonly lists: Int32Array;
  readonly tableOf: Int32Array;
  /** Of each table, the effective offer and the dimension: `offer * DIMENSIONS + d`. */
  readonly reaches: readonly number[];
}

/** Finds the lists of what rows need; O(resources that the seeker's offers reach). */
export function rowLists({ resources, reached, reach }: SeekerPlan): RowLists {
  const { indexed: count, dimension } = resources;
  const lists = new Int32Array(reached.length);
  const tableOf = new Int32Array(reached.length);
  const known = new Map<number, number>();
  const reaches: number[] = [];
  let found = 0;
  for (let i = 0; i < reached.length; i++) {
    const r = reached[i];
    const d = dimension[r];
    if (r >= count || d >= D) continue;
    const key = reach[r] * D + d;
    let table = known.get(key);
    if (table === undefined) {
      known.set(key, (table = known.size));
      reaches.push(key);
    }
    lists[found] = NEED * count + r;
    tableOf[found++] = table * CODES;
  }
  return { lists: lists.subarray(0, found), tableOf: tableOf.subarray(0, found), reaches };
}

/**
 * Weighs what rows need for some lanes.
 * @param raise by how much the gain of a row may exceed what the postings say, and the largest weight, under a profile
 */
export function weighRowLists(
  { lists, tableOf, reaches }: RowLists,
  { books }: RowIndex,
  weights: LaneWeights['row'],
  raise: number,
  largest: number,
): ListPlan {
  const steps = new Float64Array(LANES).fill(ROW_STEPS / (raise * largest));
  const tables = new Float64Array(reaches.length * CODES);
  for (let i = 0; i < reaches.length; i++) {
    const d = reaches[i] % D;
    const offer = Math.floor(reaches[i] / D) / FULL_OFFER;
    fillTable(tables, i * CODES, books[NEED][d], weights, d, offer * raise, steps);
  }
  return { count: lists.length, lists, tableOf, tables, relating: lists.length, steps };
}

/** Writes what each code adds to the lanes, rounded up to whole steps. */
function fillTable(
  tables: Float64Array,
  at: number,
  book: Float64Array,
  weights: Float64Array,
  d: number,
  share: number,
  steps: Float64Array,
): void {
  for (let lane = 0; lane < LANES; lane++) {
    const perUnit = weights[lane * D + d] * share * steps[lane] * ABOVE_ROUNDING;
    if (perUnit === 0) continue;
    const unit = LANE_UNIT[lane];
    for (let code = 0; code < CODES; code++) tables[at + code] += Math.ceil(perUnit * book[code]) * unit;
  }
}

/** Adds a plan's lists to the lanes of the rows of one block; O(its postings). Returns how many these were. */
export function runLists(
  { lists, tableOf, tables, count, relating }: ListPlan,
  index: RowIndex,
  block: number,
  sums: Float64Array,
): number {
  const { postings } = index;
  const base = block * FAMILIES * index.resources;
  let touched = 0;
  for (let i = 0; i < relating; i++) {
    const from = listStart(index, base + lists[i]);
    const to = listStart(index, base + lists[i] + 1);
    if (from === to) continue;
    const table = tableOf[i];
    touched += to - from;
    for (let p = from; p < to; p++) {
      const posting = postings[p];
      sums[posting & 4095] += tables[table + (posting >>> 12)];
    }
  }
  for (let i = relating; i < count; i++) {
    const from = listStart(index, base + lists[i]);
    const to = listStart(index, base + lists[i] + 1);
    const table = tableOf[i];
    touched += to - from;
    for (let p = from; p < to; p++) {
      const at = postings[p] & 4095;
      if (sums[at] !== LANE_ZERO) sums[at] += tables[table + (postings[p] >>> 12)];
    }
  }
  return touched;
}
