import { seededDraws } from '../seededDraws';

const RESAMPLES = 2000;

/** A mean difference and its 95 % interval. */
export interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean of `ours - theirs` over questions, with the percentile interval of 2,000 resamples of the questions
 * (Efron and Tibshirani 1993); null without questions. O(resamples * questions).
 */
export function pairedBootstrap(
  ours: readonly number[],
  theirs: readonly number[],
  seed: number,
): Difference | null {
  const differences = ours.map((value, i) => value - theirs[i]);
  const n = differences.length;
  if (n === 0) return null;
  const draw = seededDraws(seed);
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += differences[Math.floor(draw() * n)];
    return sum / n;
  }).sort();
  return {
    mean: differences.reduce((sum, value) => sum + value, 0) / n,
    low: means[Math.floor(0.025 * RESAMPLES)],
    high: means[Math.ceil(0.975 * RESAMPLES) - 1],
  };
}
