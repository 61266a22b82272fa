import { checkRows, fileGuard } from './fileGuard';
import type { RowFault } from './importFault';
import type { ImportStep } from './importSteps';
import type { RowValues } from './readRow';
import { UnreadRows } from './rowChunk';
import { tableRows } from './tableRows';
import { TABLE_WRITERS } from './tableWriters';
import type { TableName } from './tables';

/** Rows of one transaction. */
export interface RowBatch {
  readonly table: TableName;
  readonly rows: RowValues[];
  /** Where each of `rows` stands. */
  readonly files: string[];
  readonly lines: number[];
  /** All rows of their organisations that there are, in this batch and before it. */
  readonly unread: { readonly rows: UnreadRows; readonly file: string }[];
  /** Of both. */
  size: number;
  /** Whether it may concern the same things as batches before it, or point at what they write. */
  isDependent: boolean;
}

export interface BatchReader {
  /** Called with every row that cannot be written, as it is met; null for a line that could be of any table. */
  readonly refuse: (table: TableName | null, file: string, line: number, faults: readonly RowFault[]) => void;
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
      for await (const parts of tableRows(source, table, { reportStray, onBytes })) {
        for (const part of parts) {
          if (part instanceof UnreadRows && guard.isNew(part.organisation)) {
            addUnread(batch, part, file);
            if (batch.size < batchSize) continue;
            yield batch;
            batch = emptyBatch(table);
            continue;
          }
          const read = part instanceof UnreadRows ? part.read() : part;
          const { rows, lines, refused, repeats } = await checkRows(guard, read);
          for (const { line, faults, isOfNoTable } of refused)
            refuse(isOfNoTable ? null : table, file, line, faults);
          for (let i = 0; i < rows.length; i++) {
            batch.isDependent ||= repeats;
            addRow(batch, rows[i], file, lines[i]);
            if (batch.size < batchSize) continue;
            yield batch;
            batch = emptyBatch(table);
          }
        }
      }
      if (batch.size === 0 || batchSize === Infinity) continue;
      yield batch;
      batch = emptyBatch(table);
    }
    if (batch.size > 0) yield batch;
  }
}

function emptyBatch(table: TableName): RowBatch {
  return { table, rows: [], files: [], lines: [], unread: [], size: 0, isDependent: false };
}

function addUnread(batch: RowBatch, rows: UnreadRows, file: string): void {
  batch.unread.push({ rows, file });
  batch.size += rows.count;
}

function addRow(batch: RowBatch, row: RowValues, file: string, line: number): void {
  batch.rows.push(row);
  batch.files.push(file);
  batch.lines.push(line);
  batch.size += 1;
}
