import { CellFault, MAX_LIST } from './columnTypes';
import type { RowFault } from './importFault';
import { nearest } from '../../domain/nearest';
import { COLUMNS, placesOf, TABLE_NAMES, TABLES } from './tables';
import type { Column, TableName } from './tables';

/** The values of a row in the order of its table's columns: undefined leaves what is stored, null clears it. */
export type RowValues = readonly unknown[];

/** What a row says, or every fault found in it. Lines count from 1. */
export type ReadRow =
  { readonly line: number; readonly values: RowValues; readonly faults: null } | RefusedRow;

export interface RefusedRow {
  readonly line: number;
  readonly values: null;
  readonly faults: readonly RowFault[];
  /** Whether it is a line that could be of any table. */
  readonly isOfNoTable?: boolean;
}

/** The fault of a header or object that names a column which the table does not have; null where it names none. */
export function unknownColumn(table: TableName, name: string): RowFault | null {
  if (Object.hasOwn(TABLES[table], name)) return null;
  const columns = COLUMNS[table];
  const guess =
    nearest(name, columns) ?? columns.find((column) => column.toLowerCase() === name.toLowerCase());
  return {
    field: name,
    reason: `${table} has no column "${name}"`,
    remedy: guess === undefined ? `Its columns are ${columns.join(', ')}.` : `Did you mean ${guess}?`,
  };
}

interface HeaderColumn {
  readonly name: string;
  readonly column: Column;
  /** Among the columns of the table. */
  readonly place: number;
  lastCell: string;
  lastValue: unknown;
}

/** A reader of CSV rows under one header, whose columns are all known and each there once. */
export function csvRowReader(
  table: TableName,
  header: readonly string[],
): (cells: readonly string[], line: number) => ReadRow {
  const columns = header.map((name): HeaderColumn => {
    const place = COLUMNS[table].indexOf(name);
    return { name, column: TABLES[table][name], place, lastCell: '', lastValue: null };
  });
  const unsaid = COLUMNS[table].map((): unknown => undefined);
  let faults: RowFault[] = [];
  return (cells, line) => {
    if (cells.length !== columns.length) return wrongLength(line, cells.length, columns.length);
    const values = unsaid.slice();
    for (let i = 0; i < columns.length; i++) {
      const entry = columns[i];
      const { name, column } = entry;
      const cell = cells[i];
      // What stands above again needs no reading.
      if (cell !== entry.lastCell) {
        const before = faults.length;
        const value = column.type.list
          ? readList(name, column, splitList(cell), faults)
          : cell === ''
            ? null
            : readScalar(name, column, cell, faults);
        if (faults.length > before) continue;
        entry.lastCell = cell;
        entry.lastValue = value;
      }
      values[entry.place] = entry.lastValue;
    }
    const row = checked(table, line, values, faults);
    if (row.faults !== null) faults = [];
    return row;
  };
}

/** Reads one object whose members are named as columns; lists are arrays, a null is an empty cell. */
export function readObject(table: TableName, object: Readonly<Record<string, unknown>>, line = 1): ReadRow {
  const faults: RowFault[] = [];
  for (const name of Object.keys(object)) {
    const unknown = unknownColumn(table, name);
    if (unknown !== null) faults.push(unknown);
  }
  const values = COLUMNS[table].map((name) => {
    const value = object[name];
    if (value === undefined) return undefined;
    return value === null || value === '' ? null : readMember(name, TABLES[table][name], value, faults);
  });
  return checked(table, line, values, faults);
}

