import { compareCodePoints } from '../domain/codePointOrder';
import { keyOf } from '../domain/graph';
import type { GraphChanges, GraphSnapshot, TenantKey } from '../domain/graph';
import { editDistance } from './editDistance';

/** What names exist in the copy of the graph: to refuse unknown ones, and to say which were perhaps meant. */
export interface Catalogue {
  load(snapshot: GraphSnapshot): void;
  apply(changes: GraphChanges): void;
  hasSector(code: string): boolean;
  hasMarket(id: string): boolean;
  /** Organisations of the tenant whose id or name is close to the text, closest first, at most `count`. */
  nearestOrganisations(
    text: TenantKey,
    count: number,
  ): readonly { readonly id: string; readonly name: string }[];
}

interface Entry extends TenantKey {
  readonly name: string;
}

/** An empty catalogue. */
export function createCatalogue(): Catalogue {
  const organisations = new Map<string, Entry>();
  const sectors = new Set<string>();
  const markets = new Set<string>();

  function add({ organisations: entries, sectors: nodes, resources }: GraphSnapshot): void {
    for (const { tenant, id, name } of entries)
      organisations.set(keyOf({ tenant, id }), { tenant, id, name });
    for (const { code } of nodes) sectors.add(code);
    for (const { id, kind } of resources) if (kind === 'MARKET') markets.add(id);
  }

  return {
    load(snapshot) {
      for (const names of [organisations, sectors, markets]) names.clear();
      add(snapshot);
    },
    apply(changes) {
      for (const { kind, tenant, id } of changes.removals) {
        if (kind === 'ORGANISATION' && tenant !== null) organisations.delete(keyOf({ tenant, id }));
        if (kind === 'SECTOR') sectors.delete(id);
        if (kind === 'RESOURCE') markets.delete(id);
      }
      add(changes);
    },
    hasSector: (code) => sectors.has(code),
    hasMarket: (id) => markets.has(id),
    nearestOrganisations({ tenant, id }, count) {
      const wanted = id.toLowerCase();
      const near: { entry: Entry; distance: number }[] = [];
      for (const entry of organisations.values()) {
        if (entry.tenant !== tenant) continue;
        const distance = Math.min(
          distanceTo(wanted, entry.id.toLowerCase()),
          distanceTo(wanted, entry.name.toLowerCase()),
        );
        if (distance <= MAX_DISTANCE) near.push({ entry, distance });
      }
      near.sort((a, b) => a.distance - b.distance || compareCodePoints(a.entry.id, b.entry.id));
      return near.slice(0, count).map(({ entry }) => ({ id: entry.id, name: entry.name }));
    },
  };
}

/** Letters that may be wrong before a name is another name. */
const MAX_DISTANCE = 2;

/** Wrong letters; a name that contains the whole text counts as one letter away. */
function distanceTo(wanted: string, name: string): number {
  if (wanted === name) return 0;
  if (wanted.length >= 3 && name.includes(wanted)) return 1;
  return editDistance(wanted, name, MAX_DISTANCE);
}
