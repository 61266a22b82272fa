import { DIMENSIONS } from '../../domain/dimension';
import type { Seeking } from '../plan/seeking';
import type { TypeReading } from '../plan/typeReadings';
import type { RowIndex } from '../index/rowIndex';
import { assignLanes, type LaneWeights } from './lanes';
import { type ListPlan, rowNeedLists, type SeekerLists, seekerLists, weighSeekerLists } from './listPlan';

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

/** Plans the lanes of a seeker; null where its lists are too many for them. */
export function planLanes(seeking: Seeking, index: RowIndex): PlannedLanes | null {
  const lists = seekerLists(seeking.plan, index);
  const major = lanesFor(seeking, index, lists, [index.majorKind]);
  const minor = lanesFor(seeking, index, lists, index.minorKinds);
  return major && minor && { major, minor };
}

function lanesFor(
  { plan, open }: Seeking,
  index: RowIndex,
  lists: SeekerLists,
  kinds: readonly number[],
): Lanes | null {
  const readings = new Set<TypeReading>();
  for (const kind of kinds) for (const { reading } of open[kind]) readings.add(reading);
  const { readings: all, profile } = plan.readings;
  const pull = plan.pull.map((value) => (plan.normaliser > 0 ? value / plan.normaliser : 0));
  const reaches = Float64Array.from(plan.strengthTotal, (total) => (total > 0 ? 1 : 0));
  const place = [1.75, 1.75, 1.375].map((factor) => Math.pow(factor, profile.place));
  const weights = assignLanes([...readings], all.length, pull, reaches, (reading) => place[reading.place]);
  const seeker = weighSeekerLists(lists, plan, index, weights.seeker);
  if (seeker === null) return null;
  // Scaled weights also scale what the gain of a row is a share of, by the smallest of them at least.
  const scales = DIMENSIONS.map((dimension) => profile.dimensionScales[dimension] ?? 1);
  const row = rowNeedLists(plan, index, weights.row, 1 / Math.min(...scales), Math.max(1, ...scales));
  return { laneOf: weights.laneOf, seeker, row };
}
