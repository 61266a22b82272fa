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

/** How much text counts beside the gain: tau of docs/scoring.md, section 4 (0 where a has no words). */
export function tauOf({ needs, groundTotal, query }: ScoringOrganisation, exponent: number): number {
  if (query === null) return 0;
  return (needs.length > 0 || groundTotal > 0 ? 0.9 : 1) * Math.min(exponent, 1);
}

/**
 * gain' of docs/scoring.md, section 4.
 * @param gain of the needs, or the common ground that stands in for it, 0..1
 * @param text similarity after the profile's exponent, 0..1
 */
export function gainWithText(a: ScoringOrganisation, gain: number, text: number, exponent: number): number {
  if (a.stated) {
    return Math.min(1, 1 - (1 - gain) * (1 - 0.5 * (a.query === null ? 0 : Math.min(exponent, 1) * text)));
  }
  const tau = tauOf(a, exponent);
  return Math.min(1, (1 - tau) * gain + tau * text);
}
