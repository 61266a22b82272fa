import { SymbiosisError } from '../../domain/errors';
import { csvRecords } from './csvRecords';
import type { RowFault } from './importFault';
import type { ImportSource } from './importSources';
import { jsonLines } from './jsonLines';
import { nearest } from './nearest';
import { csvRowReader, readObject, unknownColumn } from './readRow';
import type { ReadRow, RefusedRow, RowValues } from './readRow';
import { keyColumns, TABLE_NAMES } from './tables';
import type { TableName } from './tables';
import { textChunks } from './textChunks';

export interface ReadOptions {
  /** Whether lines that can be given to no table come as faulty rows: once for a file that is read several times. */
  readonly reportStray: boolean;
  /** Called with the number of bytes of the file that were read since the last call. */
  readonly onBytes: (bytes: number) => void;
}

/** Rows of a piece of a file and, in the same order, their lines; and those that are refused. */
export interface RowChunk {
  readonly rows: RowValues[];
  readonly lines: number[];
  readonly refused: RefusedRow[];
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
    if (source.format === 'CSV') yield* rowsOfCsv(source, table, options);
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

async function* rowsOfCsv(
  { path }: ImportSource,
  table: TableName,
  { onBytes }: ReadOptions,
): AsyncGenerator<RowChunk> {
  let read: ReturnType<typeof csvRowReader> | null = null;
  let chunk = emptyChunk();
  const pieces = csvRecords(textChunks(path, onBytes), (cells, line, fault) => {
    if (read === null) {
      if (fault !== null) throw headerFault(path, fault);
      read = csvRowReader(table, checkedHeader(path, table, cells));
    } else add(chunk, fault === null ? read(cells, line) : { line, values: null, faults: [fault] });
  });
  // Paused at the end of each piece.
  while (!(await pieces.next()).done) {
    yield chunk;
    chunk = emptyChunk();
  }
}

function emptyChunk(): RowChunk {
  return { rows: [], lines: [], refused: [] };
}

function add({ rows, lines, refused }: RowChunk, row: ReadRow): void {
  if (row.values === null) refused.push(row);
  else {
    rows.push(row.values);
    lines.push(row.line);
  }
}

function checkedHeader(path: string, table: TableName, cells: readonly string[]): readonly string[] {
  const header = cells.map((cell) => cell.trim());
  for (const [i, name] of header.entries()) {
    const unknown = unknownColumn(table, name);
    if (unknown !== null) throw headerFault(path, unknown);
    if (header.indexOf(name) < i) {
      throw headerFault(path, {
        field: name,
        reason: `column "${name}" is there twice`,
        remedy: 'Keep one.',
      });
    }
  }
  for (const key of keyColumns(table)) {
    if (!header.includes(key)) {
      throw headerFault(path, {
        field: key,
        reason: `column "${key}" is missing`,
        remedy: 'Every row needs it.',
      });
    }
  }
  return header;
}

function headerFault(path: string, { field, reason, remedy }: RowFault): SymbiosisError {
  return new SymbiosisError('INVALID_INPUT', `${path}:1: ${reason}`, { field, remedy });
}

async function* rowsOfJson(
  source: ImportSource,
  table: TableName,
  { reportStray, onBytes }: ReadOptions,
): AsyncGenerator<RowChunk> {
  for await (const lines of jsonLines(textChunks(source.path, onBytes))) {
    const chunk = emptyChunk();
    for (const { line, object, fault } of lines) {
      const { table: named, ...members } = object;
      const belongsTo = named ?? source.table;
      const stray = fault ?? strayFault(belongsTo, source.table);
      if (stray !== null) {
        if (reportStray) chunk.refused.push({ line, values: null, faults: [stray] });
      } else if (belongsTo === table) {
        add(chunk, readObject(table, members, line));
      }
    }
    yield chunk;
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
