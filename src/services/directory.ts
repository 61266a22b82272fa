import type { Alliance } from '../domain/alliance';
import type { Dimension } from '../domain/dimension';
import type { TenantKey } from '../domain/graph';
import type { Goal, Organisation, OrganisationKind, OrganisationSize } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import type { Sector } from '../domain/sector';
import type { Page } from './page';

/** Lists are by id (sectors: code) in code-point order, or by relevance where there is a search. */
export interface OrganisationFilter {
  readonly kinds?: readonly OrganisationKind[];
  readonly sizes?: readonly OrganisationSize[];
  /** Operates in any of these sectors or below. */
  readonly sectors?: readonly string[];
  /** Based in any of these markets or below. */
  readonly markets?: readonly string[];
  readonly goals?: readonly Goal[];
}

export interface ListRequest {
  /** Words of a name or text; prefixes match, and one wrong letter is forgiven. */
  readonly search?: string;
  readonly first: number;
  /** Number of items already seen. */
  readonly offset: number;
}

/** Reads the graph as it is stored. Every batch method answers in the order of its keys, null where there is none. */
export interface Directory {
  organisations(keys: readonly TenantKey[]): Promise<readonly (Organisation | null)[]>;
  resources(ids: readonly string[]): Promise<readonly (Resource | null)[]>;
  sectors(codes: readonly string[]): Promise<readonly (Sector | null)[]>;
  alliancesOf(keys: readonly TenantKey[]): Promise<readonly (readonly Alliance[])[]>;
  resourceChildren(ids: readonly string[]): Promise<readonly (readonly Resource[])[]>;
  sectorChildren(codes: readonly string[]): Promise<readonly (readonly Sector[])[]>;
  listOrganisations(tenant: string, filter: OrganisationFilter, request: ListRequest): Promise<Page<Organisation>>;
  listResources(kind: Dimension | undefined, request: ListRequest): Promise<Page<Resource>>;
  listSectors(request: ListRequest): Promise<Page<Sector>>;
}
