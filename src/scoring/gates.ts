import type { AllianceType } from '../domain/allianceType';
import { DIMENSIONS, type Dimension } from '../domain/dimension';
import type { OrganisationKind } from '../domain/organisation';
import { type Competition, shareOffer } from './competition';
import { effectiveOffer } from './coverage';
import type { Host } from './pairScore';
import { shareCountry, shareIslandSubregion, shareRegion } from './place';
import type { ScoringContext } from './scoringContext';
import type { ScoringNeed, ScoringOrganisation } from './scoringOrganisation';
import { isInSector } from './sectorDistance';

/** The visitor economy: ISIC I, N79, R, H49-H51, G47, C10, C11, C13-C16. */
export const VISITOR_ECONOMY = new Set([
  'I',
  'R',
  '79',
  '49',
  '50',
  '51',
  '47',
  '10',
  '11',
  '13',
  '14',
  '15',
  '16',
]);
/** Makers of technology: ISIC C20, C21, C26-C30, J, M71, M72. */
export const TECHNOLOGY_MAKERS = new Set(['J', '20', '21', '26', '27', '28', '29', '30', '71', '72']);

/** A reading of a type: who hosts, or null where the type has no host. */
export type Reading = Host | null;

/** In which order the readings of a type with a host are tried; the first stands among equals. */
export const HOST_READINGS: readonly Host[] = ['CANDIDATE', 'SEEKER'];

/** What the gates look at: seeker a, candidate b and their competition. */
export interface GateInput {
  readonly context: ScoringContext;
  readonly a: ScoringOrganisation;
  readonly b: ScoringOrganisation;
  readonly competition: Competition;
}

/** Whether a type is open for a pair in one reading: docs/scoring.md, section 8 and reading 17. */
export function isGateOpen(type: AllianceType, reading: Reading, input: GateInput): boolean {
  const { context, a, b, competition } = input;
  const [host, other] = reading === 'SEEKER' ? [a, b] : [b, a];
  switch (type) {
    case 'ADVERTISING':
    case 'JOINT_PROMOTION':
    case 'CO_DEVELOPMENT':
    case 'SERVICE':
      return true;
    case 'CO_BRANDING':
      return [a, b].every((side) => offersAny(side, 'BRAND') || offersAny(side, 'SEGMENT'));
    case 'BRAND_CAUSE':
      return isKind(host, 'NON_PROFIT');
    case 'MARKETPLACE':
      return isKind(host, 'MARKETPLACE');
    case 'DESTINATION':
      return (
        (shareRegion(a.whereabouts, b.whereabouts) || shareIslandSubregion(a.whereabouts, b.whereabouts)) &&
        [a, b].every(servesVisitors)
      );
    case 'TECHNOLOGY':
      return [a, b].some((side) => isKind(side, 'UNIVERSITY') || operatesIn(side, TECHNOLOGY_MAKERS));
    case 'MARKET_EXPANSION':
      return (
        hasCountry(other) && coversMarket(context, host, other, (country) => !isOwnCountry(other, country))
      );
    case 'DOMESTIC_EXPANSION':
      return (
        shareCountry(a.whereabouts, b.whereabouts) &&
        coversMarket(context, host, other, (country) => isOwnCountry(other, country))
      );
    case 'NON_COMPETITIVE':
      return (
        competition.known &&
        competition.belowFifth &&
        (shareOffer('MARKET', a, b) || shareOffer('SEGMENT', a, b))
      );
    case 'PRICE':
      return (
        competition.known &&
        competition.none &&
        [a, b].every((side) => side.organisation.goals.includes('CUT_COST'))
      );
    case 'PUBLIC_PRIVATE':
      return isPublic(host) && other.organisation.kind !== null && !isPublic(other);
    case 'MARKETING_UNION':
      return (
        [a, b].every((side) => isKind(side, 'SME', 'ASSOCIATION')) &&
        (shareDivision(a, b) || shareRegion(a.whereabouts, b.whereabouts))
      );
    case 'CO_FINANCING':
      return (
        host.organisation.kind !== null &&
        !isPublic(host) &&
        covers(context, host, other, (need) => need.dimension === 'FINANCE')
      );
  }
}

function isKind({ organisation }: ScoringOrganisation, ...kinds: readonly OrganisationKind[]): boolean {
  return organisation.kind !== null && kinds.includes(organisation.kind);
}

function isPublic(side: ScoringOrganisation): boolean {
  return isKind(side, 'GOVERNMENT', 'UNIVERSITY');
}

function offersAny({ offersByDimension }: ScoringOrganisation, dimension: Dimension): boolean {
  return offersByDimension[DIMENSIONS.indexOf(dimension)].size > 0;
}

function operatesIn({ sectors }: ScoringOrganisation, names: ReadonlySet<string>): boolean {
  return sectors.some((path) => isInSector(path, names));
}

function servesVisitors(side: ScoringOrganisation): boolean {
  return (
    operatesIn(side, VISITOR_ECONOMY) ||
    (isKind(side, 'GOVERNMENT', 'ASSOCIATION') && side.organisation.goals.includes('PROMOTE_PLACE'))
  );
}

function shareDivision(a: ScoringOrganisation, b: ScoringOrganisation): boolean {
  return a.sectors.some(
    ({ division }) => division !== null && b.sectors.some((path) => path.division === division),
  );
}

function hasCountry({ whereabouts }: ScoringOrganisation): boolean {
  return whereabouts.places.some(({ country }) => country !== null);
}

function isOwnCountry({ whereabouts }: ScoringOrganisation, country: string | null): boolean {
  return country !== null && whereabouts.places.some((place) => place.country === country);
}

/** Whether the host has an effective offer above 0 for some need of the other that qualifies. */
function covers(
  context: ScoringContext,
  host: ScoringOrganisation,
  other: ScoringOrganisation,
  qualifies: (need: ScoringNeed) => boolean,
): boolean {
  return other.needs.some((need) => qualifies(need) && effectiveOffer(context, need, host) > 0);
}

/** The same for MARKET needs, judged by the country at or above them; null for a group or a region above countries. */
function coversMarket(
  context: ScoringContext,
  host: ScoringOrganisation,
  other: ScoringOrganisation,
  qualifies: (country: string | null) => boolean,
): boolean {
  return covers(
    context,
    host,
    other,
    (need) => need.dimension === 'MARKET' && qualifies(countryOf(context, need.resourceId)),
  );
}

function countryOf({ resources }: ScoringContext, marketId: string): string | null {
  const path = [marketId, ...resources.ancestors(marketId, 10)];
  return path.find((id) => resources.resource(id)?.level === 'COUNTRY') ?? null;
}
