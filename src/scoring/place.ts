import type { MarketLevel } from '../domain/resource';
import type { PlaceShape } from './allianceTypeTable';
import type { ResourceTree } from './resourceTree';

/** Mean radius of the Earth in km, written out everywhere. */
const EARTH_RADIUS_KM = 6371.0088;
/** Distance at which nearness by distance is one half. */
export const HALF_NEARNESS_KM = 250;

/** A BASED_IN market and what lies above it; null where the tree does not say. */
export interface Place {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly subregion: string | null;
  readonly smallIslandState: boolean;
}

export interface Coordinates {
  readonly lat: number;
  readonly lng: number;
}

/** Where one side is: its places, and its own coordinates where it gave them. */
export interface Whereabouts {
  readonly places: readonly Place[];
  readonly coordinates: Coordinates | null;
}

/** Reads city, region, country and UN subregion off the tree. */
export function placeOf(marketId: string, tree: ResourceTree): Place {
  const found = new Map<MarketLevel, string>();
  for (const id of [marketId, ...tree.ancestors(marketId, 10)]) {
    const level = tree.resource(id)?.level;
    if (level && !found.has(level)) found.set(level, id);
  }
  const country = found.get('COUNTRY') ?? null;
  return {
    city: found.get('CITY') ?? null,
    region: found.get('REGION') ?? null,
    country,
    subregion: found.get('SUBREGION') ?? null,
    smallIslandState: country !== null && tree.resource(country)!.smallIslandState,
  };
}

/** Great-circle distance in km by the haversine formula. */
export function distanceKm(a: Coordinates, b: Coordinates): number {
  const radians = Math.PI / 180;
  const dLat = (b.lat - a.lat) * radians;
  const dLng = (b.lng - a.lng) * radians;
  const h =
    Math.pow(Math.sin(dLat / 2), 2) +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.pow(Math.sin(dLng / 2), 2);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** place_t of docs/scoring.md, section 7: 0..1 for each shape; 0 where a place is unknown. */
export function placeFits(a: Whereabouts, b: Whereabouts): Readonly<Record<PlaceShape, number>> {
  let [nearby, domestic, abroad] = [0, 0, 0];
  let oneCountry = false;
  for (const p of a.places) {
    for (const q of b.places) {
      const nearness = nearnessOf(p, q);
      nearby = Math.max(nearby, nearness);
      if (p.country === null || q.country === null) continue;
      if (p.country === q.country) {
        oneCountry = true;
        domestic = Math.max(domestic, nearness);
      } else {
        abroad = 0.5;
      }
    }
  }
  if (a.coordinates !== null && b.coordinates !== null) {
    const byDistance = 1 / (1 + distanceKm(a.coordinates, b.coordinates) / HALF_NEARNESS_KM);
    nearby = Math.max(nearby, byDistance);
    if (oneCountry) domestic = Math.max(domestic, byDistance);
  }
  return { NEARBY: nearby, DOMESTIC: domestic, ABROAD: abroad };
}

/** Whether a place of one is in the region of a place of the other. */
export function shareRegion(a: Whereabouts, b: Whereabouts): boolean {
  return a.places.some(({ region }) => region !== null && b.places.some((q) => q.region === region));
}

/** Whether a place of one is in the country of a place of the other. */
export function shareCountry(a: Whereabouts, b: Whereabouts): boolean {
  return a.places.some(({ country }) => country !== null && b.places.some((q) => q.country === country));
}

/** A pair of places in one UN subregion, both in small island states. */
export function shareIslandSubregion(a: Whereabouts, b: Whereabouts): boolean {
  const islands = b.places.filter((place) => place.smallIslandState);
  return a.places.some(
    (place) =>
      place.smallIslandState &&
      place.subregion !== null &&
      islands.some((q) => q.subregion === place.subregion),
  );
}

function nearnessOf(p: Place, q: Place): number {
  if (p.city !== null && p.city === q.city) return 1;
  if (p.region !== null && p.region === q.region) return 0.8;
  if (p.country !== null && p.country === q.country) return 0.5;
  return p.subregion !== null && p.subregion === q.subregion ? 0.2 : 0;
}
