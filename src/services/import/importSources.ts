import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SymbiosisError } from '../../domain/errors';
import { compareCodePoints } from '../../domain/codePointOrder';
import { nearest } from '../../domain/nearest';
import { TABLE_NAMES } from './tables';
import type { TableName } from './tables';

/** A file to import. */
export interface ImportSource {
  readonly path: string;
  readonly format: 'CSV' | 'NDJSON';
  /** Null where each line of the file names its table. */
  readonly table: TableName | null;
  readonly bytes: number;
}

const FILE_NAME = /^(?<stem>.+)\.(?<format>csv|ndjson)(\.gz)?$/;

/**
 * The files that paths stand for: a file as it is, a folder by its .csv and .ndjson files (gzip too), other files in
 * it are left alone. Files of a folder are in code-point order of their names.
 * @throws SymbiosisError INVALID_INPUT (a path is not there, a name says no table, a folder holds nothing to import, or
 * the same file in two formats)
 */
export async function importSources(paths: readonly string[]): Promise<ImportSource[]> {
  const sources: ImportSource[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (info === null) throw unreadable(path, `${path} cannot be read.`, 'Check the path.');
    if (!info.isDirectory()) {
      sources.push(sourceOf(path, info.size));
      continue;
    }
    const names = (await readdir(path)).filter((name) => FILE_NAME.test(name)).sort(compareCodePoints);
    if (names.length === 0) {
      throw unreadable(
        path,
        `${path} holds no .csv or .ndjson file.`,
        'Name the folder that holds the tables.',
      );
    }
    refuseDoubles(path, names);
    for (const name of names) sources.push(sourceOf(join(path, name), (await stat(join(path, name))).size));
  }
  return sources;
}

/** The table whose export a file of this name is; null where it is none. */
export function tableOfExport(name: string): TableName | null {
  const stem = stemOf(name);
  return TABLE_NAMES.find((table) => table === stem) ?? null;
}

/** The name without its format and packing; undefined where it has none that is read. */
function stemOf(name: string): string | undefined {
  return FILE_NAME.exec(name)?.groups?.stem;
}

/** A file beside itself in another format or packing: two exports, of which one is old. */
function refuseDoubles(folder: string, names: readonly string[]): void {
  for (const [i, name] of names.entries()) {
    const other = names.slice(i + 1).find((later) => stemOf(later) === stemOf(name));
    if (other === undefined) continue;
    throw unreadable(
      folder,
      `${folder} holds ${name} and ${other}, which would both be read.`,
      'Remove one of them, or name the files to import one by one.',
    );
  }
}

function sourceOf(path: string, bytes: number): ImportSource {
  const match = FILE_NAME.exec(basename(path))?.groups;
  if (match === undefined) {
    throw unreadable(
      path,
      `${path} is no file to import.`,
      'Its name must end in .csv or .ndjson, or these and .gz.',
    );
  }
  const { stem, format } = match;
  const table = TABLE_NAMES.find((name) => stem === name || stem.startsWith(`${name}-`)) ?? null;
  if (format === 'csv' && table === null) {
    const guess = nearest(stem.split('-')[0], TABLE_NAMES);
    throw unreadable(
      path,
      `The name of ${path} says no table.`,
      `Name it after its table${guess === undefined ? `, one of ${TABLE_NAMES.join(', ')}` : `: ${guess}.csv?`}.`,
    );
  }
  return { path, format: format === 'csv' ? 'CSV' : 'NDJSON', table, bytes };
}

function unreadable(field: string, message: string, remedy: string): SymbiosisError {
  return new SymbiosisError('INVALID_INPUT', message, { field, remedy });
}
