import DataLoader from 'dataloader';
import type { Alliance } from '../domain/alliance';
import { keyOf } from '../domain/graph';
import type { TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import type { Sector } from '../domain/sector';
import type { Directory } from '../services/directory';

/** Reads one by one as the resolvers ask, in one query for all that are asked at the same level. */
export interface Loaders {
  readonly organisation: DataLoader<TenantKey, Organisation | null, string>;
  readonly alliance: DataLoader<TenantKey, Alliance | null, string>;
  readonly alliancesOf: DataLoader<TenantKey, readonly Alliance[], string>;
  readonly resource: DataLoader<string, Resource | null>;
  readonly resourceChildren: DataLoader<string, readonly Resource[]>;
  readonly sector: DataLoader<string, Sector | null>;
  readonly sectorChildren: DataLoader<string, readonly Sector[]>;
}

/** Loaders for one request. */
export function createLoaders(directory: Directory): Loaders {
  const byTenantKey = { cacheKeyFn: keyOf };
  return {
    organisation: new DataLoader((keys) => directory.organisations(keys), byTenantKey),
    alliance: new DataLoader((keys) => directory.alliances(keys), byTenantKey),
    alliancesOf: new DataLoader((keys) => directory.alliancesOf(keys), byTenantKey),
    resource: new DataLoader((ids) => directory.resources(ids)),
    resourceChildren: new DataLoader((ids) => directory.resourceChildren(ids)),
    sector: new DataLoader((codes) => directory.sectors(codes)),
    sectorChildren: new DataLoader((codes) => directory.sectorChildren(codes)),
  };
}
