import { columnsOf } from './columnsOf';
import type { SharedColumns } from './rowColumns';

/** Does what appends a row where there is room in columns that cannot move; else nothing is left of it, and it says false. */
export function appendIfRoom(columns: SharedColumns, append: () => void): boolean {
  const growing = columnsOf(columns);
  const lengths = growing.map(({ length }) => length);
  try {
    append();
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    growing.forEach((column, i) => (column.length = lengths[i]));
    return false;
  }
}
