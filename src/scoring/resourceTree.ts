import type { Dimension } from '../domain/dimension';
import type { Resource } from '../domain/resource';

/** Thousandths of an offer's strength that count n levels away (n = 0..3): docs/scoring.md, section 1. */
const BROADER_MARKET = [1000, 900, 810, 729] as const;
const NARROWER_MARKET = [1000, 500, 250, 125] as const;
const OTHER = [1000, 700, 490, 343] as const;

/** An offer further away than this covers nothing. */
export const MAX_LEVELS = 3;

/** Decay in thousandths of an offer that is `levels` (0..3) broader than the need. */
export function broaderDecay(kind: Dimension, levels: number): number {
  return (kind === 'MARKET' ? BROADER_MARKET : OTHER)[levels];
}

/** Decay in thousandths of an offer that is `levels` (0..3) narrower than the need. */
export function narrowerDecay(kind: Dimension, levels: number): number {
  return (kind === 'MARKET' ? NARROWER_MARKET : OTHER)[levels];
}

/** The trees of all dimensions; lookups cost O(1) or O(depth). Ids it does not know are roots without children. */
export interface ResourceTree {
  resource(id: string): Resource | undefined;
  /** Up to `levels` ancestors, nearest first. */
  ancestors(id: string, levels: number): readonly string[];
  /** Resources exactly 1, 2, .. `levels` below, as one list per level. */
  descendantsByLevel(id: string, levels: number): readonly (readonly string[])[];
  /** What an offer or need of the resource stands for: the members of a group, followed; else itself. */
  standsFor(id: string): readonly string[];
  /** Groups that stand for the resource. */
  groupsOf(id: string): readonly string[];
  /** Whether `id` is `ancestor` or lies below it. */
  isWithin(id: string, ancestor: string): boolean;
}

/** Builds the lookups over a list of resources in any order. A cycle, which import refuses, would end a climb. */
export function buildResourceTree(resources: readonly Resource[]): ResourceTree {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const children = new Map<string, string[]>();
  for (const { id, parentId } of resources) if (parentId !== null) push(children, parentId, id);
  const groups = resources.filter(({ members }) => members.length > 0);
  const standsForGroup = new Map(groups.map(({ id }) => [id, followMembers(id, byId)]));
  const groupsOfMember = new Map<string, string[]>();
  for (const [group, members] of standsForGroup)
    for (const member of members) push(groupsOfMember, member, group);

  const climb = (id: string, levels: number): string[] => {
    const path: string[] = [];
    for (let at = byId.get(id)?.parentId; at && path.length < levels; at = byId.get(at)?.parentId)
      path.push(at);
    return path;
  };
  // Offers and needs ask for the same few levels over and over.
  const within = new Map<string, readonly string[]>();
  const ancestors = (id: string, levels: number): readonly string[] => {
    if (levels !== MAX_LEVELS) return climb(id, levels);
    const kept = within.get(id);
    if (kept !== undefined) return kept;
    const path = climb(id, levels);
    if (byId.has(id)) within.set(id, path);
    return path;
  };
  return {
    resource: (id) => byId.get(id),
    ancestors,
    descendantsByLevel: (id, levels) => {
      const byLevel: string[][] = [];
      for (let level = children.get(id) ?? []; byLevel.length < levels && level.length > 0;) {
        byLevel.push(level);
        level = level.flatMap((child) => children.get(child) ?? []);
      }
      return byLevel;
    },
    standsFor: (id) => standsForGroup.get(id) ?? [id],
    groupsOf: (id) => groupsOfMember.get(id) ?? [],
    isWithin: (id, ancestor) => id === ancestor || ancestors(id, byId.size).includes(ancestor),
  };
}

function followMembers(group: string, byId: ReadonlyMap<string, Resource>): string[] {
  const seen = new Set<string>([group]);
  const leaves = new Set<string>();
  const follow = (id: string): void => {
    for (const member of byId.get(id)?.members ?? []) {
      if (seen.has(member)) continue;
      seen.add(member);
      if ((byId.get(member)?.members.length ?? 0) > 0) follow(member);
      else leaves.add(member);
    }
  };
  follow(group);
  return leaves.size > 0 ? [...leaves] : [group];
}

function push<K>(lists: Map<K, string[]>, key: K, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
