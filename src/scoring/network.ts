import { roundHalfUp } from './roundHalfUp';
import type { ScoringOrganisation } from './scoringOrganisation';

/** Terms of the Adamic-Adar sum are integers of this step, so that their order cannot matter (reading 12). */
const TERM_STEP = 1 << 20;
/** What an organisation says it needs outweighs fame and acquaintance. */
const CAP_WHERE_STATED = 1.5;

/** How many past partners organisations have, in one state of the graph. */
export interface PartnerCounts {
  /** Of the organisation with this key. */
  readonly of: (key: string) => number;
  /** AA_a of docs/scoring.md, in whole steps of 1/TERM_STEP: what a shares with itself. */
  readonly whole: (a: ScoringOrganisation) => number;
}

/** Counts that `of` tells; AA_a is summed once as long as the same a is asked for, O(its past partners). */
export function partnerCounts(of: (key: string) => number): PartnerCounts {
  let last: { readonly a: ScoringOrganisation; readonly whole: number } | undefined;
  return {
    of,
    whole: (a) => {
      if (last?.a !== a) last = { a, whole: adamicAdar(a, a, of) };
      return last.whole;
    },
  };
}

/**
 * AA of docs/scoring.md, section 7 (Adamic and Adar 2003), in whole steps of 1/TERM_STEP: past partners in common, the less
 * connected count more.
 */
function adamicAdar(
  a: ScoringOrganisation,
  b: ScoringOrganisation,
  partnersOf: (key: string) => number,
): number {
  const [few, many] =
    a.past.pastPartners.size <= b.past.pastPartners.size
      ? [a.past.pastPartners, b.past.pastPartners]
      : [b.past.pastPartners, a.past.pastPartners];
  let sum = 0;
  for (const key of few) if (many.has(key)) sum += sharedPartnerSteps(partnersOf(key));
  return sum;
}

/** K of docs/scoring.md, section 7, before the profile's exponent. O(past partners of who has fewer). */
export function networkFactor(
  a: ScoringOrganisation,
  b: ScoringOrganisation,
  partners: PartnerCounts,
): number {
  const shared = adamicAdar(a, b, partners.of);
  return shared === 0 ? 1 : networkFactorOfShare(shared, partners.whole(a));
}

/** The same from the steps of AA, above 0, and of AA_a, which is what a shares with itself. */
export function networkFactorOfShare(shared: number, whole: number): number {
  return 1 + Math.log(1 + 5 * (shared / whole));
}

/** What a shared past partner that has so many partners itself adds to AA, in whole steps of 1/TERM_STEP. */
export function sharedPartnerSteps(partners: number): number {
  return roundHalfUp(TERM_STEP / Math.log(1 + partners));
}

/** E * K as it enters the score, from both factors after the profile's exponents. */
export function fameOf(a: Pick<ScoringOrganisation, 'stated'>, experience: number, network: number): number {
  const fame = experience * network;
  return a.stated ? Math.min(CAP_WHERE_STATED, fame) : fame;
}
