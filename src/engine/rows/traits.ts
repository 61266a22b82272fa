import { GOALS, type Organisation, ORGANISATION_KINDS, ORGANISATION_SIZES } from '../../domain/organisation';
import type { AlliancePast } from '../../scoring/alliancePast';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import { isInSector, type SectorPath } from '../../scoring/sectorDistance';
import { TECHNOLOGY_MAKERS, VISITOR_ECONOMY } from '../../scoring/gates';

/**
 * The traits of one organisation in 32 bits: bits 0-3 kind, 4-6 size (their place in the domain's lists, or the
 * length of the list where unknown), 7-18 goals, from 19 the flags below.
 */
export const TRAIT = {
  STATED: 1 << 19,
  /** Has something to rank by in words: `seeking`, or documents where nothing is stated. */
  HAS_QUERY: 1 << 20,
  /** Its query is its last text; without this flag it is the sum of its documents. */
  ASKS_IN_WORDS: 1 << 21,
  /** Offers something of the four kinds of common ground. */
  HAS_GROUND: 1 << 22,
  OPEN: 1 << 23,
  FULL: 1 << 24,
  SHARED: 1 << 25,
  /** Offers a BRAND or a SEGMENT. */
  BRAND_OR_SEGMENT: 1 << 26,
  SERVES_VISITORS: 1 << 27,
  MAKES_TECHNOLOGY: 1 << 28,
  /** Replaced or removed as a thread sees it, which marks its own copy of the traits: no candidate any more. */
  GONE: 1 << 29,
  /** Has coordinates. */
  LOCATED: 1 << 30,
} as const;

export const KIND_MASK = 15;
export const UNKNOWN_KIND = ORGANISATION_KINDS.length;
export const UNKNOWN_SIZE = ORGANISATION_SIZES.length;
export const GOALS_SHIFT = 7;
const GOALS_MASK = (1 << GOALS.length) - 1;

export const sizeOf = (traits: number): number => (traits >>> 4) & 7;
export const goalsOf = (traits: number): number => (traits >>> GOALS_SHIFT) & GOALS_MASK;

/** One bit per goal, in the order of the domain's list. */
export function goalMask(goals: readonly string[]): number {
  return GOALS.reduce((mask, goal, i) => (goals.includes(goal) ? mask | (1 << i) : mask), 0);
}

/** What of an organisation its record does not say by itself. */
export interface TraitFacts {
  readonly stated: boolean;
  readonly hasGround: boolean;
  readonly hasBrandOrSegment: boolean;
  readonly hasQuery: boolean;
  readonly asksInWords: boolean;
  readonly sectors: readonly SectorPath[];
}

/** The traits of a prepared side, as `rowTraits` has them; O(its offers). */
export function traitsOf(side: ScoringOrganisation): number {
  const { organisation, past, offersByDimension, query, stated, sectors } = side;
  return rowTraits(organisation, past, {
    ...{ stated, sectors },
    hasGround: side.groundTotal > 0,
    hasBrandOrSegment: offersByDimension[4].size > 0 || offersByDimension[1].size > 0,
    hasQuery: query !== null,
    asksInWords: query?.text != null,
  });
}

/** What gates, fits and filters look at of an organisation, as bits of `TRAIT`; O(its sectors and goals). */
export function rowTraits(organisation: Organisation, past: AlliancePast, facts: TraitFacts): number {
  const { kind, size, goals, capacity } = organisation;
  const has = (bit: number, holds: boolean): number => (holds ? bit : 0);
  const operatesIn = (names: ReadonlySet<string>): boolean =>
    facts.sectors.some((path) => isInSector(path, names));
  return (
    (kind === null ? UNKNOWN_KIND : ORGANISATION_KINDS.indexOf(kind)) |
    ((size === null ? UNKNOWN_SIZE : ORGANISATION_SIZES.indexOf(size)) << 4) |
    (goalMask(goals) << GOALS_SHIFT) |
    has(TRAIT.STATED, facts.stated) |
    has(TRAIT.HAS_QUERY, facts.hasQuery) |
    has(TRAIT.ASKS_IN_WORDS, facts.asksInWords) |
    has(TRAIT.HAS_GROUND, facts.hasGround) |
    has(TRAIT.OPEN, organisation.open) |
    has(TRAIT.FULL, capacity !== null && past.currentCount >= capacity) |
    has(TRAIT.SHARED, organisation.shared) |
    has(TRAIT.LOCATED, organisation.lat !== null && organisation.lng !== null) |
    has(TRAIT.BRAND_OR_SEGMENT, facts.hasBrandOrSegment) |
    has(
      TRAIT.SERVES_VISITORS,
      operatesIn(VISITOR_ECONOMY) ||
        ((kind === 'GOVERNMENT' || kind === 'ASSOCIATION') && goals.includes('PROMOTE_PLACE')),
    ) |
    has(TRAIT.MAKES_TECHNOLOGY, kind === 'UNIVERSITY' || operatesIn(TECHNOLOGY_MAKERS))
  );
}
