import type { WeightProfile } from '../../scoring/weightProfile';
import { LEARNABLE_WEIGHTS, movedProfile } from './learnableWeights';
import { type Coefficients, type Example, fitLogistic, logLoss } from './logisticRegression';

/** Penalties that are tried; the larger, the nearer to the expert. */
const RIDGES = [10, 100, 1000, 10000] as const;

/** How well one penalty foretold the periods after those it was fitted on. */
export interface RidgeTrial {
  readonly ridge: number;
  /** Mean over the periods; lower is better. */
  readonly logLoss: number;
}

export interface LearnedWeights {
  readonly profile: WeightProfile;
  /** Of the penalty that foretold best; null where none did better than the expert's weights. */
  readonly ridge: number | null;
  readonly trials: readonly RidgeTrial[];
  /** Of the expert's weights under the same trial. */
  readonly expertLogLoss: number;
}

/**
 * Weights from examples of successive periods, cross-validated by time: each period is foretold from those before it.
 * The features of an example are the logarithm of S under the expert's weights, and how it changes with each weight;
 * the model is `constant + a * (ln S + sum of move * change)`, so that a ridge on the moves draws towards the expert.
 * @param periods in order of time, two and more
 */
export function learnWeights(periods: readonly (readonly Example[])[]): LearnedWeights {
  const expert = trial(periods, onlyScore, [0]);
  const trials = RIDGES.map((ridge) => ({
    ridge,
    logLoss: trial(periods, (example) => example, penalties(ridge)),
  }));
  const best = trials.reduce((least, each) => (each.logLoss < least.logLoss ? each : least));
  const ridge = best.logLoss < expert ? best.ridge : null;
  const moves = ridge === null ? [] : movesOf(fitLogistic(periods.flat(), penalties(ridge)));
  return {
    profile: movedProfile(LEARNABLE_WEIGHTS.map((_, i) => moves[i] ?? 0)),
    ridge,
    trials,
    expertLogLoss: expert,
  };
}

/** Mean loss of each period under what was fitted on those before it. */
function trial(
  periods: readonly (readonly Example[])[],
  view: (example: Example) => Example,
  penalty: readonly number[],
): number {
  const losses = periods.slice(1).map((period, i) => {
    const before = periods.slice(0, i + 1).flat();
    return logLoss(fitLogistic(before.map(view), penalty), period.map(view));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

function penalties(ridge: number): readonly number[] {
  return [0, ...LEARNABLE_WEIGHTS.map(() => ridge)];
}

function onlyScore({ features, positive }: Example): Example {
  return { features: features.slice(0, 1), positive };
}

/** None where the score itself tells nothing, or the wrong way round. */
function movesOf([, score, ...changes]: Coefficients): readonly number[] {
  return score > 0 ? changes.map((change) => change / score) : [];
}
