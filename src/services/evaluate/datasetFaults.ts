import { isoDay } from './datasetCells';
import type { DatasetRow, DatasetTable } from './datasetTable';

/**
 * What a reader should know of the rows of a table: how many lack what they cannot do without, and how many dates say
 * no day. O(rows).
 * @param lacks whether a row lacks it
 * @param needed what that is, in words
 */
export function faultsOf<Column extends string>(
  { file, rows, has }: DatasetTable<Column | 'date'>,
  needed: string,
  lacks: (row: DatasetRow<Column | 'date'>) => boolean,
): string[] {
  const notes: string[] = [];
  const lacking = rows.filter(lacks).length;
  if (lacking > 0)
    notes.push(
      `${file}: ${lacking} of ${rows.length} rows ${lacking === 1 ? 'has' : 'have'} no ${needed} and ${lacking === 1 ? 'says' : 'say'} nothing`,
    );
  if (!has('date')) return notes;
  const wrong = rows.filter(({ date }) => date !== '' && isoDay(date) === null);
  if (wrong.length > 0) {
    notes.push(
      `${file}: ${wrong.length} of ${rows.length} dates ${wrong.length === 1 ? 'says' : 'say'} no day, such as ${wrong[0].date}; write YYYY, YYYY-MM or YYYY-MM-DD`,
    );
  }
  return notes;
}
