import { experienceFactor } from '../../scoring/experience';
import { fameOf } from '../../scoring/network';
import { FEW_PAST, MOST_PAST } from '../kernel/kernel';
import { networkFactorOf } from '../plan/acquainted';
import { experienceOf } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';

/** Bounds are raised by more than rounding can take away. */
const ABOVE_ROUNDING = 1 + 1e-9;
/** E * K is at most so much where the seeker is stated, squared. */
const MOST_FAME = 1.5 * 1.5;
/** What a past alliance counts is rounded up to so many steps; so many of them and more are taken for the most that there are. */
const STEPS = 16;
const MANY_PAST = 255;

/** The square of E of rows that share no past partner, by their number and by step of what each counts. */
export interface FameBounds {
  /** Of which experience they are. */
  readonly experience: Float64Array;
  readonly squares: Float64Array;
}

/** Where they are kept. */
export interface FameMemory {
  /** For the kernel: the square of rows that share a past partner, then by number of past alliances. */
  readonly fame: Float32Array;
  /** The same of few, the last for all who have more: for a first look. */
  readonly fameFew: Float32Array;
  /** Those of seekers that state needs, and those of others. */
  readonly fameBounds: { stated: FameBounds | null; readonly others: WeakMap<Float64Array, FameBounds> };
}

/** Made once for the seekers that have the same experience; for those that state needs also for the kernel, which bounds no others. */
export function fameBounds({ plan: { a }, experience }: Seeking, memory: FameMemory): FameBounds {
  const { rule, values, profileExponent } = experience;
  const kept = a.stated ? memory.fameBounds.stated : memory.fameBounds.others.get(values);
  if (kept?.experience === values) return kept;
  const square = (e: number): number => fameOf(a, e, 1) ** 2 * ABOVE_ROUNDING;
  const most = values.length - 1;
  const squares = new Float64Array((Math.min(most, MANY_PAST) + 1) * (STEPS + 1));
  for (let i = 0; i < squares.length; i++) {
    const past = Math.floor(i / (STEPS + 1));
    const counted = (i % (STEPS + 1)) / STEPS;
    squares[i] = square(
      Math.pow(experienceFactor(rule, past === MANY_PAST ? most : past, counted), profileExponent),
    );
  }
  const bounds = { experience: values, squares };
  if (!a.stated) {
    memory.fameBounds.others.set(values, bounds);
    return bounds;
  }
  memory.fameBounds.stated = bounds;
  memory.fame.fill(MOST_FAME * ABOVE_ROUNDING);
  for (let n = 0; n < Math.min(values.length, MOST_PAST); n++) memory.fame[n + 1] = square(values[n]);
  memory.fameFew.set(memory.fame.subarray(0, FEW_PAST));
  memory.fameFew[FEW_PAST - 1] = memory.fame.subarray(FEW_PAST - 1).reduce((p, q) => Math.max(p, q));
  return bounds;
}

/** @param counted 0..1, a bound of what each past alliance of the row counts */
export function squareOf({ squares }: FameBounds, pastCount: number, counted: number): number {
  return squares[Math.min(pastCount, MANY_PAST) * (STEPS + 1) + Math.ceil(counted * STEPS)];
}

/** The square of E * K of a row that shares a past partner. O(log of those that do) */
export function squareOfKnown(seeking: Seeking, row: number, counted: number): number {
  const experience = experienceOf(seeking, seeking.rows.pastCount.array[row], counted);
  const fame = fameOf(seeking.plan.a, experience, networkFactorOf(seeking.acquainted, row));
  return fame * fame * ABOVE_ROUNDING;
}
