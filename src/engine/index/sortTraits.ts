import { firstSector, type RowColumns } from '../rows/rowColumns';
import { NONE } from '../rows/resourceNumbers';
import { KIND_MASK, TRAIT } from '../rows/traits';
import { onlyPlace } from './onlyPlace';
import type { SortTraits } from './rowIndex';

/**
 * What decides where a row goes.
 * @param numbers what the numbers of its resources will be
 */
export function sortTraits(rows: RowColumns, row: number, numbers: Int32Array): SortTraits {
  const { entries, entryStart, ownTraits } = rows;
  const traits = ownTraits.array[row];
  const place = onlyPlace(rows, row);
  const sector = firstSector(rows, row);
  return {
    kind: traits & KIND_MASK,
    stated: (traits & TRAIT.STATED) !== 0,
    place: place === NONE ? NONE : numbers[place],
    sector: sector === entryStart.array[row + 1] ? '' : rows.sectors.codes[entries.array[sector]],
  };
}
