import { fileGuard } from './fileGuard';
import type { RowFault } from './importFault';
import type { ImportStep } from './importSteps';
import type { RowValues } from './readRow';
import { tableRows } from './tableRows';
import { TABLE_WRITERS } from './tableWriters';
import type { TableName } from './tables';

/** Rows of one transaction and, in the same order, where they stand. */
export interface RowBatch {
  readonly table: TableName;
  readonly rows: RowValues[];
  readonly files: string[];
  readonly lines: number[];
  /** Whether it may concern the same things as batches before it, or point at what they write. */
  isDependent: boolean;
}

export interface BatchReader {
  /** Called with every row that cannot be written, as it is met. */
  readonly refuse: (table: TableName, file: string, line: number, faults: readonly RowFault[]) => void;
  /** Called with the number of bytes that were read since the last call. */
  readonly onBytes: (bytes: number) => void;
}

/** Reads what an import has to do, batch by batch. @throws SymbiosisError INVALID_INPUT for a file that breaks off */
export async function* rowBatches(
  steps: readonly ImportStep[],
  { refuse, onBytes }: BatchReader,
): AsyncGenerator<RowBatch> {
  for (const { table, sources } of steps) {
    const { batchSize } = TABLE_WRITERS[table];
    let batch = emptyBatch(table);
    for (const { source, reportStray } of sources) {
      const file = source.path;
      const guard = fileGuard(table, () =>
        tableRows(source, table, { reportStray: false, onBytes: () => {} }),
      );
      // Only rows of one file are sure to be about different things.
      batch.isDependent = true;
      for await (const { rows, lines, refused } of tableRows(source, table, { reportStray, onBytes })) {
        for (const { line, faults } of refused) refuse(table, file, line, faults);
        for (let i = 0; i < rows.length; i++) {
          let repeated = guard.check(rows[i], lines[i]);
          if (repeated === 'FORGOTTEN') {
            await guard.recall(lines[i]);
            repeated = guard.check(rows[i], lines[i]);
          }
          if (repeated === 'SAME') batch.isDependent = true;
          else if (repeated !== null) {
            refuse(table, file, lines[i], [repeated as RowFault]);
            continue;
          }
          batch.rows.push(rows[i]);
          batch.files.push(file);
          batch.lines.push(lines[i]);
          if (batch.rows.length < batchSize) continue;
          yield batch;
          batch = emptyBatch(table);
        }
      }
      if (batch.rows.length === 0 || batchSize === Infinity) continue;
      yield batch;
      batch = emptyBatch(table);
    }
    if (batch.rows.length > 0) yield batch;
  }
}

function emptyBatch(table: TableName): RowBatch {
  return { table, rows: [], files: [], lines: [], isDependent: false };
}
