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

  /** Silence would say that no organisation is there, when it is the name that is wrong. */
  async function checkFilter({ sectors = [], markets = [] }: OrganisationFilter): Promise<void> {
    const [foundSectors, foundMarkets] = await Promise.all([
      sectors.length > 0 ? readSectorsByCode(database, sectors) : [],
      markets.length > 0 ? readResourcesById(database, markets) : [],
    ]);
    sectors.forEach((code, at) => {
      if (foundSectors[at] !== null) return;
      throw new SymbiosisError('INVALID_INPUT', `There is no sector ${code}.`, {
        field: `filter.sectors[${at}]`,
        remedy: 'Use a code of ISIC Rev.4: a section (C), division (13), group (139) or class (1399).',
      });
    });
    markets.forEach((id, at) => {
      if (foundMarkets[at]?.kind === 'MARKET') return;
      throw new SymbiosisError('INVALID_INPUT', `There is no market ${id}.`, {
        field: `filter.markets[${at}]`,
        remedy: 'Use the id of a MARKET resource, for example market/ID or market/ID-YO.',
      });
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
