import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { SymbiosisError } from '../../domain/errors';
import type { Database } from '../../store/database';
import {
  streamAlliances,
  streamOrganisations,
  streamResources,
  streamSectors,
} from '../../store/exportReader';
import { readSupplies } from '../../store/snapshotReader';
import { makeFolder } from '../../store/local/makeFolder';
import { TABLE_NAMES } from '../import/tables';
import type { TableName } from '../import/tables';
import { checkExportFolder, exportFile } from './exportFolder';
import { rowsOfAlliance, rowsOfOrganisation, rowsOfResource, rowsOfSector, rowsOfSupply } from './exportRows';
import type { RowsByTable } from './exportRows';
import { formatHeader, formatRow } from './formatRow';
import type { ExportFormat } from './formatRow';
import { createTableFile } from './tableFile';
import type { TableFile } from './tableFile';

export interface ExportOptions {
  readonly tenant: string;
  readonly format: ExportFormat;
  readonly gzip?: boolean;
  /** Called now and then with the rows written so far. */
  readonly onProgress?: (rows: number) => void;
}

/** `exportGraph` with its graph and tenant settled. */
export type ExportTo = (
  folder: string,
  options: Omit<ExportOptions, 'tenant'> & { readonly tenant?: string },
) => Promise<ExportSummary>;

/** Rows written, by table. */
export type ExportSummary = Readonly<Record<TableName, number>>;

/**
 * Writes the vocabularies and what belongs to a tenant as files that import reads, one for each table, every one in
 * code-point order of its keys: the same graph gives the same bytes. Times and revisions stay behind.
 * @throws SymbiosisError DATABASE_UNAVAILABLE, INVALID_INPUT (no folder to write into, or tables there
 * that would be lost or doubled); the error of the file system
 */
export async function exportGraph(
  database: Pick<Database, 'read' | 'stream'>,
  folder: string,
  options: ExportOptions,
): Promise<ExportSummary> {
  const { tenant, format, gzip = false, onProgress } = options;
  const exported = { format, gzip };
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw notAFolder(folder, error as Error);
  }
  await checkExportFolder(folder, exported, tenant, () => hasOrganisations(database, tenant));
  const counts = Object.fromEntries(TABLE_NAMES.map((table) => [table, 0])) as Record<TableName, number>;
  const files = new Map<TableName, TableFile>();
  let rows = 0;

  async function write(tables: RowsByTable): Promise<void> {
    for (const [table, records] of Object.entries(tables) as [
      TableName,
      NonNullable<RowsByTable[TableName]>,
    ][]) {
      if (records.length === 0) continue;
      await files.get(table)?.write(records.map((row) => formatRow(table, row, format)).join(''));
      counts[table] += records.length;
      rows += records.length;
    }
  }
  async function writeAll<T>(records: AsyncIterable<T> | Iterable<T>, rowsOf: (record: T) => RowsByTable) {
    let seen = 0;
    for await (const record of records) {
      await write(rowsOf(record));
      if (++seen % 1_000 === 0) onProgress?.(rows);
    }
    onProgress?.(rows);
  }

  try {
    for (const table of TABLE_NAMES) {
      const file = createTableFile(join(folder, exportFile(table, exported)), gzip);
      files.set(table, file);
      await file.write(formatHeader(table, format));
    }
    await writeAll(streamSectors(database), rowsOfSector);
    await writeAll(await readSupplies(database), rowsOfSupply);
    await writeAll(streamResources(database), rowsOfResource);
    await writeAll(streamOrganisations(database, tenant), rowsOfOrganisation);
    await writeAll(streamAlliances(database, tenant), rowsOfAlliance);
  } finally {
    await Promise.all([...files.values()].map((file) => file.close()));
  }
  return counts;
}

async function hasOrganisations(database: Pick<Database, 'stream'>, tenant: string): Promise<boolean> {
  for await (const _ of streamOrganisations(database, tenant)) return true;
  return false;
}

function notAFolder(folder: string, cause: Error): SymbiosisError {
  return new SymbiosisError('INVALID_INPUT', `The folder ${folder} cannot be written to: ${cause.message}.`, {
    field: 'folder',
    remedy: 'Name a folder, there or not, in a place that you may write to.',
    cause,
  });
}
