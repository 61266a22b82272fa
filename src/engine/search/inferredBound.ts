import { FLOOR, SILENCE, weigh } from '../../scoring/mutual';

/** What derived needs come to is looked up for so many steps of a gain. */
const STEPS = 256;
const INFERRED = Float64Array.from({ length: STEPS + 2 }, (_, step) =>
  weigh('INFERRED', Math.min(1, Math.max(step / STEPS, FLOOR))),
);

/** The most that y can be of a row whose derived needs gain at most so much; never above SILENCE. */
export function inferredBound(gain: number): number {
  const steps = gain * STEPS;
  return steps >= STEPS ? SILENCE : INFERRED[(steps | 0) + 1];
}
