import { copyCoordinates } from './coordinates';
import { firstPlace, firstSector, type RowColumns, VALUE_BITS, VALUE_MASK } from './rowColumns';
import { copyTexts } from './textColumns';

/**
 * Appends a row of other columns, in which sectors, tenants and languages have the same numbers; O(its size).
 * @param numbers what the number of a resource there is here
 */
export function copyRow(from: RowColumns, row: number, to: RowColumns, numbers: Int32Array): void {
  const { entries } = to;
  const at = to.ownTraits.length;
  let e = from.entryStart.array[row];
  const valued = firstPlace(from, row);
  const placed = firstSector(from, row);
  const end = from.entryStart.array[row + 1];
  const read = from.entries.array;
  for (; e < valued; e++) {
    entries.push((numbers[read[e] >>> VALUE_BITS] << VALUE_BITS) | (read[e] & VALUE_MASK));
  }
  for (; e < placed; e++) entries.push(numbers[read[e]]);
  for (; e < end; e++) entries.push(read[e]);
  to.entryStart.push(entries.length);
  to.offerCount.push(from.offerCount.array[row]);
  to.needCount.push(from.needCount.array[row]);
  to.placeCount.push(from.placeCount.array[row]);
  to.ownTraits.push(from.ownTraits.array[row]);
  to.tenant.push(from.tenant.array[row]);
  to.evidence.push(from.evidence.array[row]);
  to.pastCount.push(from.pastCount.array[row]);
  to.trust.push(from.trust.array[row]);
  copyCoordinates(from, row, to, at);
  to.idBytes.append(from.idBytes.array.subarray(from.idStart.array[row], from.idStart.array[row + 1]));
  to.idStart.push(to.idBytes.length);
  copyTexts(from.texts, row, to.texts);
}
