import type { Need, Offer, Organisation } from '../domain/organisation';
import type { ResourceTree } from './resourceTree';
import { roundHalfUp } from './roundHalfUp';

/** Strength of an offer in hundredths, 1..100: as stated, as its past uses say, or the larger of both. */
export function strengthHundredths({ strength, uses }: Pick<Offer, 'strength' | 'uses'>): number {
  if (strength === null && uses === null) return 100;
  const stated = strength === null ? 0 : roundHalfUp(strength * 100);
  const used = uses === null ? 0 : roundHalfUp((1 - Math.pow(0.8, uses)) * 100);
  return Math.max(1, stated, used);
}

/** The offers that count on a day (ISO), with groups as their members: strength in hundredths per resource. */
export function effectiveOffers(
  organisation: Organisation,
  tree: ResourceTree,
  asOf: string,
): ReadonlyMap<string, number> {
  const offers = new Map<string, number>();
  for (const offer of organisation.offers) {
    if (!counts(offer, asOf)) continue;
    const strength = strengthHundredths(offer);
    for (const id of tree.standsFor(offer.resourceId))
      offers.set(id, Math.max(strength, offers.get(id) ?? 0));
  }
  return offers;
}

/** The needs that count on a day: one stated need puts the derived ones aside (docs/scoring.md, section 1). */
export function effectiveNeeds(organisation: Organisation, asOf: string): readonly Need[] {
  const needs = organisation.needs.filter((need) => counts(need, asOf));
  return isStated(needs) ? needs.filter(({ origin }) => origin === 'STATED') : needs;
}

/** Whether one of the needs is stated; the derived ones then do not count. */
export function isStated(needs: readonly Need[]): boolean {
  return needs.some(({ origin }) => origin === 'STATED');
}

/** Number of offers that count, groups as one. */
export function offerCount(organisation: Organisation, asOf: string): number {
  return organisation.offers.filter((offer) => counts(offer, asOf)).length;
}

/** Whether an offer or need still counts on a day: it has no end, or ends later. */
export function counts({ until }: { readonly until: string | null }, asOf: string): boolean {
  return until === null || until > asOf;
}
