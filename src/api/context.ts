import type { TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import type { Clock } from '../services/clock';
import type { Directory } from '../services/directory';
import type { OrganisationWrites } from '../services/organisationWrites';
import type { Recommendations } from '../services/recommendations';
import type { Loaders } from './loaders';
import { createLoaders } from './loaders';

/** What the resolvers of one request work with. */
export interface ApiContext {
  /** Whose graph is asked: own ids are looked up in it. */
  readonly tenant: string;
  readonly recommendations: Recommendations;
  readonly directory: Directory;
  readonly writes: OrganisationWrites;
  readonly clock: Pick<Clock, 'now'>;
  /** Says when the client has gone away. */
  readonly signal: AbortSignal;
  readonly loaders: Loaders;
}

/** A context of its own for every request, so that nothing one request read is shown to another. */
export function createContext(parts: Omit<ApiContext, 'loaders'>): ApiContext {
  return { ...parts, loaders: createLoaders(parts.directory) };
}

/** What memory knows of an organisation, so that its name needs no database. */
export function rememberedOrganisation(context: ApiContext, key: TenantKey): Partial<Organisation> {
  const { recommendations } = context;
  return recommendations.knows(key) ? { name: recommendations.organisationName(key) } : {};
}

/** What memory knows of a resource. */
export function rememberedResource({ recommendations }: ApiContext, id: string): Partial<Resource> {
  return recommendations.knowsResource(id) ? { name: recommendations.resourceName(id) } : {};
}
