import { priorGain } from './clarity';
import type { Reciprocity } from './pairScore';
import type { AskingSide } from './askingSide';
import type { ScoringOrganisation } from './scoringOrganisation';

/** Where both count, neither gain counts for less. */
export const FLOOR = 0.05;
/** What stands for the gain of a candidate about whom nothing is known. */
export const SILENCE = 0.25;

/** The row of docs/scoring.md, section 5 that fits a pair. */
export interface Exchange {
  readonly lambda: number;
  readonly bothStated: boolean;
  /** phi: what the seeker gains from anybody. */
  readonly prior: number;
  /** How y enters: as it is, weakened because it is inferred, or as the constant of silence. */
  readonly candidateGain: 'AS_IT_IS' | 'INFERRED' | 'SILENCE';
  readonly reciprocity: Reciprocity;
}

/**
 * lambda of a pair that has one.
 * @param stated whether the seeker states needs
 * @param byWords whether the candidate has words and no needs, so that its gain is read from what it says
 * @param chosen by a profile
 */
export function lambdaOf(stated: boolean, byWords: boolean, chosen: number | null): number {
  return chosen ?? (stated ? 0.5 : byWords ? 0.05 : 0.15);
}

/** Whether nothing is known of a seeker but what it asks for: its partner's gain then says nothing. */
export function isNewcomer({ offerCount, documents }: AskingSide): boolean {
  return offerCount === 0 && documents.length === 0;
}

/** The first row that fits; a profile's lambda takes the place of 0.5, 0.15 and 0.05. */
export function exchangeOf(a: ScoringOrganisation, b: ScoringOrganisation, lambda: number | null): Exchange {
  const known = b.needs.length > 0 || b.groundTotal > 0 || b.query !== null;
  const prior = priorGain(a);
  const reciprocity = b.stated ? 'STATED' : known ? 'INFERRED' : 'UNKNOWN';
  if (isNewcomer(a)) {
    return { lambda: 0, bothStated: false, prior, candidateGain: 'AS_IT_IS', reciprocity: 'UNKNOWN' };
  }
  if (!a.stated) {
    return {
      lambda: known ? lambdaOf(false, b.needs.length === 0 && b.query !== null, lambda) : 0,
      bothStated: false,
      prior,
      candidateGain: 'AS_IT_IS',
      reciprocity,
    };
  }
  return {
    lambda: lambdaOf(true, false, lambda),
    bothStated: b.stated,
    prior,
    candidateGain: b.stated ? 'AS_IT_IS' : known ? 'INFERRED' : 'SILENCE',
    reciprocity,
  };
}

/** The gain of a seeker that states nothing, seen beside what it gains from anybody. @param gain 0..1 */
export function besidePrior({ prior }: Pick<Exchange, 'prior'>, gain: number): number {
  return prior + (1 - prior) * gain;
}

/**
 * mutual_t = x^(1-lambda) * y^lambda with its floors.
 * @param x gain of the seeker, 0..1
 * @param y gain of the candidate, 0..1
 */
export function mutualOf({ lambda, bothStated, candidateGain }: Exchange, x: number, y: number): number {
  const held = lambda > 0 ? Math.max(y, FLOOR) : y;
  return (
    Math.pow(bothStated && lambda > 0 ? Math.max(x, FLOOR) : x, 1 - lambda) *
    Math.pow(weigh(candidateGain, held), lambda)
  );
}

/** What stands for the gain of the candidate, by how it is known: docs/scoring.md, section 5. */
export function weigh(how: Exchange['candidateGain'], y: number): number {
  switch (how) {
    case 'AS_IT_IS':
      return y;
    case 'INFERRED':
      return Math.min(SILENCE, Math.pow(SILENCE, 0.6) * Math.pow(y, 0.4));
    case 'SILENCE':
      return SILENCE;
  }
}
