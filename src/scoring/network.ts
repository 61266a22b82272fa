import { roundHalfUp } from './roundHalfUp';
import type { ScoringOrganisation } from './scoringOrganisation';

/** Terms of the Adamic-Adar sum are integers of this step, so that their order cannot matter (reading 12). */
const TERM_STEP = 1 << 20;
/** What an organisation says it needs outweighs fame and acquaintance. */
const CAP_WHERE_STATED = 1.5;

/** Number of past partners of an organisation, by its key. */
export type PartnerCount = (key: string) => number;

/**
 * AA of docs/scoring.md, section 7 (Adamic and Adar 2003), in whole steps of 1/TERM_STEP: past partners in common, the less
 * connected count more.
 */
function adamicAdar(a: ScoringOrganisation, b: ScoringOrganisation, partnersOf: PartnerCount): number {
  const [few, many] =
    a.past.pastPartners.size <= b.past.pastPartners.size
      ? [a.past.pastPartners, b.past.pastPartners]
      : [b.past.pastPartners, a.past.pastPartners];
  let sum = 0;
  for (const key of few) if (many.has(key)) sum += sharedPartnerSteps(partnersOf(key));
  return sum;
}

/** K of docs/scoring.md, section 7, before the profile's exponent. O(past partners of a). */
export function networkFactor(
  a: ScoringOrganisation,
  b: ScoringOrganisation,
  partnersOf: PartnerCount,
): number {
  const shared = adamicAdar(a, b, partnersOf);
  return shared === 0 ? 1 : networkFactorOfShare(shared, adamicAdar(a, a, partnersOf));
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
export function fameOf(a: ScoringOrganisation, experience: number, network: number): number {
  const fame = experience * network;
  return a.stated ? Math.min(CAP_WHERE_STATED, fame) : fame;
}
