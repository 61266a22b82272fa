import { keyOf } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import { haveDeclined, isFull } from '../scoring/exclusions';
import type { ResourceTree } from '../scoring/resourceTree';
import type { ScoringOrganisation } from '../scoring/scoringOrganisation';
import type { SectorPath } from '../scoring/sectorDistance';
import type { CandidateFilter, RankQuery } from './engine';

/** Whether a candidate may be listed at all, before anything is scored. */
export type Eligibility = (b: ScoringOrganisation) => boolean;

/** Whether an organisation may be seen from a tenant. */
export function isVisible(tenant: string, { tenant: home, shared }: Organisation): boolean {
  return home === tenant || shared;
}

/** Builds the test of one query: docs/scoring.md, section 5 "Never listed", and the caller's filter. */
export function eligibility(
  a: ScoringOrganisation,
  { filter = {}, exclude = [] }: Pick<RankQuery, 'filter' | 'exclude'>,
  resources: ResourceTree,
): Eligibility {
  const excluded = new Set([a.key, ...exclude.map(keyOf)]);
  const passes = filterTest(filter, resources);
  return (b) =>
    !excluded.has(b.key) &&
    isVisible(a.organisation.tenant, b.organisation) &&
    !haveDeclined(a.organisation, b.organisation) &&
    (filter.includeClosed === true || b.organisation.open) &&
    (filter.includeCurrentPartners === true || !a.past.currentPartners.has(b.key)) &&
    (filter.includeFull === true || !isFull(b)) &&
    passes(b);
}

function filterTest(
  { ids, kinds, sizes, sectors, markets, goals }: CandidateFilter,
  resources: ResourceTree,
): Eligibility {
  const wanted = markets?.flatMap((market) => resources.standsFor(market)) ?? [];
  const chosen = ids && new Set(ids.map(keyOf));
  const inMarkets = (id: string): boolean => wanted.some((market) => resources.isWithin(id, market));
  return ({ key, organisation, sectors: paths, offersByDimension }) =>
    (chosen === undefined || chosen.has(key)) &&
    (kinds === undefined || (organisation.kind !== null && kinds.includes(organisation.kind))) &&
    (sizes === undefined || (organisation.size !== null && sizes.includes(organisation.size))) &&
    (goals === undefined || organisation.goals.some((goal) => goals.includes(goal))) &&
    (sectors === undefined || paths.some((path) => sectors.some((code) => isWithinSector(path, code)))) &&
    (markets === undefined ||
      organisation.basedIn.some(inMarkets) ||
      [...offersByDimension[0].keys()].some(inMarkets));
}

function isWithinSector(path: SectorPath, code: string): boolean {
  return [path.section, path.division, path.group, path.class].includes(code);
}
