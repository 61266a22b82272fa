import { SymbiosisError } from '../domain/errors';
import type { Database } from '../store/database';
import { readAlliancesByKey, readAlliancesOf } from '../store/directoryAlliances';
import { countList, readListPage } from '../store/directoryList';
import type { ListStatement } from '../store/directoryList';
import { organisationList } from '../store/directoryOrganisations';
import { fullTextQuery } from '../store/directorySearch';
import { readOrganisationsByKey } from '../store/organisationReader';
import { readResourceChildren, readResourcesById, resourceList } from '../store/resourceReader';
import { readSectorChildren, readSectorsByCode, sectorList } from '../store/sectorReader';
import { checkFilterNames, sectorSpellings } from './checkNames';
import type { Directory, ListPage, ListRequest, OrganisationFilter } from './directory';

/** Reads the graph as it is stored; see Directory. */
export function createDirectory(database: Pick<Database, 'read'>): Directory {
  async function list<R, T>(
    statement: ListStatement<R, T>,
    { first, after }: ListRequest,
  ): Promise<ListPage<T>> {
    const page = await readListPage(database, statement, first, after);
    return { ...page, total: () => countList(database, statement) };
  }

  /** @throws SymbiosisError INVALID_INPUT where the filter names nothing known */
  async function checkFilter(filter: OrganisationFilter): Promise<void> {
    const { sectors = [], markets = [] } = filter;
    const [foundSectors, foundMarkets] = await Promise.all([
      sectors.length > 0 ? readSectorsByCode(database, sectors.flatMap(sectorSpellings)) : [],
      markets.length > 0 ? readResourcesById(database, markets) : [],
    ]);
    checkFilterNames(filter, {
      hasSector: (code) => foundSectors.some((sector) => sector?.code === code),
      resourceKind: (id) => foundMarkets.find((market) => market?.id === id)?.kind,
      nearestResources: () => [],
    });
  }

  return {
    organisations: (keys) => readOrganisationsByKey(database, keys),
    resources: (ids) => readResourcesById(database, ids),
    sectors: (codes) => readSectorsByCode(database, codes),
    alliances: (keys) => readAlliancesByKey(database, keys),
    alliancesOf: (keys) => readAlliancesOf(database, keys),
    resourceChildren: (ids) => readResourceChildren(database, ids),
    sectorChildren: (codes) => readSectorChildren(database, codes),
    async listOrganisations(tenant, filter, request) {
      const words = wordsOf(request);
      await checkFilter(filter);
      return list(organisationList(tenant, filter, words), request);
    },
    async listResources(kind, request) {
      return list(resourceList(kind ?? null, wordsOf(request)), request);
    },
    async listSectors(request) {
      return list(sectorList(wordsOf(request)), request);
    },
  };
}

/** The search as a full-text query; null where none was asked for. */
function wordsOf({ search }: ListRequest): string | null {
  if (search === undefined) return null;
  const words = fullTextQuery(search);
  if (words !== null) return words;
  throw new SymbiosisError('INVALID_INPUT', 'The search holds no letter and no digit.', {
    field: 'search',
    remedy: 'Type the beginning of a name or word, or leave the search out.',
  });
}
