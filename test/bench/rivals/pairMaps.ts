import { DIMENSIONS } from '../../../src/domain/dimension';
import { FULL_OFFER } from '../../../src/scoring/coverage';
import type { ScoringOrganisation } from '../../../src/scoring/scoringOrganisation';
import type { Firm } from './firm';
import type { SeekerMaps } from './seekerMaps';

/** What the resources of two organisations come to, in both directions. */
export interface PairMaps {
  readonly seekerCoverage: readonly number[];
  readonly candidateCoverage: readonly number[];
  /** I of common ground. */
  readonly ground: number;
  /** Whether both serve one MARKET or SEGMENT. */
  readonly sameAudience: boolean;
  /** Whether some MARKET need of the seeker, of the candidate, is met inside its own countries, and outside. */
  readonly seekerInside: boolean;
  readonly seekerOutside: boolean;
  readonly candidateInside: boolean;
  readonly candidateOutside: boolean;
}

const LAST_OF_AUDIENCE = DIMENSIONS.indexOf('SEGMENT');

/** Looks every offer and need of the candidate up; O(offers + needs). */
export function pairMaps(
  maps: SeekerMaps,
  { side: a, inside }: Firm,
  { side: b, inside: itsInside }: Firm,
): PairMaps {
  const met = a.needs.map(() => 0);
  let [ground, sameAudience] = [0, false];
  for (const [id, strength] of b.offers) {
    for (const { need, decay } of maps.wanted.get(id) ?? []) {
      met[need] = Math.max(met[need], strength * decay);
    }
    const own = maps.own.get(id);
    if (own === undefined) continue;
    ground += own.ground * Math.min(own.strength, strength);
    if (own.dimension <= LAST_OF_AUDIENCE) sameAudience = true;
  }
  const given = b.needs.map(({ standsFor }) =>
    standsFor.reduce((best, id) => Math.max(best, maps.given.get(id) ?? 0), 0),
  );
  return {
    seekerCoverage: coverage(a, met),
    candidateCoverage: coverage(b, given),
    ground,
    sameAudience,
    seekerInside: met.some((units, i) => units > 0 && inside[i] === true),
    seekerOutside: met.some((units, i) => units > 0 && inside[i] === false),
    candidateInside: given.some((units, i) => units > 0 && itsInside[i] === true),
    candidateOutside: given.some((units, i) => units > 0 && itsInside[i] === false),
  };
}

function coverage({ needs }: ScoringOrganisation, units: readonly number[]): readonly number[] {
  const covered = DIMENSIONS.map(() => 0);
  const weights = DIMENSIONS.map(() => 0);
  needs.forEach(({ dimension, weight }, i) => {
    const d = DIMENSIONS.indexOf(dimension);
    covered[d] += weight * units[i];
    weights[d] += weight;
  });
  return covered.map((sum, d) => (weights[d] === 0 ? 0 : sum / (weights[d] * FULL_OFFER)));
}
