import { NONE } from '../rows/resourceNumbers';
import { firstPlace, type RowColumns } from '../rows/rowColumns';
import { TRAIT } from '../rows/traits';

/** The place of a row that has exactly one and no coordinates, else NONE. */
export function onlyPlace(rows: RowColumns, row: number): number {
  if (rows.placeCount.array[row] !== 1 || (rows.ownTraits.array[row] & TRAIT.LOCATED) !== 0) return NONE;
  return rows.entries.array[firstPlace(rows, row)];
}
