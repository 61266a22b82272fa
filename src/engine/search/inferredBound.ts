import { FLOOR, weigh } from '../../scoring/mutual';
import { LANE_STEPS } from './lanes';

/** What derived needs come to is looked up for so many steps of a gain, each of 64 steps of a lane. */
const STEPS = 256;
const SHIFT = Math.log2(LANE_STEPS / STEPS);
/** Lanes stop at twice a gain of 1. */
const INFERRED = Float64Array.from({ length: 2 * STEPS + 1 }, (_, step) =>
  weigh('INFERRED', Math.min(1, Math.max(step / STEPS, FLOOR))),
);

/** The most that y can be of a row whose derived needs gain at most so many steps of a lane; never above SILENCE. */
export function inferredBound(steps: number): number {
  return INFERRED[(steps >> SHIFT) + 1];
}
