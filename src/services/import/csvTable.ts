import { SymbiosisError } from '../../domain/errors';
import { organisationTextOfCells } from '../../store/write/organisationText';
import type { OrganisationCells } from '../../store/write/organisationText';
import { relationshipTextOfLines } from '../../store/write/relationshipText';
import { ORGANISATION_PROPERTIES } from '../../store/write/writeOrganisations';
import { identifier } from './columnTypes';
import { csvRecords, readLinesTogether } from './csvRecords';
import type { CsvTaker, LinesTogether } from './csvRecords';
import type { RowFault } from './importFault';
import { csvRowReader, unknownColumn } from './readRow';
import { addRow, noRows, UnreadRows } from './rowChunk';
import type { RowChunk, Rows } from './rowChunk';
import { COLUMNS, keyColumns, placesOf } from './tables';
import type { TableName } from './tables';

/**
 * The rows of a CSV file, a chunk's worth at a time. Under the header of an export, what concerns an
 * organisation comes unread.
 * @param path names the file in errors
 * @throws SymbiosisError INVALID_INPUT for a header that cannot be read
 */
export async function* csvTable(
  chunks: AsyncIterable<string>,
  path: string,
  table: TableName,
): AsyncGenerator<RowChunk> {
  let parts: (Rows | UnreadRows)[] = [];
  let rows: Rows | null = null;
  const rowsHere = (): Rows => {
    if (rows === null) parts.push((rows = noRows()));
    return rows;
  };
  const found: { header?: readonly string[] } = {};
  const taker: CsvTaker = {
    record(cells, _line, fault) {
      if (fault !== null) throw headerFault(path, fault);
      const header = checkedHeader(path, table, cells);
      found.header = header;
      const read = recordReader(table, header);
      taker.record = (...record) => read(rowsHere(), ...record);
      if (header.join() !== COLUMNS[table].join()) return;
      if (table === 'organisations') {
        taker.record = (cells, line, fault) => {
          if (fault === null && cells.length === header.length && isId(cells[0])) {
            parts.push(unreadOrganisation([...cells], line, read));
            rows = null;
          } else read(rowsHere(), cells, line, fault);
        };
      }
      if (header[0] !== 'organisation') return;
      taker.linesTogether = (together) => {
        if (isId(together.firstCell)) {
          parts.push(unreadRows(together, read));
          rows = null;
        } else readLinesTogether(together, taker.record);
      };
    },
  };
  const pieces = csvRecords(chunks, taker);
  // Paused at the end of each piece.
  while (!(await pieces.next()).done) {
    // Whoever waits for the first rows learns of a header that is not there.
    if (found.header === undefined) continue;
    yield parts;
    parts = [];
    rows = null;
  }
  if (found.header === undefined) throw headerFault(path, NO_HEADER);
}

type RecordReader = (into: Rows, ...record: Parameters<CsvTaker['record']>) => void;

function recordReader(table: TableName, header: readonly string[]): RecordReader {
  const read = csvRowReader(table, header);
  return (into, cells, line, fault) =>
    addRow(into, fault === null ? read(cells, line) : { line, values: null, faults: [fault] });
}

function unreadRows(together: LinesTogether, read: RecordReader): UnreadRows {
  const { firstCell, text, line, count } = together;
  const stored = () => relationshipTextOfLines(firstCell, text);
  return new UnreadRows(firstCell, line, count, stored, () => {
    const rows = noRows();
    readLinesTogether(together, (...record) => read(rows, ...record));
    return rows;
  });
}

function unreadOrganisation(cells: readonly string[], line: number, read: RecordReader): UnreadRows {
  return new UnreadRows(
    cells[0],
    line,
    1,
    () => organisationTextOfCells(organisationCells(cells)),
    () => {
      const rows = noRows();
      read(rows, cells, line, null);
      return rows;
    },
  );
}

const [ID, ROLES, BASED_IN, SECTORS] = placesOf('organisations', ['id', 'roles', 'basedIn', 'sectors']);
const PROPERTIES = placesOf('organisations', ORGANISATION_PROPERTIES);

function organisationCells(cells: readonly string[]): OrganisationCells {
  return {
    id: cells[ID],
    properties: PROPERTIES.map((place) => cells[place]),
    roles: cells[ROLES],
    basedIn: cells[BASED_IN],
    sectors: cells[SECTORS],
  };
}

/** Whether a cell is an id as it stands. */
function isId(cell: string): boolean {
  return identifier.read(cell) === cell;
}

function checkedHeader(path: string, table: TableName, cells: readonly string[]): readonly string[] {
  const header = cells.map((cell) => cell.trim());
  const divider = header.length === 1 ? /[;\t]/.exec(header[0])?.[0] : undefined;
  if (divider !== undefined) throw headerFault(path, wrongDivider(divider));
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

const NO_HEADER: RowFault = {
  field: '',
  reason: 'the file is empty, and has no header',
  remedy: 'Write the names of the columns into its first line, or leave the file out.',
};

function wrongDivider(divider: string): RowFault {
  return {
    field: '',
    reason: `the columns are divided by ${divider === ';' ? 'semicolons' : 'tabs'}`,
    remedy: 'Divide the columns by commas.',
  };
}

function headerFault(path: string, { field, reason, remedy }: RowFault): SymbiosisError {
  return new SymbiosisError('INVALID_INPUT', `${path}:1: ${reason}`, { field, remedy });
}
