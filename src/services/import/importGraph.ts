import { compareCodePoints } from '../../domain/codePointOrder';
import type { Database } from '../../store/database';
import { isRefused } from '../../store/write/outcome';
import type { Written } from '../../store/write/outcome';
import { batchSeries } from '../../store/write/batchSeries';
import type { Draft } from '../../store/write/batchSeries';
import { plannedNodes } from '../../store/write/plannedNodes';
import type { Batch, BatchResult, BatchSettings } from '../../store/write/writeBatch';
import type { Clock } from '../clock';
import type { ImportFault, RowFault, RowPlace } from './importFault';
import { importSteps } from './importSteps';
import { refusalExplainer } from './explainRefusal';
import { inStages } from './inStages';
import { rowBatches } from './rowBatches';
import { readDiffering } from './readDiffering';
import type { ReadBatch } from './readDiffering';
import { TABLE_WRITERS } from './tableWriters';
import type { TableName } from './tables';

export interface ImportOptions {
  readonly tenant: string;
  /** Checks everything, references included, and writes nothing. */
  readonly dryRun?: boolean;
  /** Creates resources that offers, needs and seats name and that are not there, from their ids. */
  readonly createResources?: boolean;
}

export interface ImportProgress {
  readonly table: TableName;
  /** Rows dealt with so far, of all tables. */
  readonly rows: number;
  /** Bytes read so far, of `totalBytes`. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** Since the import began. */
  readonly seconds: number;
}

export interface ImportDependencies {
  readonly database: Pick<Database, 'read' | 'readAll' | 'write'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Called with every reason for which a row is refused. */
  readonly onFault: (fault: ImportFault) => void;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called when a transaction that changed something is committed, so that copies in memory can follow. */
  readonly onCommitted?: (revision: number) => void;
}

