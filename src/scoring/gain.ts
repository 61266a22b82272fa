import type { ResolvedProfile } from './resolvedProfile';
import type { ScoringOrganisation } from './scoringOrganisation';

/** Sum over the dimensions of pi * omega * coverage, in table order: what one side gains before N_a. */
export function weightedCoverage(
  priorities: readonly number[],
  omega: readonly number[],
  coverage: readonly number[],
): number {
  let sum = 0;
  for (let d = 0; d < omega.length; d++) sum += priorities[d] * omega[d] * coverage[d];
  return sum;
}

/** N_a of docs/scoring.md, section 3: the best any type and side could do for this organisation; 0 without needs. */
export function normaliser({ priorities }: ScoringOrganisation, { types }: ResolvedProfile): number {
  let best = 0;
  for (const { omega, hostOmega } of types) {
    for (const side of [omega, hostOmega]) {
      let sum = 0;
      for (let d = 0; d < side.length; d++) sum += priorities[d] * side[d];
      best = Math.max(best, sum);
    }
  }
  return best;
}

/** What words count for in the gain of a side whose needs are stated. */
const STATED_SHARE = 0.5;

/**
 * How much text counts in gain': tau of docs/scoring.md, section 4; where needs are stated what it can add, 0 without words.
 * @param stated whether the side states needs
 * @param hasGain whether the side has needs or ground beside its words
 * @param wordShare tau where it has
 */
export function tauOf(
  stated: boolean,
  hasQuery: boolean,
  hasGain: boolean,
  wordShare: number,
  exponent: number,
): number {
  if (!hasQuery) return 0;
  return (stated ? STATED_SHARE : hasGain ? wordShare : 1) * Math.min(exponent, 1);
}

/**
 * gain' of docs/scoring.md, section 4.
 * @param tau of the side
 * @param gain of the needs, or the common ground that stands in for it, 0..1
 * @param text similarity after the profile's exponent, 0..1
 */
export function gainWithText(stated: boolean, tau: number, gain: number, text: number): number {
  return Math.min(1, stated ? 1 - (1 - gain) * (1 - tau * text) : (1 - tau) * gain + tau * text);
}
