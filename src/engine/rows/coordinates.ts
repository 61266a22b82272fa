import type { SharedColumns } from './rowColumns';
import { TRAIT } from './traits';

type Located = Pick<SharedColumns, 'located' | 'coordinates'>;

/** Notes where row `row` is; rows come in their order. */
export function appendCoordinates(
  { located, coordinates }: Located,
  row: number,
  lat: number,
  lng: number,
): void {
  located.push(row);
  coordinates.push(lat);
  coordinates.push(lng);
}

/**
 * Where a row is that has the trait LOCATED; O(log of those that have it). Other threads do not know how many there are
 * by now: what has not been written yet is 0, which only the first can be.
 */
export function coordinatesOf({ located, coordinates }: Located, row: number): { lat: number; lng: number } {
  const rows = located.array;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle] < row && (middle === 0 || rows[middle] !== 0)) low = middle + 1;
    else high = middle;
  }
  return { lat: coordinates.array[2 * low], lng: coordinates.array[2 * low + 1] };
}

/** Notes for row `at` where a row of other columns is, if that is known. */
export function copyCoordinates(
  from: Located & Pick<SharedColumns, 'ownTraits'>,
  row: number,
  to: Located,
  at: number,
): void {
  if ((from.ownTraits.array[row] & TRAIT.LOCATED) === 0) return;
  const { lat, lng } = coordinatesOf(from, row);
  appendCoordinates(to, at, lat, lng);
}
