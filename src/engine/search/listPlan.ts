import { FULL_OFFER } from '../../scoring/coverage';
import { broaderDecay } from '../../scoring/resourceTree';
import { CODES } from '../index/codeBook';
import type { RowIndex } from '../index/rowIndex';
import { BELOW, DIRECT, levelDecay, NEED } from '../index/rowValues';
import { D, type SeekerPlan } from '../plan/seekerPlan';
import type { TypeReading } from '../plan/typeReadings';
import { NONE } from '../rows/resourceNumbers';
import { LANE_MOST, LANE_STEPS, LANE_UNIT, LANE_ZERO, LANES, laneWeights, type LaneOfReading } from './lanes';

/** Lists to run, each with what its sixteen codes add to the lanes. */
export interface ListPlan {
  readonly count: number;
  /** `family * resources + r` of each. */
  readonly lists: Int32Array;
  /** `tables[i * CODES + code]`. */
  readonly tables: Float64Array;
  /** The first lists relate a row to the seeker; the others only raise the bound of rows that are. */
  readonly relating: number;
  /** Steps of a gain of 1 per lane. */
  readonly steps: Float64Array;
}

interface WeightedList {
  readonly list: number;
  readonly family: number;
  readonly dimension: number;
  readonly weights: Float64Array;
}

/** The lists of what the rows offer to the seeker's needs; null where there are too many for the lanes. */
export function seekerLists(
  plan: SeekerPlan,
  index: RowIndex,
  laneOf: LaneOfReading,
  readings: readonly TypeReading[],
): ListPlan | null {
  const pull = laneWeights(laneOf, readings, ({ index: i }, d) => plan.pull[i * D + d] / plan.normaliser);
  const near = new Map<number, WeightedList>();
  const far = new Map<number, WeightedList>();
  const { numberOf, parent, indexed: count, dimension } = plan.resources;
  plan.a.needs.forEach((need, i) => {
    const d = plan.needDimension[i];
    const share = plan.needWeight[i] / plan.needTotal[d];
    const add = (lists: Map<number, WeightedList>, family: number, r: number, decay: number): void => {
      if (r >= count) return;
      const list = family * count + r;
      const known = lists.get(list) ?? {
        list,
        family,
        dimension: dimension[r],
        weights: new Float64Array(LANES),
      };
      for (let lane = 0; lane < LANES; lane++) known.weights[lane] += pull[lane * D + d] * share * decay;
      lists.set(list, known);
    };
    for (const id of need.standsFor) {
      const r = numberOf.get(id)!;
      add(near, BELOW, r, 1);
      add(near, DIRECT, r, 1);
      const decay = Math.max(levelDecay(plan.resources, r), broaderDecay(need.dimension, 1) / 1000);
      let share = decay;
      for (
        let above = parent[r], levels = 1;
        above !== NONE && levels < 64;
        above = parent[above], levels++
      ) {
        add(levels <= 3 ? near : far, DIRECT, above, share);
        share *= decay;
      }
    }
  });
  const weighted = [...near.values(), ...far.values()];
  const steps = new Float64Array(LANES);
  for (let lane = 0; lane < LANES; lane++) {
    const most = weighted.reduce(
      (sum, { family, dimension: d, weights }) => sum + weights[lane] * index.books[family][d][CODES - 1],
      0,
    );
    steps[lane] = Math.min(LANE_STEPS[lane], (LANE_MOST[lane] - 2 * weighted.length) / Math.max(most, 1e-9));
    if (steps[lane] < 1) return null;
  }
  return listPlan(weighted, near.size, steps, index);
}

/** The lists of what the rows need of the seeker's offers. */
export function rowNeedLists(
  plan: SeekerPlan,
  index: RowIndex,
  laneOf: LaneOfReading,
  readings: readonly TypeReading[],
): ListPlan {
  const omega = laneWeights(laneOf, readings, ({ candidateOmega }, d) => candidateOmega[d]);
  const { indexed: count, dimension } = plan.resources;
  const weighted = plan.reached
    .filter((r) => r < count && dimension[r] < D)
    .map((r): WeightedList => {
      const weights = new Float64Array(LANES);
      for (let lane = 0; lane < LANES; lane++) {
        weights[lane] = (omega[lane * D + dimension[r]] * plan.reach[r]) / FULL_OFFER;
      }
      return { list: NEED * count + r, family: NEED, dimension: dimension[r], weights };
    });
  return listPlan(weighted, 0, Float64Array.from(LANE_STEPS), index);
}

function listPlan(
  weighted: readonly WeightedList[],
  relating: number,
  steps: Float64Array,
  { books }: RowIndex,
): ListPlan {
  const tables = new Float64Array(weighted.length * CODES);
  weighted.forEach(({ family, dimension, weights }, i) => {
    const book = books[family][dimension];
    for (let code = 0; code < CODES; code++) {
      let sum = 0;
      for (let lane = 0; lane < LANES; lane++) {
        sum += Math.ceil(weights[lane] * book[code] * steps[lane] * (1 + 1e-9)) * LANE_UNIT[lane];
      }
      // A list that relates must leave a trace, even where the value rounds to nothing.
      tables[i * CODES + code] = i < relating ? Math.max(sum, 1) : sum;
    }
  });
  return {
    count: weighted.length,
    lists: Int32Array.from(weighted, ({ list }) => list),
    tables,
    relating,
    steps,
  };
}

/** Adds a plan's lists to the lanes of the rows of one block; O(its postings). Returns how many these were. */
export function runLists(
  plan: ListPlan,
  index: RowIndex,
  block: number,
  listsPerBlock: number,
  sums: Float64Array,
): number {
  const { postings, listStart, blockStart } = index;
  const { lists, tables, count, relating } = plan;
  const base = block * listsPerBlock;
  const row = blockStart[block];
  let touched = 0;
  for (let i = 0; i < count; i++) {
    const from = listStart[base + lists[i]];
    const to = listStart[base + lists[i] + 1];
    const table = i * CODES;
    touched += to - from;
    if (i < relating || relating === 0) {
      for (let p = from; p < to; p++) {
        const posting = postings[p];
        sums[row + (posting & 4095)] += tables[table + (posting >>> 12)];
      }
    } else {
      for (let p = from; p < to; p++) {
        const at = row + (postings[p] & 4095);
        if (sums[at] !== LANE_ZERO) sums[at] += tables[table + (postings[p] >>> 12)];
      }
    }
  }
  return touched;
}
