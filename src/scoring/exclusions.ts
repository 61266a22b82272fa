import type { Organisation } from '../domain/organisation';
import type { ScoringOrganisation } from './scoringOrganisation';

/** What keeps a candidate that may be seen out of a list: docs/scoring.md, section 5, "Never listed". */
export const EXCLUSIONS = ['DECLINED', 'CURRENT_PARTNER', 'CLOSED', 'FULL'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Every reason that keeps b out of a's list, in the order of EXCLUSIONS; all but DECLINED can be waived by a filter. */
export function exclusionsOf(a: ScoringOrganisation, b: ScoringOrganisation): readonly Exclusion[] {
  const holds: Readonly<Record<Exclusion, boolean>> = {
    DECLINED: haveDeclined(a.organisation, b.organisation),
    CURRENT_PARTNER: a.past.currentPartners.has(b.key),
    CLOSED: !b.organisation.open,
    FULL: isFull(b),
  };
  return EXCLUSIONS.filter((exclusion) => holds[exclusion]);
}

/** Those of the reasons that a stranger of a's tenant may hear: not that private alliances alone make them partners. */
export function tellableExclusions(
  exclusions: readonly Exclusion[],
  a: ScoringOrganisation,
  b: ScoringOrganisation,
): readonly Exclusion[] {
  return a.past.untoldPartners.has(b.key)
    ? exclusions.filter((exclusion) => exclusion !== 'CURRENT_PARTNER')
    : exclusions;
}

/** Whether either has declined the other. */
export function haveDeclined(p: Organisation, q: Organisation): boolean {
  return declines(p, q) || declines(q, p);
}

/** Whether it has as many partners as it can take on. */
export function isFull({ organisation: { capacity }, past }: ScoringOrganisation): boolean {
  return capacity !== null && past.currentCount >= capacity;
}

function declines(from: Organisation, to: Organisation): boolean {
  return from.tenant === to.tenant && from.declines.some(({ organisationId }) => organisationId === to.id);
}
