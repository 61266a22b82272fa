import { DIMENSIONS, GROUND_DIMENSIONS } from '../domain/dimension';
import { broaderDecay, MAX_LEVELS } from './resourceTree';
import type { ScoringContext } from './scoringContext';
import type { ScoringNeed, ScoringOrganisation } from './scoringOrganisation';
import { rarity64 } from './statistics';

/** Strength in hundredths times decay in thousandths: an effective offer of 1 is this many units. */
export const FULL_OFFER = 100_000;

/** eff_b of a need in units of 1e-5, 0..100,000: docs/scoring.md, section 1. O(depth) per resource it stands for. */
export function effectiveOffer(
  { resources }: Pick<ScoringContext, 'resources'>,
  need: Pick<ScoringNeed, 'standsFor' | 'dimension'>,
  b: ScoringOrganisation,
): number {
  let best = 0;
  for (const id of need.standsFor) {
    best = Math.max(best, b.fromBelow.get(id) ?? 0);
    resources.ancestors(id, MAX_LEVELS).forEach((above, i) => {
      best = Math.max(best, (b.offers.get(above) ?? 0) * broaderDecay(need.dimension, i + 1));
    });
  }
  return best;
}

/** cov_d(a<-b) per dimension, 0..1; 0 where a has no need. Sums of integers, so that order cannot matter. */
export function coverages(context: ScoringContext, a: ScoringOrganisation, b: ScoringOrganisation): number[] {
  const covered = DIMENSIONS.map(() => 0);
  const weights = DIMENSIONS.map(() => 0);
  for (const need of a.needs) {
    const d = DIMENSIONS.indexOf(need.dimension);
    covered[d] += need.weight * effectiveOffer(context, need, b);
    weights[d] += need.weight;
  }
  return covered.map((sum, d) => (weights[d] === 0 ? 0 : sum / (weights[d] * FULL_OFFER)));
}

/** I of docs/scoring.md, section 3, in the units of `groundTotal`: what both offer of the kinds of common ground. */
export function commonGround(
  { statistics }: ScoringContext,
  a: ScoringOrganisation,
  b: ScoringOrganisation,
): number {
  let shared = 0;
  for (const kind of GROUND_DIMENSIONS) {
    const d = DIMENSIONS.indexOf(kind);
    const theirs = b.offersByDimension[d];
    for (const [id, strength] of a.offersByDimension[d]) {
      const other = theirs.get(id);
      if (other !== undefined) shared += rarity64(statistics, id) ** 2 * Math.min(strength, other);
    }
  }
  return shared;
}

/** ground(a<-b), 0..1; 0 where a has no ground to share. */
export function groundOf(a: ScoringOrganisation, shared: number): number {
  return a.groundTotal === 0 ? 0 : Math.sqrt(0.05 + 0.95 * (shared / a.groundTotal));
}
