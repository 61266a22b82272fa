import { renderTable, type Column } from '../../src/cli/renderTable';
import type { BenchRow } from './benchRow';

/** Significant digits of a time or ratio. */
const DIGITS = 3;

interface BenchColumn extends Column {
  readonly cell: (row: BenchRow) => string | undefined;
}

const COLUMNS: readonly BenchColumn[] = [
  { title: 'case', cell: (row) => row.case },
  { title: 'skew', cell: ({ skew }) => skew },
  number('candidates', ({ candidates }) => candidates.toLocaleString('en')),
  number('samples', ({ samples }) => String(samples)),
  number('median ms', ({ medianMs }) => digits(medianMs)),
  number('p95 ms', ({ p95Ms }) => digits(p95Ms)),
  number('p99 ms', ({ p99Ms }) => digits(p99Ms)),
  number('engine ms', ({ engineMedianMs }) => digits(engineMedianMs)),
  number('x reference', ({ timesFasterThanReference }) => digits(timesFasterThanReference)),
  number('x objects', ({ timesFasterThanObjects }) => digits(timesFasterThanObjects)),
  number('x scan', ({ timesFasterThanScan }) => digits(timesFasterThanScan)),
  number('x Cypher', ({ timesFasterThanCypher }) => digits(timesFasterThanCypher)),
  number('evaluated', ({ evaluatedShare: share }) => share && `${digits(100 * share)} %`),
  number('B/organisation', ({ bytesPerOrganisation: bytes }) => bytes && bytes.toFixed(0)),
  number('workers', ({ workers }) => workers?.toString()),
  number('s for 10,000', ({ seconds }) => digits(seconds)),
  number('pairs/s', ({ pairsPerSecond }) => pairsPerSecond && `${digits(pairsPerSecond / 1e6)} million`),
  number('requests/s', ({ requestsPerSecond }) => digits(requestsPerSecond)),
  number('arrivals/s', ({ arrivalsPerSecond }) => arrivalsPerSecond?.toString()),
  number('refused', ({ refusedShare: share }) => share && `${digits(100 * share)} %`),
  number('CPU ms', ({ processorMs }) => digits(processorMs)),
  number('round trips', ({ roundTrips }) => digits(roundTrips)),
  number('load', ({ loadAverage }) => loadAverage.toFixed(1)),
];

/** The rows as an aligned table, without the columns that none of them fills. */
export function renderRows(rows: readonly BenchRow[]): readonly string[] {
  const columns = filled(rows);
  return renderTable(columns, cellsOf(columns, rows), Infinity);
}

/** The same as a table in Markdown. */
export function renderMarkdown(rows: readonly BenchRow[]): readonly string[] {
  const columns = filled(rows);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...cellsOf(columns, rows).map(line),
  ];
}

function number(title: string, cell: (row: BenchRow) => string | 0 | undefined): BenchColumn {
  return { title, align: 'right', cell: (row) => cell(row) || undefined };
}

function filled(rows: readonly BenchRow[]): readonly BenchColumn[] {
  return COLUMNS.filter(({ cell }) => rows.some((row) => cell(row) !== undefined));
}

function cellsOf(columns: readonly BenchColumn[], rows: readonly BenchRow[]): string[][] {
  return rows.map((row) => columns.map(({ cell }) => cell(row) ?? ''));
}

function digits(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(DIGITS);
}
