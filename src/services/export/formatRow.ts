import { COLUMNS } from '../import/tables';
import type { TableName } from '../import/tables';
import type { ExportRow } from './exportRows';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The first line of a file; none for NDJSON. */
export function formatHeader(table: TableName, format: ExportFormat): string {
  return format === 'csv' ? `${COLUMNS[table].join(',')}\n` : '';
}

/** One row with every column of its table, in order, and the line end. */
export function formatRow(table: TableName, row: ExportRow, format: ExportFormat): string {
  const columns = COLUMNS[table];
  if (format === 'csv') return `${columns.map((column) => csvCell(row[column])).join(',')}\n`;
  return `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))}\n`;
}

function csvCell(value: unknown): string {
  const text = cellText(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => String(item).replaceAll(/[\\|]/g, '\\$&')).join('|');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
