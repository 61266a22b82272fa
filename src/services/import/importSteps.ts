import { importSources } from './importSources';
import type { ImportSource } from './importSources';
import { tableRows, tablesWithin } from './tableRows';
import { TABLE_NAMES } from './tables';
import type { TableName } from './tables';

/** A table and the files that hold rows of it. */
export interface ImportStep {
  readonly table: TableName;
  readonly sources: readonly StepSource[];
}

interface StepSource {
  readonly source: ImportSource;
  readonly reportStray: boolean;
  /** False where the file is read for the sake of its stray lines alone. */
  readonly holdsTable: boolean;
}

/**
 * What an import of these paths will do, table by table in the order of dependence. Headers are read beforehand, so
 * that a file which cannot be used is known before anything is written; a file of several tables is read once for
 * each of them. @throws SymbiosisError INVALID_INPUT
 */
export async function importSteps(
  paths: readonly string[],
): Promise<{ readonly steps: readonly ImportStep[]; readonly totalBytes: number }> {
  const passes: (StepSource & { readonly table: TableName })[] = [];
  for (const source of await importSources(paths)) {
    const tables = source.table === null ? await tablesWithin(source) : [source.table];
    if (source.table !== null && source.format === 'CSV') await checkHeader(source, source.table);
    // A file that names no table at all still has lines to complain about.
    if (tables.length === 0)
      passes.push({ source, table: TABLE_NAMES[0], reportStray: true, holdsTable: false });
    for (const [i, table] of tables.entries())
      passes.push({ source, table, reportStray: i === 0, holdsTable: true });
  }
  const steps = TABLE_NAMES.map((table) => ({
    table,
    sources: passes.filter((pass) => pass.table === table),
  }));
  return {
    steps: steps.filter(({ sources }) => sources.length > 0),
    totalBytes: passes.reduce((sum, { source }) => sum + source.bytes, 0),
  };
}

async function checkHeader(source: ImportSource, table: TableName): Promise<void> {
  const rows = tableRows(source, table, { reportStray: false, onBytes: () => {} });
  await rows.next();
  await rows.return(undefined);
}
