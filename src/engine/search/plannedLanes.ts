import { DIMENSIONS } from '../../domain/dimension';
import type { RowIndex } from '../index/rowIndex';
import type { PlanMemory } from './planMemory';
import type { Seeking } from '../plan/seeking';
import type { TypeReading } from '../plan/typeReadings';
import { assignLanes, type LaneWeights } from './lanes';
import { type BookOf, type ListPlan, type Lists, rowLists, seekerLists, weighLists } from './listPlan';

/** The lanes of one group of rows: which reading is where, and the lists that fill them in both directions. */
export interface Lanes {
  readonly laneOf: LaneWeights['laneOf'];
  readonly seeker: ListPlan;
  readonly row: ListPlan;
}

/** Lanes for the rows of the most common kind, and for all others. */
export interface PlannedLanes {
  readonly major: Lanes;
  readonly minor: Lanes;
}

/** What both groups of lanes are made of. */
interface Ingredients {
  readonly forSeeker: Lists;
  readonly forRows: Lists;
  /** Where the seeker offers something. */
  readonly reaches: Float64Array;
  /** The most that P can be, by shape. */
  readonly place: readonly number[];
}

/** Plans the lanes of a seeker; O(its lists + readings^3). */
export function planLanes(
  seeking: Seeking,
  index: RowIndex,
  memory: PlanMemory,
  bookOf: BookOf,
): PlannedLanes {
  const { plan } = seeking;
  const { profile } = plan.readings;
  // Scaled weights also scale what the gain of a row is a share of, by the smallest of them at least.
  const scales = DIMENSIONS.map((dimension) => profile.dimensionScales[dimension] ?? 1);
  const ingredients: Ingredients = {
    forSeeker: seekerLists(memory, plan, bookOf),
    forRows: rowLists(memory, plan, bookOf, 1 / Math.min(...scales)),
    reaches: plan.strengthTotal.map((total) => (total > 0 ? 1 : 0)),
    place: [1.75, 1.75, 1.375].map((factor) => Math.pow(factor, profile.place)),
  };
  return {
    major: lanesFor(seeking, memory, ingredients, [index.majorKind]),
    minor: lanesFor(seeking, memory, ingredients, index.minorKinds),
  };
}

function lanesFor(
  { plan, open }: Seeking,
  memory: PlanMemory,
  { forSeeker, forRows, reaches, place }: Ingredients,
  kinds: readonly number[],
): Lanes {
  const readings: TypeReading[] = [];
  let seen = 0;
  for (const kind of kinds) {
    for (const { reading } of open[kind]) {
      if (((seen >>> reading.index) & 1) !== 0) continue;
      seen |= 1 << reading.index;
      readings.push(reading);
    }
  }
  const { laneOf, seeker, row } = assignLanes(readings, plan, reaches, place);
  return {
    laneOf,
    seeker: weighLists(memory, forSeeker, seeker),
    row: weighLists(memory, forRows, row),
  };
}
