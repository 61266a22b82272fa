import { SymbiosisError } from '../../domain/errors';
import { csvTable } from './csvTable';
import type { RowFault } from './importFault';
import type { ImportSource } from './importSources';
import { jsonLines } from './jsonLines';
import { nearest } from '../../domain/nearest';
import { readObject } from './readRow';
import { addRow, noRows } from './rowChunk';
import type { RowChunk } from './rowChunk';
import { TABLE_NAMES } from './tables';
import type { TableName } from './tables';
import { textChunks } from './textChunks';

export interface ReadOptions {
  /** Whether lines that can be given to no table come as faulty rows: once for a file that is read several times. */
  readonly reportStray: boolean;
  /** Called with the number of bytes of the file that were read since the last call. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * The rows of one table in a source, a chunk's worth at a time; faulty ones come with their faults.
 * Lines of an NDJSON file of several tables that belong to another one are passed over.
 * @throws SymbiosisError INVALID_INPUT for a file or header that cannot be read
 */
export async function* tableRows(
  source: ImportSource,
  table: TableName,
  options: ReadOptions,
): AsyncGenerator<RowChunk> {
  try {
    const { format, path } = source;
    if (format === 'CSV') yield* csvTable(textChunks(path, options.onBytes), path, table);
    else yield* rowsOfJson(source, table, options);
  } catch (error) {
    if (error instanceof SymbiosisError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new SymbiosisError('INVALID_INPUT', `${source.path} cannot be read: ${message}`, {
      field: source.path,
      remedy: 'Check that the file is there, readable and whole.',
      cause: error,
    });
  }
}

/** The tables that an NDJSON file without a table in its name holds, in the order in which tables are imported. */
export async function tablesWithin(source: ImportSource): Promise<readonly TableName[]> {
  const found = new Set<unknown>();
  for await (const lines of jsonLines(textChunks(source.path, () => {}))) {
    for (const { object } of lines) found.add(object.table);
  }
  return TABLE_NAMES.filter((table) => found.has(table));
}

async function* rowsOfJson(
  source: ImportSource,
  table: TableName,
  { reportStray, onBytes }: ReadOptions,
): AsyncGenerator<RowChunk> {
  for await (const lines of jsonLines(textChunks(source.path, onBytes))) {
    const rows = noRows();
    for (const { line, object, fault } of lines) {
      const { table: named, ...members } = object;
      const belongsTo = named ?? source.table;
      const stray = fault ?? strayFault(belongsTo, source.table);
      if (stray !== null) {
        if (reportStray)
          rows.refused.push({ line, values: null, faults: [stray], isOfNoTable: source.table === null });
      } else if (belongsTo === table) {
        addRow(rows, readObject(table, members, line));
      }
    }
    yield [rows];
  }
}

/** A line that belongs to no table, or to another one than its file. */
function strayFault(table: unknown, ofFile: TableName | null): RowFault | null {
  const known = TABLE_NAMES.find((name) => name === table);
  if (known !== undefined && (ofFile === null || ofFile === known)) return null;
  if (known !== undefined) {
    return {
      field: 'table',
      reason: `the file holds ${ofFile}, not ${known}`,
      remedy: 'Put it into another file.',
    };
  }
  const guess = typeof table === 'string' ? nearest(table, TABLE_NAMES) : undefined;
  return {
    field: 'table',
    reason: table === undefined || table === null ? 'it names no table' : `there is no such table`,
    remedy: guess === undefined ? `Write one of ${TABLE_NAMES.join(', ')}.` : `Did you mean ${guess}?`,
  };
}
