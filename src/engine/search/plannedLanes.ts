import { DIMENSIONS } from '../../domain/dimension';
import type { RowIndex } from '../index/rowIndex';
import type { Seeking } from '../plan/seeking';
import type { TypeReading } from '../plan/typeReadings';
import { assignLanes, type LaneWeights } from './lanes';
import {
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
  readonly largest: number;
}

/** Plans the lanes of a seeker; null where its lists are too many for them. */
export function planLanes(seeking: Seeking, index: RowIndex): PlannedLanes | null {
  const { plan } = seeking;
  const { profile } = plan.readings;
  const perNormaliser = plan.normaliser > 0 ? 1 / plan.normaliser : 0;
  // Scaled weights also scale what the gain of a row is a share of, by the smallest of them at least.
  const scales = DIMENSIONS.map((dimension) => profile.dimensionScales[dimension] ?? 1);
  const ingredients: Ingredients = {
    forSeeker: seekerLists(plan, index),
    forRows: rowLists(plan),
    pull: plan.pull.map((value) => value * perNormaliser),
    reaches: plan.strengthTotal.map((total) => (total > 0 ? 1 : 0)),
    place: [1.75, 1.75, 1.375].map((factor) => Math.pow(factor, profile.place)),
    raise: 1 / Math.min(...scales),
    largest: Math.max(1, ...scales),
  };
  const major = lanesFor(seeking, index, ingredients, [index.majorKind]);
  const minor = lanesFor(seeking, index, ingredients, index.minorKinds);
  return major && minor && { major, minor };
}

function lanesFor(
  { plan, open }: Seeking,
  index: RowIndex,
  { forSeeker, forRows, pull, reaches, place, raise, largest }: Ingredients,
  kinds: readonly number[],
): Lanes | null {
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
  const seeker = weighSeekerLists(forSeeker, plan, index, weights.seeker);
  if (seeker === null) return null;
  return { laneOf: weights.laneOf, seeker, row: weighRowLists(forRows, index, weights.row, raise, largest) };
}
