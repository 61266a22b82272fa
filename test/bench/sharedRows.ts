import type { Goal, Need, Offer, Origin, SectorMembership } from '../../src/domain/organisation';

/** Rows of organisations, equal ones as one object: a graph of a million organisations would not fit otherwise. */
export interface SharedRows {
  offer(resourceId: string, hundredths: number): Offer;
  need(resourceId: string, priority: number, origin: Origin): Need;
  /** Goals in no particular order. */
  goals(goals: readonly Goal[]): readonly Goal[];
  /** A single place, a single sector. */
  places(city: string): readonly string[];
  sectors(code: string): readonly SectorMembership[];
}

export function createSharedRows(): SharedRows {
  const offers = new Map<string, Offer[]>();
  const needs = { STATED: new Map<string, Need[]>(), DERIVED: new Map<string, Need[]>() };
  const goalLists = new Map<string, readonly Goal[]>();
  const places = new Map<string, readonly string[]>();
  const sectors = new Map<string, readonly SectorMembership[]>();
  return {
    offer: (resourceId, hundredths) =>
      (once(offers, resourceId, () => [])[hundredths] ??= {
        resourceId,
        strength: hundredths / 100,
        uses: null,
        origin: 'STATED',
        since: null,
        until: null,
      }),
    need: (resourceId, priority, origin) =>
      (once(needs[origin], resourceId, () => [])[priority] ??= {
        resourceId,
        priority,
        origin,
        since: null,
        until: null,
      }),
    goals: (goals) => once(goalLists, goals.toSorted().join(), () => goals),
    places: (city) => once(places, city, () => [city]),
    sectors: (code) => once(sectors, code, () => [{ code, primary: true }]),
  };
}

function once<V>(known: Map<string, V>, key: string, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}
