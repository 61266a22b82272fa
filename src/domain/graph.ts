import type { Alliance } from './alliance';
import type { Organisation } from './organisation';
import type { Resource } from './resource';
import type { Sector, Supply } from './sector';

/** The key of an organisation or alliance across tenants. */
export interface TenantKey {
  readonly tenant: string;
  readonly id: string;
}

/** One string per tenant key, for maps; U+0000 occurs in neither part. */
export function keyOf({ tenant, id }: TenantKey): string {
  return `${tenant}\u0000${id}`;
}

/** The whole graph at one revision, as the score sees it. */
export interface GraphSnapshot {
  readonly revision: number;
  readonly organisations: readonly Organisation[];
  readonly resources: readonly Resource[];
  readonly sectors: readonly Sector[];
  readonly supplies: readonly Supply[];
  readonly alliances: readonly Alliance[];
}

export const REMOVABLE_KINDS = ['ORGANISATION', 'ALLIANCE', 'RESOURCE', 'SECTOR'] as const;
export type RemovableKind = (typeof REMOVABLE_KINDS)[number];

/** (:Removed): what was deleted, so that copies of the graph can follow. Tenant is null for resources and sectors. */
export interface Removal {
  readonly kind: RemovableKind;
  readonly tenant: string | null;
  readonly id: string;
  readonly revision: number;
}

/** What changed after one revision, up to and including another; records come whole. */
export interface GraphChanges extends GraphSnapshot {
  readonly since: number;
  readonly removals: readonly Removal[];
  /** Supplies have no revision of their own: the whole table where any changed, else null. */
  readonly suppliesChanged: boolean;
}
