import { NONE } from '../rows/resourceNumbers';
import { firstSector, type RowColumns } from '../rows/rowColumns';
import { onlyPlace } from './onlyPlace';

/** Stands for "none, several, or one beyond sixteen bits" among only sectors. */
export const NO_ONLY_SECTOR = 0xffff;

/** What bounds look at of every indexed row besides its columns. */
export interface Cards {
  /** Its only place where it has no coordinates, else NONE. */
  readonly onlyPlace: Int32Array;
  /** Its only sector, else NO_ONLY_SECTOR. */
  readonly onlySector: Uint16Array;
}

/** Writes the cards of the rows below `end`; O(rows). */
export function writeCards(rows: RowColumns, end: number): Cards {
  const places = new Int32Array(end);
  const sectors = new Uint16Array(end);
  for (let row = 0; row < end; row++) {
    places[row] = onlyPlace(rows, row);
    const sector = onlySector(rows, row);
    sectors[row] = sector === NONE || sector > NO_ONLY_SECTOR ? NO_ONLY_SECTOR : sector;
  }
  return { onlyPlace: places, onlySector: sectors };
}

function onlySector(rows: RowColumns, row: number): number {
  const sector = firstSector(rows, row);
  return rows.entryStart.array[row + 1] - sector === 1 ? rows.entries.array[sector] : NONE;
}
