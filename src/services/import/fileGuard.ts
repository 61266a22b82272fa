import { duplicateGuard } from './duplicateGuard';
import type { RowFault } from './importFault';
import type { RowValues } from './readRow';
import { noRows, UnreadRows } from './rowChunk';
import type { RowChunk, Rows } from './rowChunk';
import { COLUMNS, keyColumns, placesOf } from './tables';
import type { TableName } from './tables';

/** What another row with the same key, before it in the file, means for a row. */
type Repetition = RowFault | 'SAME' | null;

/** Finds a key that occurs twice in a file, as `duplicateGuard` does. */
export interface FileGuard {
  /** 'FORGOTTEN' where only the rows before this one can tell: see `recall`. */
  check(values: RowValues, line: number): Repetition | 'FORGOTTEN';
  /** Reads the rows before this one again, and checks it. */
  recall(values: RowValues, line: number): Promise<Repetition>;
  /** Whether no row of this organisation can have been there. Its rows are checked by that, but against each other. */
  isNew(organisation: string): boolean;
}

export interface CheckedRows extends Rows {
  /** Whether one of the rows says again what another one says. */
  readonly repeats: boolean;
}

/** Checks rows in their order, and refuses those that another one contradicts. */
export async function checkRows(guard: FileGuard, { rows, lines, refused }: Rows): Promise<CheckedRows> {
  const checked = { ...noRows(), refused: [...refused], repeats: false };
  for (let i = 0; i < rows.length; i++) {
    let repeated = guard.check(rows[i], lines[i]);
    if (repeated === 'FORGOTTEN') repeated = await guard.recall(rows[i], lines[i]);
    if (repeated === null || repeated === 'SAME') {
      checked.repeats ||= repeated === 'SAME';
      checked.rows.push(rows[i]);
      checked.lines.push(lines[i]);
    } else checked.refused.push({ line: lines[i], values: null, faults: [repeated] });
  }
  return checked;
}

/**
 * Keeps nothing as long as each key comes behind the one before it, as in the files of an export: none of them can have been
 * there. At the first that does not, the file is read once more up to there, and every key is kept from then on.
 * @param reread the rows of the file from its beginning
 */
export function fileGuard(
  table: TableName,
  reread: () => AsyncIterable<RowChunk> | Iterable<RowChunk>,
): FileGuard {
  const key = placesOf(table, keyColumns(table));
  let last: RowValues | null = null;
  let guard: ReturnType<typeof duplicateGuard> | null = null;

  const isBehindLast = (values: RowValues): boolean => {
    if (last === null) return true;
    for (let i = 0; i < key.length; i++) {
      const text = values[key[i]] as string;
      const before = last[key[i]] as string | undefined;
      if (text !== before) return before !== undefined && text > before;
    }
    return false;
  };

  return {
    check(values, line) {
      if (guard !== null) return guard(values, line);
      if (!isBehindLast(values)) return 'FORGOTTEN';
      last = values;
      return null;
    },
    async recall(values, line) {
      guard = duplicateGuard(table);
      for await (const parts of reread()) {
        for (const part of parts) {
          const { rows, lines } = part instanceof UnreadRows ? part.read() : part;
          for (let i = 0; i < rows.length && lines[i] < line; i++) guard(rows[i], lines[i]);
          if (lines.length > 0 && lines[lines.length - 1] >= line) return guard(values, line);
        }
      }
      return guard(values, line);
    },
    isNew(organisation) {
      if (guard !== null || (last !== null && organisation <= (last[key[0]] as string))) return false;
      // Not behind any of its own rows: these come behind one that names nothing else.
      last = COLUMNS[table].map((_, place) => (place === key[0] ? organisation : undefined));
      return true;
    },
  };
}
