import type { Alliance } from '../domain/alliance';
import type { Dimension } from '../domain/dimension';
import type { TenantKey } from '../domain/graph';
import type { Goal, Organisation, OrganisationKind, OrganisationSize } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import type { Sector } from '../domain/sector';

/** Which organisations are listed; an absent part does not restrict, an empty list lets none through. */
export interface OrganisationFilter {
  readonly kinds?: readonly OrganisationKind[];
  readonly sizes?: readonly OrganisationSize[];
  /** Operates in any of these sectors or below. */
  readonly sectors?: readonly string[];
  /** Based in any of these markets or below, or in a member of these groups. */
  readonly markets?: readonly string[];
  /** Shares at least one goal. */
  readonly goals?: readonly Goal[];
}

/** Where an item stands in its list: by id (sectors: code), or by relevance and then id where there is a search. */
export interface ListPosition {
  readonly id: string;
  /** Relevance; null in a list without a search. */
  readonly relevance: number | null;
}

export interface ListRequest {
  /** Words of a name or text; prefixes match, and one wrong letter is forgiven. */
  readonly search?: string;
  readonly first: number;
  /** The last item already seen, so that what is added or removed meanwhile moves no page. */
  readonly after?: ListPosition;
}

export interface Listed<T> {
  readonly record: T;
  readonly position: ListPosition;
}

/** One page of a list that is in a total order. */
export interface ListPage<T> {
  readonly items: readonly Listed<T>[];
  readonly hasNextPage: boolean;
  /** Counts the whole list, in a query of its own for those who want it. */
  total(): Promise<number>;
}

/**
 * Reads the graph as it is stored. Every batch method is one query, answers in the order of its keys, and has null
 * where there is none. Lists are by id (sectors: code) in code-point order, or by relevance where there is a search.
 * @throws SymbiosisError DATABASE_UNAVAILABLE; the lists INVALID_INPUT where a filter names nothing known
 */
export interface Directory {
  organisations(keys: readonly TenantKey[]): Promise<readonly (Organisation | null)[]>;
  resources(ids: readonly string[]): Promise<readonly (Resource | null)[]>;
  sectors(codes: readonly string[]): Promise<readonly (Sector | null)[]>;
  alliances(keys: readonly TenantKey[]): Promise<readonly (Alliance | null)[]>;
  alliancesOf(keys: readonly TenantKey[]): Promise<readonly (readonly Alliance[])[]>;
  resourceChildren(ids: readonly string[]): Promise<readonly (readonly Resource[])[]>;
  sectorChildren(codes: readonly string[]): Promise<readonly (readonly Sector[])[]>;
  listOrganisations(
    tenant: string,
    filter: OrganisationFilter,
    request: ListRequest,
  ): Promise<ListPage<Organisation>>;
  listResources(kind: Dimension | undefined, request: ListRequest): Promise<ListPage<Resource>>;
  listSectors(request: ListRequest): Promise<ListPage<Sector>>;
}