function readMember(name: string, column: Column, value: unknown, faults: RowFault[]): unknown {
  if (column.type.list) {
    const items: unknown = Array.isArray(value) ? value : [value];
    if ((items as unknown[]).every(isPlain))
      return readList(name, column, (items as unknown[]).map(String), faults);
  } else if (isPlain(value)) {
    return readScalar(name, column, String(value), faults);
  }
  faults.push({ field: name, reason: 'it is a structure', remedy: `Write ${column.type.description}.` });
  return null;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function readScalar(name: string, column: Column, text: string, faults: RowFault[]): unknown {
  const value = column.type.read(text);
  if (!(value instanceof CellFault)) return value;
  faults.push({ field: name, reason: value.reason, remedy: value.remedy });
  return null;
}

/** Blank items are dropped and each value is kept once, in the order given; null where nothing is left. */
function readList(name: string, column: Column, items: readonly string[], faults: RowFault[]): unknown {
  if (items.length > MAX_LIST) {
    faults.push({ field: name, reason: `it has ${items.length} items`, remedy: `List at most ${MAX_LIST}.` });
    return null;
  }
  const values = items
    .filter((item) => item.trim() !== '')
    .map((item) => readScalar(name, column, item, faults));
  return values.length === 0 ? null : [...new Set(values)];
}

/** `a|b`; a bar within an item is written `\|`, a backslash `\\`. */
function splitList(cell: string): string[] {
  if (!cell.includes('\\')) return cell.split('|');
  const items = [''];
  for (let i = 0; i < cell.length; i++) {
    if (cell[i] === '\\' && (cell[i + 1] === '|' || cell[i + 1] === '\\'))
      items[items.length - 1] += cell[++i];
    else if (cell[i] === '|') items.push('');
    else items[items.length - 1] += cell[i];
  }
  return items;
}

function checked(table: TableName, line: number, values: readonly unknown[], faults: RowFault[]): ReadRow {
  const { needed, period, place } = CHECKS[table];
  for (let i = 0; i < needed.length; i++) {
    if ((values[needed[i]] ?? null) === null) checkNeeded(table, COLUMNS[table][needed[i]], faults);
  }
  if (period !== null) checkPeriod(table, period, values, faults);
  if (place !== null) checkPlace(place, values, faults);
  if (table === 'resources') checkKind(values, faults);
  if (table === 'declines' && values[0] === values[1] && faults.length === 0) {
    faults.push({
      field: 'declined',
      reason: 'no organisation can decline itself',
      remedy: 'Name another organisation.',
    });
  }
  return faults.length === 0 ? { line, values, faults: null } : { line, values: null, faults };
}

/** What is wrong with the cell may have been said already. */
function checkNeeded(table: TableName, name: string, faults: RowFault[]): void {
  if (faults.some(({ field }) => field === name)) return;
  const remedy = `Write ${TABLES[table][name].type.description}.`;
  faults.push({ field: name, reason: 'it is empty', remedy });
}

/** The places of the first and the last day. */
type Period = readonly number[];

function checkPeriod(table: TableName, [first, last]: Period, values: RowValues, faults: RowFault[]): void {
  const from = values[first];
  const to = values[last];
  if (typeof from !== 'string' || typeof to !== 'string' || to >= from) return;
  const reason = `${to} is before ${COLUMNS[table][first]}, ${from}`;
  faults.push({ field: COLUMNS[table][last], reason, remedy: 'Swap them or correct one.' });
}

/** Half a place is none: what is said of one coordinate is said of both. */
function checkPlace([lat, lng]: readonly number[], values: RowValues, faults: RowFault[]): void {
  const [north, east] = [sayingOf(values[lat]), sayingOf(values[lng])];
  if (north === east || faults.some(({ field }) => field === 'lat' || field === 'lng')) return;
  faults.push({
    field: north === 'GIVEN' ? 'lng' : 'lat',
    reason: 'a place has two coordinates, and the row says only one',
    remedy: 'Give both lat and lng, or leave both out.',
  });
}

function sayingOf(value: unknown): 'GIVEN' | 'CLEARED' | 'LEFT' {
  if (value === undefined) return 'LEFT';
  return value === null ? 'CLEARED' : 'GIVEN';
}

/** The prefix of a resource's id is its kind. */
function checkKind([id, kind]: RowValues, faults: RowFault[]): void {
  if (typeof id !== 'string' || typeof kind !== 'string' || id.startsWith(`${kind.toLowerCase()}/`)) return;
  const prefix = id.slice(0, id.indexOf('/'));
  faults.push({
    field: 'kind',
    reason: `${kind} does not go with the id, ${id}`,
    remedy: `Write ${prefix.toUpperCase()}.`,
  });
}

const PERIODS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  offers: ['since', 'until'],
  needs: ['since', 'until'],
  alliances: ['startedOn', 'endedOn'],
};

interface Checks {
  /** The places of the columns that must not be empty. */
  readonly needed: readonly number[];
  readonly period: Period | null;
  /** The places of the two coordinates. */
  readonly place: readonly number[] | null;
}

/** What is checked of the rows of each table as a whole. */
const CHECKS = Object.fromEntries(
  TABLE_NAMES.map((table): [string, Checks] => {
    const columns = TABLES[table];
    const needed = COLUMNS[table].filter((name) => columns[name].key || columns[name].required);
    const period = PERIODS[table];
    return [
      table,
      {
        needed: placesOf(table, needed),
        period: period ? placesOf(table, period) : null,
        place: 'lat' in columns ? placesOf(table, ['lat', 'lng']) : null,
      },
    ];
  }),
) as Readonly<Record<TableName, Checks>>;

function wrongLength(line: number, found: number, wanted: number): ReadRow {
  const fault = {
    field: '',
    reason: `the row has ${found} ${found === 1 ? 'cell' : 'cells'}, the header ${wanted}`,
    remedy: 'Give every column one cell; put a cell with a comma in quotes.',
  };
  return { line, values: null, faults: [fault] };
}
