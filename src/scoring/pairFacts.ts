import { type Competition, competition } from './competition';
import { commonGround, coverages, groundOf } from './coverage';
import { type FitFacts, fitFacts } from './fits';
import { gainWithText, normaliser, tauOf, weightedCoverage } from './gain';
import { type Exchange, exchangeOf } from './mutual';
import { experienceFactor, experienceRule, relevance } from './experience';
import { fameOf, networkFactor, type PartnerCounts } from './network';
import { placeFits } from './place';
import type { PlaceShape } from './allianceTypeTable';
import type { ResolvedProfile } from './resolvedProfile';
import type { ScoringContext } from './scoringContext';
import type { ScoringOrganisation } from './scoringOrganisation';
import { type TextCosines, textCosines, textSimilarity } from './textSimilarity';
import { OTHERS_WORD_SHARE } from './wordShare';

/** One direction of a pair: what `side` gains from the other, as far as it does not depend on the type. */
export interface DirectedFacts {
  readonly side: ScoringOrganisation;
  readonly coverage: readonly number[];
  /** N_a. */
  readonly normaliser: number;
  /** ground after the profile's exponent; 0 where the side has needs or no ground to share. */
  readonly ground: number;
  readonly cosines: TextCosines | null;
  /** text after the profile's exponent, and how much it counts. */
  readonly text: number;
  readonly tau: number;
}

/** Everything of an ordered pair that is the same for all sixteen types. */
export interface PairFacts {
  readonly context: ScoringContext;
  readonly resolved: ResolvedProfile;
  readonly a: ScoringOrganisation;
  readonly b: ScoringOrganisation;
  /** What a gains from b, and b from a. */
  readonly forward: DirectedFacts;
  readonly backward: DirectedFacts;
  readonly exchange: Exchange;
  readonly competition: Competition;
  readonly fits: FitFacts;
  readonly place: Readonly<Record<PlaceShape, number>>;
  readonly experience: number;
  readonly network: number;
  readonly fame: number;
  /** Whether b may be listed for a (reading 13). */
  readonly related: boolean;
}

/** What scoring needs besides the two sides. */
export interface ScoringSetting {
  readonly context: ScoringContext;
  readonly resolved: ResolvedProfile;
  readonly partners: PartnerCounts;
}

/** Takes the facts of a pair; costs O(needs + offers + words of both sides). */
export function pairFacts(
  setting: ScoringSetting,
  a: ScoringOrganisation,
  b: ScoringOrganisation,
): PairFacts {
  const { context, resolved, partners } = setting;
  const { profile } = resolved;
  const shared = commonGround(context, a, b);
  const forward = directedFacts(setting, a, b, shared, a.wordShare);
  const rule = experienceRule(a);
  const counted = relevance(rule, forward.text, forward.ground);
  const experience = Math.pow(experienceFactor(rule, b.past.pastCount, counted), profile.experience);
  const network = Math.pow(networkFactor(a, b, partners), profile.network);
  return {
    context,
    resolved,
    a,
    b,
    forward,
    backward: directedFacts(setting, b, a, shared, OTHERS_WORD_SHARE),
    exchange: exchangeOf(a, b, profile.lambda),
    competition: competition(a, b),
    fits: fitFacts(context, a, b),
    place: placeFits(a.whereabouts, b.whereabouts),
    experience,
    network,
    fame: fameOf(a, experience, network),
    related: shared > 0 || forward.coverage.some((share) => share > 0) || (forward.cosines?.best ?? 0) > 0,
  };
}

function directedFacts(
  { context, resolved }: ScoringSetting,
  side: ScoringOrganisation,
  other: ScoringOrganisation,
  shared: number,
  wordShare: number,
): DirectedFacts {
  const { profile } = resolved;
  const cosines = textCosines(side, other);
  const { stated, query } = side;
  const hasNeeds = side.needs.length > 0;
  const hasGround = side.groundTotal > 0;
  return {
    side,
    coverage: coverages(context, side, other),
    normaliser: normaliser(side, resolved),
    ground: !hasNeeds && hasGround ? Math.pow(groundOf(side, shared), profile.ground) : 0,
    cosines,
    text: Math.pow(textSimilarity(side, cosines), profile.text),
    tau: tauOf(stated, query !== null, hasNeeds || hasGround, wordShare, profile.text),
  };
}

/** Gain of the needs alone (section 3), 0..1; 0 where the side has none. */
export function needsGain(
  { side, coverage, normaliser: n }: DirectedFacts,
  omega: readonly number[],
): number {
  return side.needs.length === 0 ? 0 : Math.min(1, weightedCoverage(side.priorities, omega, coverage) / n);
}

/** gain' (section 4), 0..1. */
export function fullGain({ side, ground, text, tau }: DirectedFacts, needs: number): number {
  return gainWithText(side.stated, tau, side.needs.length === 0 ? ground : needs, text);
}
