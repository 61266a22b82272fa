import { DIMENSIONS } from '../../domain/dimension';
import type { RowIndex } from '../index/rowIndex';
import type { PlanMemory } from './planMemory';
import type { Seeking } from '../plan/seeking';
import type { TypeReading } from '../plan/typeReadings';
import { assignLanes, type LaneWeights } from './lanes';
import {
  type ListBooks,
  type ListPlan,
  rowLists,
  type RowLists,
  type SeekerLists,
  seekerLists,
  weighRowLists,
  weighSeekerLists,
} from './listPlan';

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
  readonly forSeeker: SeekerLists;
  readonly forRows: RowLists;
  /** What the seeker gains per unit of coverage, by reading and dimension, and where it offers something. */
  readonly pull: Float64Array;
  readonly reaches: Float64Array;
  /** The most that P can be, by shape. */
  readonly place: readonly number[];
  readonly raise: number;
}

/** Plans the lanes of a seeker; O(its lists + readings^3). */
export function planLanes(
  seeking: Seeking,
  index: RowIndex,
  memory: PlanMemory,
  bookOf: ListBooks['bookOf'],
): PlannedLanes {
  const { plan } = seeking;
  const { profile } = plan.readings;
  const perNormaliser = plan.normaliser > 0 ? 1 / plan.normaliser : 0;
  // Scaled weights also scale what the gain of a row is a share of, by the smallest of them at least.
  const scales = DIMENSIONS.map((dimension) => profile.dimensionScales[dimension] ?? 1);
  const ingredients: Ingredients = {
    forSeeker: seekerLists(plan),
    forRows: rowLists(plan),
    pull: plan.pull.map((value) => value * perNormaliser),
    reaches: plan.strengthTotal.map((total) => (total > 0 ? 1 : 0)),
    place: [1.75, 1.75, 1.375].map((factor) => Math.pow(factor, profile.place)),
    raise: 1 / Math.min(...scales),
  };
  const books = { resources: plan.resources, bookOf };
  return {
    major: lanesFor(seeking, memory, books, ingredients, [index.majorKind]),
    minor: lanesFor(seeking, memory, books, ingredients, index.minorKinds),
  };
}

function lanesFor(
  { plan, open }: Seeking,
  memory: PlanMemory,
  books: ListBooks,
  { forSeeker, forRows, pull, reaches, place, raise }: Ingredients,
  kinds: readonly number[],
): Lanes {
  const all = plan.readings.readings;
  const readings: TypeReading[] = [];
  let seen = 0;
  for (const kind of kinds) {
    for (const { reading } of open[kind]) {
      if (((seen >>> reading.index) & 1) !== 0) continue;
      seen |= 1 << reading.index;
      readings.push(reading);
    }
  }
  const weights = assignLanes(readings, all.length, pull, reaches, place);
  return {
    laneOf: weights.laneOf,
    seeker: weighSeekerLists(memory, forSeeker, books, weights.seeker),
    row: weighRowLists(memory, forRows, books, weights.row, raise),
  };
}
