import { NONE, type ResourceNumbers } from '../rows/resourceNumbers';
import type { SectorNumbers } from '../rows/sectorNumbers';
import type { SearchedSide } from './searchedSide';

export const SAME_REGION = 1;
export const SAME_COUNTRY = 2;
export const OTHER_COUNTRY = 4;
export const SAME_ISLANDS = 8;

/**
 * What the seeker has to do with every place and sector, worked out when one is first met. Entries hold for the seeker
 * whose stamp they carry.
 */
export interface StaticFits {
  stamp: number;
  places: Int32Array;
  /** The seeker's sectors, by number. */
  sectors: Int32Array;
  placeStamp: Int32Array;
  /** Nearness to the nearest of the seeker's places; the same among those in one country; SAME_.. and OTHER_.. bits. */
  nearby: Float64Array;
  domestic: Float64Array;
  relation: Uint8Array;
  sectorStamp: Int32Array;
  /** delta against the nearest of the seeker's sectors; similarity in tenths; whether a division is shared. */
  distance: Float64Array;
  tenths: Uint8Array;
  sharesDivision: Uint8Array;
}

/** Room for the fits of every place; sectors get theirs when a seeker turns up. */
export function emptyStaticFits(resources: ResourceNumbers): StaticFits {
  return {
    stamp: 0,
    places: new Int32Array(0),
    sectors: new Int32Array(0),
    placeStamp: new Int32Array(resources.count),
    nearby: new Float64Array(resources.count),
    domestic: new Float64Array(resources.count),
    relation: new Uint8Array(resources.count),
    sectorStamp: new Int32Array(0),
    distance: new Float64Array(0),
    tenths: new Uint8Array(0),
    sharesDivision: new Uint8Array(0),
  };
}

/** Turns to another seeker; O(1) but where sectors have come. */
export function turnTo(
  fits: StaticFits,
  { places, sectors: own }: SearchedSide,
  sectors: SectorNumbers,
): void {
  fits.stamp++;
  fits.sectors = own;
  fits.places = places;
  const count = sectors.codes.length;
  if (fits.sectorStamp.length >= count) return;
  fits.sectorStamp = new Int32Array(count);
  fits.distance = new Float64Array(count);
  fits.tenths = new Uint8Array(count);
  fits.sharesDivision = new Uint8Array(count);
}

/** Fills the entries of a place. */
export function meetPlace(fits: StaticFits, { places }: ResourceNumbers, q: number): void {
  fits.placeStamp[q] = fits.stamp;
  const { city, region, country, subregion, island } = places;
  let nearby = 0;
  let domestic = 0;
  let relation = 0;
  for (const p of fits.places) {
    const sameRegion = isSame(region, p, q);
    const sameCountry = isSame(country, p, q);
    const sameSubregion = isSame(subregion, p, q);
    const nearness = isSame(city, p, q) ? 1 : sameRegion ? 0.8 : sameCountry ? 0.5 : sameSubregion ? 0.2 : 0;
    if (nearness > nearby) nearby = nearness;
    if (sameRegion) relation |= SAME_REGION;
    if (sameSubregion && island[p] === 1 && island[q] === 1) relation |= SAME_ISLANDS;
    if (sameCountry) {
      relation |= SAME_COUNTRY;
      if (nearness > domestic) domestic = nearness;
    } else if (country[p] !== NONE && country[q] !== NONE) relation |= OTHER_COUNTRY;
  }
  fits.nearby[q] = nearby;
  fits.domestic[q] = domestic;
  fits.relation[q] = relation;
}

/** Whether two places are in one city, region, country or subregion. */
function isSame(level: Int32Array, p: number, q: number): boolean {
  return level[p] !== NONE && level[p] === level[q];
}

/** Fills the entries of a sector; the seeker must have one. */
export function meetSector(fits: StaticFits, sectors: SectorNumbers, q: number): void {
  fits.sectorStamp[q] = fits.stamp;
  let [distance, tenths, sharesDivision] = [1, 0, 0];
  for (const p of fits.sectors) {
    const relations = sectors.relations(p, q);
    distance = Math.min(distance, relations.distance[q]);
    tenths = Math.max(tenths, relations.tenths[q]);
    sharesDivision |= relations.sharesDivision[q];
  }
  fits.distance[q] = distance;
  fits.tenths[q] = tenths;
  fits.sharesDivision[q] = sharesDivision;
}
