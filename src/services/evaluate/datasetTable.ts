import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '../../domain/counted';
import { storedText } from '../../domain/storedText';
import { type CsvTaker, csvRecords, type Delimiter } from '../import/csvRecords';
import { textChunks } from '../import/textChunks';

/** A row by the names this code knows; what the table does not say is an empty text. */
export type DatasetRow<Column extends string> = Readonly<Record<Column, string>>;

/** For each column the names it may have, the most telling first; case, blanks and punctuation do not matter. */
export type ColumnNames<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export interface DatasetTable<Column extends string> {
  /** The name of the file; null where the folder has none. */
  readonly file: string | null;
  /** What stands in its first line. */
  readonly titles: readonly string[];
  readonly rows: readonly DatasetRow<Column>[];
  readonly has: (column: Column) => boolean;
  /** What a reader should know: columns that are missing, rows that could not be read. */
  readonly notes: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads `name.csv` or `name.csv.gz` of a folder under the column names it may have. Rows that cannot be read are left
 * out and told of; cells that a row lacks are empty. Cells are parted by commas, semicolons or tabs.
 * @throws the error of the file system or of the unpacking
 */
export async function readDatasetTable<Column extends string>(
  folder: string,
  name: string,
  names: ColumnNames<Column>,
): Promise<DatasetTable<Column>> {
  const columns = Object.keys(names) as Column[];
  const file =
    (await readdir(folder)).find((entry) => [`${name}.csv`, `${name}.csv.gz`].includes(entry)) ?? null;
  if (file === null) return { file, titles: [], rows: [], has: () => false, notes: [] };
  let header: readonly (Column | null)[] | null = null;
  let titles: readonly string[] = [];
  const rows: DatasetRow<Column>[] = [];
  const faults: string[] = [];
  const overlong: number[] = [];
  const chunks = textChunks(join(folder, file), () => {});
  const first = await chunks.next();
  const start = first.done === true ? '' : first.value;
  const taker: CsvTaker = {
    record(cells, line, fault) {
      if (fault !== null) faults.push(`line ${line}: ${fault.reason}`);
      else if (header === null) {
        titles = [...cells];
        header = nameColumns(titles, names);
      } else {
        if (cells.slice(titles.length).some((cell) => cell.trim() !== '')) overlong.push(line);
        rows.push(rowOf(columns, header, cells));
      }
    },
  };
  const records = csvRecords(startingWith(start, chunks), taker, delimiterOf(start));
  for await (const chunk of records) void chunk;
  const found = new Set(header);
  const missing = columns.filter((column) => !found.has(column));
  const notes = [
    ...(missing.length > 0 ? [`${file} has no column for ${missing.join(', ')}`] : []),
    ...(titles.length > 0 && rows.length + faults.length === 0 ? [`${file} has titles and no rows`] : []),
    ...(faults.length > 0
      ? [`${file}: ${counted(faults.length, 'row', 'rows')} left out, ${faults.slice(0, 3).join('; ')}`]
      : []),
    ...(overlong.length > 0
      ? [
          `${file}: ${counted(overlong.length, 'row has', 'rows have')} more cells than there are titles, ` +
            `the first in line ${overlong[0]}; if a cell holds what parts cells, put it in quotes`,
        ]
      : []),
  ];
  return { file, titles, rows, has: (column) => found.has(column), notes };
}

async function* startingWith(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Whichever parts most titles in the first line; a comma where none does. */
function delimiterOf(text: string): Delimiter {
  const titles = /^[\r\n ]*(.*)/.exec(text.replace(/"[^"]*"/g, ''))![1];
  const counted = DELIMITERS.map((delimiter) => titles.split(delimiter).length);
  return DELIMITERS[counted.indexOf(Math.max(...counted))];
}

/** Which column stands under each title: every column once, under the most telling of its names. */
function nameColumns<Column extends string>(
  titles: readonly string[],
  names: ColumnNames<Column>,
): readonly (Column | null)[] {
  const plain = titles.map(plainTitle);
  const columns = titles.map((): Column | null => null);
  for (const column of Object.keys(names) as Column[]) {
    const at = names[column]
      .map(plainTitle)
      .map((name) => plain.findIndex((title, i) => title === name && columns[i] === null));
    const first = at.find((i) => i >= 0);
    if (first !== undefined) columns[first] = column;
  }
  return columns;
}

function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function rowOf<Column extends string>(
  columns: readonly Column[],
  header: readonly (Column | null)[],
  cells: readonly string[],
): DatasetRow<Column> {
  const row = Object.fromEntries(columns.map((column) => [column, ''])) as Record<Column, string>;
  header.forEach((column, i) => {
    if (column !== null) row[column] = storedText(cells[i] ?? '');
  });
  return row;
}
