import type { Alliance } from '../domain/alliance';
import { type GraphChanges, type GraphSnapshot, keyOf, type Removal } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import type { Sector, Supply } from '../domain/sector';

/** The records of a graph by key, with the alliances of each organisation; changed in place by `applyChanges`. */
export interface GraphState {
  revision: number;
  readonly organisations: Map<string, Organisation>;
  readonly resources: Map<string, Resource>;
  readonly sectors: Map<string, Sector>;
  supplies: readonly Supply[];
  readonly alliances: Map<string, Alliance>;
  /** Keys of the alliances of each organisation. */
  readonly alliancesOf: Map<string, Set<string>>;
}

/** What a change touched: organisations to be looked at anew, records before and after, and what came to the trees. */
export interface StateChange {
  readonly affected: ReadonlySet<string>;
  readonly organisations: readonly { readonly before?: Organisation; readonly after?: Organisation }[];
  readonly alliances: readonly { readonly before?: Alliance; readonly after?: Alliance }[];
  /** Resources that were not there before. */
  readonly newResources: readonly Resource[];
  /** Whether the trees, the sectors or the supplies are no longer what they were, new resources aside. */
  readonly treesMoved: boolean;
}

/** The state of the graph that a snapshot says; O(its records). */
export function createGraphState(snapshot: GraphSnapshot): GraphState {
  const state: GraphState = {
    revision: snapshot.revision,
    organisations: new Map(snapshot.organisations.map((organisation) => [keyOf(organisation), organisation])),
    resources: new Map(snapshot.resources.map((resource) => [resource.id, resource])),
    sectors: new Map(snapshot.sectors.map((sector) => [sector.code, sector])),
    supplies: snapshot.supplies,
    alliances: new Map(),
    alliancesOf: new Map(),
  };
  for (const alliance of snapshot.alliances) putAlliance(state, alliance);
  return state;
}

/** Alliances that an organisation is a member of; none where it is unknown. O(these). */
export function alliancesOf(state: GraphState, key: string): readonly Alliance[] {
  return [...(state.alliancesOf.get(key) ?? [])].map((alliance) => state.alliances.get(alliance)!);
}

/** Applies what changed; O(size of the change). */
export function applyChanges(state: GraphState, changes: GraphChanges): StateChange {
  const affected = new Set<string>();
  const organisations: { before?: Organisation; after?: Organisation }[] = [];
  const alliances: { before?: Alliance; after?: Alliance }[] = [];

  const putOrganisation = (key: string, after: Organisation | undefined): void => {
    organisations.push({ before: state.organisations.get(key), after });
    if (after) state.organisations.set(key, after);
    else state.organisations.delete(key);
    affected.add(key);
  };
  const changeAlliance = (key: string, after: Alliance | undefined): void => {
    const before = state.alliances.get(key);
    alliances.push({ before, after });
    if (before) dropAlliance(state, before);
    if (after) putAlliance(state, after);
    for (const record of [before, after]) for (const member of memberKeys(record)) affected.add(member);
  };

  const newResources: Resource[] = [];
  let treesMoved = changes.suppliesChanged;
  for (const removal of changes.removals) {
    if (removal.kind === 'ORGANISATION') putOrganisation(removedKey(removal), undefined);
    else if (removal.kind === 'ALLIANCE') changeAlliance(removedKey(removal), undefined);
    else if (removal.kind === 'RESOURCE') treesMoved = state.resources.delete(removal.id) || treesMoved;
    else treesMoved = state.sectors.delete(removal.id) || treesMoved;
  }
  for (const resource of changes.resources) {
    const before = state.resources.get(resource.id);
    if (before === undefined) newResources.push(resource);
    else if (!isSameInTree(before, resource)) treesMoved = true;
    state.resources.set(resource.id, resource);
  }
  for (const sector of changes.sectors) {
    if (state.sectors.get(sector.code)?.parentCode !== sector.parentCode) treesMoved = true;
    state.sectors.set(sector.code, sector);
  }
  if (changes.suppliesChanged) state.supplies = changes.supplies;
  for (const organisation of changes.organisations) putOrganisation(keyOf(organisation), organisation);
  for (const alliance of changes.alliances) changeAlliance(keyOf(alliance), alliance);
  state.revision = changes.revision;
  return {
    affected,
    organisations,
    alliances,
    newResources,
    treesMoved,
  };
}

/** Whether two records of a resource say the same as far as the score goes. */
function isSameInTree(p: Resource, q: Resource): boolean {
  return (
    p.kind === q.kind &&
    p.parentId === q.parentId &&
    p.level === q.level &&
    p.smallIslandState === q.smallIslandState &&
    p.members.join('\u0000') === q.members.join('\u0000')
  );
}

function removedKey({ tenant, id }: Removal): string {
  return keyOf({ tenant: tenant ?? '', id });
}

function memberKeys(alliance: Alliance | undefined): readonly string[] {
  return (
    alliance?.members.map(({ organisationId }) => keyOf({ tenant: alliance.tenant, id: organisationId })) ??
    []
  );
}

function putAlliance(state: GraphState, alliance: Alliance): void {
  const key = keyOf(alliance);
  state.alliances.set(key, alliance);
  for (const member of memberKeys(alliance)) {
    const keys = state.alliancesOf.get(member);
    if (keys) keys.add(key);
    else state.alliancesOf.set(member, new Set([key]));
  }
}

function dropAlliance(state: GraphState, alliance: Alliance): void {
  const key = keyOf(alliance);
  state.alliances.delete(key);
  for (const member of memberKeys(alliance)) state.alliancesOf.get(member)?.delete(key);
}
