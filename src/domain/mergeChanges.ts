import { keyOf } from './graph';
import type { GraphChanges, GraphSnapshot, RemovableKind } from './graph';

type Records = Pick<GraphSnapshot, 'organisations' | 'alliances' | 'resources' | 'sectors'>;

/**
 * The graph after the changes: a snapshot read page by page becomes that of one revision.
 * Records keep their place, new ones come last in the order of the changes.
 */
export function mergeIntoSnapshot(base: GraphSnapshot, next: GraphChanges): GraphSnapshot {
  return {
    ...mergeRecords(base, next),
    revision: next.revision,
    supplies: next.suppliesChanged ? next.supplies : base.supplies,
  };
}

/** Two reads of changes, one after the other, as one. */
export function mergeChanges(base: GraphChanges, next: GraphChanges): GraphChanges {
  return withoutReturned({
    ...mergeRecords(base, next),
    since: base.since,
    revision: next.revision,
    supplies: next.suppliesChanged ? next.supplies : base.supplies,
    suppliesChanged: base.suppliesChanged || next.suppliesChanged,
    removals: [...base.removals, ...next.removals],
  });
}

/** What was removed and has come back is no removal. */
export function withoutReturned(changes: GraphChanges): GraphChanges {
  const present = new Set([
    ...changes.organisations.map(keyAs('ORGANISATION')),
    ...changes.alliances.map(keyAs('ALLIANCE')),
    ...changes.resources.map(keyAs('RESOURCE')),
    ...changes.sectors.map(sectorKey),
  ]);
  return { ...changes, removals: changes.removals.filter((removal) => !present.has(recordKey(removal))) };
}

function mergeRecords(base: Records, next: GraphChanges): Records {
  const removed = new Set(next.removals.map(recordKey));
  const merge = <T>(before: readonly T[], after: readonly T[], key: (record: T) => string): T[] => {
    const merged = new Map(before.map((record) => [key(record), record]));
    for (const id of merged.keys()) if (removed.has(id)) merged.delete(id);
    for (const record of after) merged.set(key(record), record);
    return [...merged.values()];
  };
  return {
    organisations: merge(base.organisations, next.organisations, keyAs('ORGANISATION')),
    alliances: merge(base.alliances, next.alliances, keyAs('ALLIANCE')),
    resources: merge(base.resources, next.resources, keyAs('RESOURCE')),
    sectors: merge(base.sectors, next.sectors, sectorKey),
  };
}

interface Identified {
  readonly tenant?: string | null;
  readonly id: string;
}

function keyAs(kind: RemovableKind): (record: Identified) => string {
  return ({ tenant, id }) => recordKey({ kind, tenant, id });
}

function sectorKey({ code }: { readonly code: string }): string {
  return recordKey({ kind: 'SECTOR', id: code });
}

function recordKey({ kind, tenant, id }: Identified & { readonly kind: RemovableKind }): string {
  return `${kind} ${keyOf({ tenant: tenant ?? '', id })}`;
}