/** Rows of a table by what became of them. */
export interface TableCounts {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** `importGraph` with its graph and tenant settled. */
export type ImportFiles = (
  paths: readonly string[],
  options: Omit<ImportOptions, 'tenant'> & { readonly tenant?: string },
  watch: Pick<ImportDependencies, 'onFault' | 'onProgress'>,
) => Promise<ImportSummary>;

export interface ImportSummary {
  readonly tables: Readonly<Partial<Record<TableName, Readonly<TableCounts>>>>;
  /** Lines refused that are in no table's counts, since they could be of any: they name none, or are no JSON. */
  readonly linesOfNoTable: number;
  /** The resources that were created from their ids, or would be; in code-point order. */
  readonly createdResources: readonly string[];
  /** The last revision that was given out; null where nothing changed. */
  readonly revision: number | null;
  /** Rows read, the refused ones included. */
  readonly rows: number;
  readonly seconds: number;
  /**
   * The last row that is known to be in, written or found there; null before the first, and in a dry run. Every row
   * before it in the order of the import is in too, or was refused.
   */
  readonly lastCommitted: RowPlace | null;
  /** What ended the import before its time: the database went away, or a file broke off. What is committed stays. */
  readonly failure: unknown;
}

/** Batches that may be under way at once: two are written, the others are read and compared with what is stored. */
const AHEAD = 3;

/**
 * Imports files and folders in the order in which tables depend on each other, in batches that are one transaction
 * each; while one is written, the next ones are read and compared. Good rows go in although others are refused, and the
 * same input twice changes nothing, so that an import which broke off is simply run again. Memory does not grow with
 * the files, but for vocabularies, which are read whole, and for the keys of files that are not in their order.
 * @throws SymbiosisError INVALID_INPUT before anything is written: a path or header cannot be used
 */
export async function importGraph(
  dependencies: ImportDependencies,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportSummary> {
  const { database, clock, onFault, onProgress, onCommitted } = dependencies;
  const { steps, totalBytes } = await importSteps(paths);
  const settings: Omit<BatchSettings, 'at' | 'createdResources'> = {
    tenant: options.tenant,
    planned: options.dryRun ? plannedNodes() : undefined,
  };
  const series = batchSeries(database);
  const explain = refusalExplainer(database, options.tenant, 'IMPORTER');
  const tables: Partial<Record<TableName, TableCounts>> = {};
  const startedAt = clock.now().getTime();
  const seconds = () => (clock.now().getTime() - startedAt) / 1_000;
  let revision: number | null = null;
  let lastCommitted: ImportSummary['lastCommitted'] = null;
  const createdResources = new Set<string>();
  /** Whether the last batch of a table that is in held nothing that was there. */
  const allDiffer = new Map<TableName, boolean>();
  let linesOfNoTable = 0;
  let rows = 0;
  let bytes = 0;

  const refuse = (table: TableName | null, file: string, line: number, faults: readonly RowFault[]) => {
    if (table === null) linesOfNoTable += 1;
    else countsOf(tables, table).refused += 1;
    for (const fault of faults) onFault({ file, line, ...fault });
  };

  interface Drafted {
    readonly batch: ReadBatch;
    /** Null where there is nothing to write. */
    readonly draft: Draft<Written[]> | null;
  }

  async function draft(batch: ReadBatch): Promise<Drafted> {
    const { table, rows: read, mostlyDiffer } = batch;
    if (read.length === 0) return { batch, draft: null };
    const at = clock.now().toISOString();
    const work = (open: Batch) => TABLE_WRITERS[table].write(open, read, mostlyDiffer);
    const createdResources = options.createResources ? new Set<string>() : undefined;
    return { batch, draft: await series.draft({ ...settings, at, createdResources }, work) };
  }

  async function finish(
    { batch, draft }: Drafted,
    { result, revision: given }: BatchResult<Written[]>,
  ): Promise<void> {
    const { table, files, lines } = batch;
    draft?.settings.createdResources?.forEach((id) => createdResources.add(id));
    const counts = countsOf(tables, table);
    counts.unchanged += batch.unchanged;
    allDiffer.set(table, batch.unchanged === 0 && !result.includes('UNCHANGED'));
    for (const { file, line, faults } of batch.refused) refuse(table, file, line, faults);
    for (let i = 0; i < result.length; i++) {
      const written = result[i];
      if (isRefused(written)) refuse(table, files[i], lines[i], await Promise.all(written.map(explain)));
      else counts[COUNTED[written]] += 1;
    }
    if (!options.dryRun) lastCommitted = lastIn(batch, result) ?? lastCommitted;
    rows += batch.size;
    onProgress?.({ table, rows, bytes, totalBytes, seconds: seconds() });
    if (given === null) return;
    revision = given;
    onCommitted?.(given);
  }

  for (const { table, sources } of steps)
    if (sources.some(({ holdsTable }) => holdsTable)) countsOf(tables, table);
  const batches = rowBatches(steps, {
    refuse(...row) {
      rows += 1;
      refuse(...row);
    },
    onBytes: (read) => void (bytes += read),
  });
  let failure: unknown = null;
  try {
    await inStages(batches, {
      first: async (batch) =>
        draft(await readDiffering(database, options.tenant, batch, allDiffer.get(batch.table) ?? false)),
      second: async ({ draft }: Drafted) => (draft ? series.write(draft) : NOTHING_WRITTEN),
      third: finish,
      isDependent: (batch) => batch.isDependent,
      ahead: AHEAD,
    });
  } catch (error) {
    failure = error;
  }
  const created = [...createdResources].sort(compareCodePoints);
  return {
    tables,
    linesOfNoTable,
    createdResources: created,
    revision,
    rows,
    seconds: seconds(),
    lastCommitted,
    failure,
  };
}

/** The last row of a batch that is in; null where none is. Rows of one file need not be in the order of their lines. */
function lastIn({ lastUnchanged, files, lines }: ReadBatch, result: readonly Written[]): RowPlace | null {
  let last = lastUnchanged;
  for (let i = 0; i < result.length; i++) {
    if (isRefused(result[i])) continue;
    if (last?.file !== files[i] || last.line < lines[i]) last = { file: files[i], line: lines[i] };
  }
  return last;
}

const NOTHING_WRITTEN = { result: [], revision: null };

const COUNTED = { CREATED: 'created', UPDATED: 'updated', UNCHANGED: 'unchanged' } as const;

function countsOf(tables: Partial<Record<TableName, TableCounts>>, table: TableName): TableCounts {
  return (tables[table] ??= { created: 0, updated: 0, unchanged: 0, refused: 0 });
}
