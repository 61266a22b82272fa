import { FLOOR, SILENCE, weigh } from '../../scoring/mutual';
import type { Seeking } from '../plan/seeking';
import { LANE_BITS, LANES } from './lanes';
import type { ListPlan } from './listPlan';
import type { Lanes } from './plannedLanes';

const VALUES = 1 << LANE_BITS;

/** How the gains of a pair enter S for one seeker: docs/scoring.md, section 5. */
export interface MutualBounds {
  /** 0 for a newcomer; else that of the profile, or one half. */
  readonly lambda: number;
  readonly tables: Map<ListPlan, MutualTables>;
}

/** Squares of what a lane's sum contributes to a bound of mutual: `[lane * VALUES + sum]`. */
interface MutualTables {
  readonly stated: Float64Array;
  readonly others: Float64Array;
}

export function mutualBounds({ plan }: Seeking): MutualBounds {
  const newcomer = plan.a.offerCount === 0 && plan.a.documents.length === 0;
  return { lambda: newcomer ? 0 : (plan.readings.profile.lambda ?? 0.5), tables: new Map() };
}

/** Squares of x^(1-lambda) by lane and sum; x is floored where the row states its needs. */
export function seekerSquares({ lambda, tables }: MutualBounds, { seeker }: Lanes): MutualTables {
  const square = (x: number): number => Math.pow(x, 2 * (1 - lambda));
  return tableOf(tables, seeker, (x) => square(lambda > 0 ? Math.max(x, FLOOR) : x), square);
}

/** Squares of y^lambda; for rows that state no needs as it enters where they have derived ones and no words. */
export function rowSquares({ lambda, tables }: MutualBounds, { row }: Lanes): MutualTables {
  const square = (y: number): number => Math.pow(y, 2 * lambda);
  return tableOf(
    tables,
    row,
    (y) => square(Math.max(y, FLOOR)),
    (y) => square(inferredBound(y)),
  );
}

/** What derived needs come to is looked up for so many steps of a gain. */
export const INFERRED_STEPS = 256;
const INFERRED = Float64Array.from({ length: INFERRED_STEPS + 2 }, (_, step) =>
  weigh('INFERRED', Math.min(1, Math.max(step / INFERRED_STEPS, FLOOR))),
);

/** The most that y can be of a row whose derived needs gain at most so many steps. */
export function inferredAt(steps: number): number {
  return steps >= INFERRED_STEPS ? SILENCE : INFERRED[(steps | 0) + 1];
}

/** The same by a gain. */
export function inferredBound(gain: number): number {
  return inferredAt(gain * INFERRED_STEPS);
}

/** The square of the most that y can be of a row that states no needs. */
export function silenceSquare({ lambda }: MutualBounds): number {
  return Math.pow(SILENCE, 2 * lambda);
}

function tableOf(
  tables: MutualBounds['tables'],
  lists: ListPlan,
  stated: (gain: number) => number,
  others: (gain: number) => number,
): MutualTables {
  let known = tables.get(lists);
  if (known === undefined) {
    const fill = (of: (gain: number) => number): Float64Array =>
      Float64Array.from({ length: LANES * VALUES }, (_, i) =>
        of(Math.min(1, (i & (VALUES - 1)) / lists.steps[i >>> LANE_BITS])),
      );
    tables.set(lists, (known = { stated: fill(stated), others: fill(others) }));
  }
  return known;
}
