import type { Alliance, AllianceStatus } from '../domain/alliance';
import { keyOf } from '../domain/graph';
import { roundHalfUp } from './roundHalfUp';

/** Larger alliances make nobody partners (docs/scoring.md, section 7, network). */
const LARGEST_PARTNERSHIP = 30;
const CURRENT: readonly AllianceStatus[] = ['AGREED', 'ACTIVE'];
const PAST: readonly AllianceStatus[] = ['ACTIVE', 'ENDED'];

/** What the alliances of one organisation say of it. Partners are keys of `keyOf`. */
export interface AlliancePast {
  /** Agreed or active alliances: those that use its capacity. */
  readonly currentCount: number;
  readonly currentPartners: ReadonlySet<string>;
  /** Those of them that private alliances alone tell of. */
  readonly untoldPartners: ReadonlySet<string>;
  /** n_b: active and ended ones. */
  readonly pastCount: number;
  readonly pastPartners: ReadonlySet<string>;
  /** Active and ended ones with a text. */
  readonly withText: readonly Alliance[];
  /** Statements of satisfaction by the other members of active and ended ones, in hundredths. */
  readonly satisfaction: { readonly statements: number; readonly sumHundredths: number };
}

export const NO_PAST: AlliancePast = {
  currentCount: 0,
  currentPartners: new Set(),
  untoldPartners: new Set(),
  pastCount: 0,
  pastPartners: new Set(),
  withText: [],
  satisfaction: { statements: 0, sumHundredths: 0 },
};

/** Whether an alliance counts as past: it is active or has ended. */
export function isPast({ status }: Alliance): boolean {
  return PAST.includes(status);
}

/** The past of one organisation from the alliances it is a member of; O(members). */
export function alliancePast(self: string, alliances: readonly Alliance[]): AlliancePast {
  const currentPartners = new Set<string>();
  const toldPartners = new Set<string>();
  const pastPartners = new Set<string>();
  let [currentCount, pastCount, statements, sumHundredths] = [0, 0, 0, 0];
  for (const alliance of alliances) {
    const others = alliance.members
      .map((member) => ({ ...member, key: keyOf({ tenant: alliance.tenant, id: member.organisationId }) }))
      .filter(({ key }) => key !== self);
    if (CURRENT.includes(alliance.status)) {
      currentCount++;
      for (const { key } of others) {
        currentPartners.add(key);
        if (alliance.visibility !== 'PRIVATE') toldPartners.add(key);
      }
    }
    if (!isPast(alliance)) continue;
    pastCount++;
    if (alliance.members.length <= LARGEST_PARTNERSHIP) for (const { key } of others) pastPartners.add(key);
    for (const { satisfaction } of others) {
      if (satisfaction === null) continue;
      statements++;
      sumHundredths += roundHalfUp(satisfaction * 100);
    }
  }
  return {
    currentCount,
    currentPartners,
    untoldPartners:
      toldPartners.size === currentPartners.size
        ? NO_PAST.untoldPartners
        : new Set([...currentPartners].filter((key) => !toldPartners.has(key))),
    pastCount,
    pastPartners,
    withText: alliances.filter((alliance) => isPast(alliance) && alliance.text !== null),
    satisfaction: { statements, sumHundredths },
  };
}
