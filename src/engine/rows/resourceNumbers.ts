import { DIMENSIONS } from '../../domain/dimension';
import type { Resource } from '../../domain/resource';
import { placeOf } from '../../scoring/place';
import { MAX_LEVELS, type ResourceTree } from '../../scoring/resourceTree';

/** Stands for "none" wherever a number of a resource is asked for. */
export const NONE = -1;
/** The dimension of an id that is named by a resource but is none itself. */
export const NO_DIMENSION = DIMENSIONS.length;

/** BASED_IN markets as numbers: the city, region, country and UN subregion at or above each resource, or NONE. */
export interface PlaceNumbers {
  readonly city: Int32Array;
  readonly region: Int32Array;
  readonly country: Int32Array;
  readonly subregion: Int32Array;
  /** 1 where the country is a small island state. */
  readonly island: Uint8Array;
}

/**
 * The resources as numbers 0..count-1 in preorder, one dimension after the other, so that a subtree is a run. Ids
 * that resources name as parent or member without being known have numbers too.
 */
export interface ResourceNumbers {
  readonly count: number;
  /** The first so many are in preorder and have lists in an index; the others came later. */
  readonly indexed: number;
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly dimension: Uint8Array;
  readonly parent: Int32Array;
  /** Children of r: `children[childStart[r]..childStart[r + 1]]`. */
  readonly childStart: Int32Array;
  readonly children: Int32Array;
  /** The indexed part of the subtree of r is r..subtreeEnd[r]-1. */
  readonly subtreeEnd: Int32Array;
  /** What a group stands for; null where a resource stands for itself. */
  readonly standsFor: readonly (readonly number[] | null)[];
  readonly hasGroups: boolean;
  /** Groups that stand for a resource. */
  readonly groupsOf: readonly (readonly number[])[];
  readonly places: PlaceNumbers;
}

/**
 * Numbers a list of resources; O(resources * depth).
 * @param added came later: their numbers come last, in this order, whatever comes after them; `tree` has them too
 */
export function numberResources(
  base: readonly Resource[],
  tree: ResourceTree,
  added: readonly Resource[] = [],
): ResourceNumbers {
  const known = inPreorder(base);
  const resources = [...base, ...added];
  const ids = added.length === 0 ? known : [...new Set([...known, ...added.flatMap(withNamed)])];
  const numberOf = new Map(ids.map((id, r) => [id, r]));
  const count = ids.length;
  const dimension = new Uint8Array(count).fill(NO_DIMENSION);
  const parent = new Int32Array(count).fill(NONE);
  const standsFor: (readonly number[] | null)[] = ids.map(() => null);
  const groupsOf: number[][] = ids.map(() => []);
  for (const { id, kind, parentId } of resources) {
    const r = numberOf.get(id)!;
    dimension[r] = DIMENSIONS.indexOf(kind);
    if (parentId) parent[r] = numberOf.get(parentId)!;
    const members = tree.standsFor(id);
    if (members.length === 1 && members[0] === id) continue;
    standsFor[r] = members.map((member) => numberOf.get(member)!);
    for (const member of standsFor[r]) groupsOf[member].push(r);
  }
  return {
    count,
    indexed: known.length,
    ids,
    numberOf,
    dimension,
    parent,
    ...childLists(parent),
    subtreeEnd: subtreeEnds(parent, known.length),
    standsFor,
    hasGroups: standsFor.some((members) => members !== null),
    groupsOf,
    places: placeNumbers(ids, numberOf, tree),
  };
}

/** Resources 1..3 levels below another, and how many. */
export interface ResourcesBelow {
  readonly resources: number[];
  readonly levels: number[];
}

/** Writes what is 1..3 levels below `r`, level by level, and returns how many these are; O(these). */
export function findBelow(
  { childStart, children }: ResourceNumbers,
  r: number,
  { resources, levels }: ResourcesBelow,
): number {
  let count = 0;
  const add = (above: number, level: number): void => {
    for (let i = childStart[above]; i < childStart[above + 1]; i++) {
      resources[count] = children[i];
      levels[count++] = level;
    }
  };
  add(r, 1);
  for (let k = 0; k < count && levels[k] < MAX_LEVELS; k++) add(resources[k], levels[k] + 1);
  return count;
}

/** A resource and those that it names. */
function withNamed({ id, parentId, members }: Resource): string[] {
  return [id, ...(parentId ? [parentId] : []), ...members];
}

function inPreorder(resources: readonly Resource[]): string[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  for (const { id, parentId } of byId.values()) {
    const below = parentId && byId.has(parentId) ? children.get(parentId) : roots;
    if (below) below.push(id);
    else children.set(parentId!, [id]);
  }
  const kindOf = (id: string): number => DIMENSIONS.indexOf(byId.get(id)!.kind);
  roots.sort((p, q) => kindOf(p) - kindOf(q));
  const named = resources.flatMap(withNamed);
  const seen = new Set<string>();
  // Starting from every id as well reaches what a cycle or a missing parent cuts off from the roots.
  for (const start of [...roots, ...byId.keys(), ...named]) {
    const stack = [start];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      stack.push(...(children.get(id) ?? []).toReversed());
    }
  }
  return [...seen];
}

function childLists(parent: Int32Array): Pick<ResourceNumbers, 'childStart' | 'children'> {
  const childStart = new Int32Array(parent.length + 1);
  for (const above of parent) if (above !== NONE) childStart[above + 1]++;
  for (let r = 0; r < parent.length; r++) childStart[r + 1] += childStart[r];
  const children = new Int32Array(childStart[parent.length]);
  const next = childStart.slice();
  for (let r = 0; r < parent.length; r++) if (parent[r] !== NONE) children[next[parent[r]]++] = r;
  return { childStart, children };
}

function subtreeEnds(parent: Int32Array, indexed: number): Int32Array {
  const ends = parent.map((_, r) => r + 1);
  for (let r = indexed - 1; r >= 0; r--) {
    if (parent[r] !== NONE) ends[parent[r]] = Math.max(ends[parent[r]], ends[r]);
  }
  return ends;
}

function placeNumbers(
  ids: readonly string[],
  numberOf: ReadonlyMap<string, number>,
  tree: ResourceTree,
): PlaceNumbers {
  const [city, region, country, subregion] = [0, 0, 0, 0].map(() => new Int32Array(ids.length).fill(NONE));
  const island = new Uint8Array(ids.length);
  const numberOrNone = (id: string | null): number => (id === null ? NONE : numberOf.get(id)!);
  ids.forEach((id, r) => {
    const place = placeOf(id, tree);
    city[r] = numberOrNone(place.city);
    region[r] = numberOrNone(place.region);
    country[r] = numberOrNone(place.country);
    subregion[r] = numberOrNone(place.subregion);
    island[r] = place.smallIslandState ? 1 : 0;
  });
  return { city, region, country, subregion, island };
}
