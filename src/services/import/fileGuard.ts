import { duplicateGuard } from './duplicateGuard';
import type { RowFault } from './importFault';
import type { RowValues } from './readRow';
import type { RowChunk } from './tableRows';
import { keyColumns, placesOf } from './tables';
import type { TableName } from './tables';

/** Finds a key that occurs twice in a file, as `duplicateGuard` does. */
export interface FileGuard {
  /** 'FORGOTTEN' where only the rows before this one can tell, which `recall` fetches. */
  check(values: RowValues, line: number): RowFault | 'SAME' | 'FORGOTTEN' | null;
  recall(line: number): Promise<void>;
}

/**
 * Keeps nothing as long as each key comes behind the one before it, as in the files of an export: none of them can have been
 * there. At the first that does not, the file is read once more up to there, and every key is kept from then on.
 * @param reread the rows of the file from its beginning
 */
export function fileGuard(table: TableName, reread: () => AsyncIterable<RowChunk>): FileGuard {
  const key = placesOf(table, keyColumns(table));
  let last: RowValues | null = null;
  let guard: ReturnType<typeof duplicateGuard> | null = null;

  const isBehindLast = (values: RowValues): boolean => {
    if (last === null) return true;
    for (let i = 0; i < key.length; i++) {
      const text = values[key[i]] as string;
      const before = last[key[i]] as string;
      if (text !== before) return text > before;
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
    async recall(line) {
      guard = duplicateGuard(table);
      for await (const { rows, lines } of reread()) {
        for (let i = 0; i < rows.length; i++) {
          if (lines[i] >= line) return;
          guard(rows[i], lines[i]);
        }
      }
    },
  };
}
