import { Option } from 'commander';
import type { Command } from 'commander';
import { counted } from '../domain/counted';
import { SymbiosisError } from '../domain/errors';
import type { ImportFault } from '../services/import/importFault';
import type { ImportFiles, ImportSummary, TableCounts } from '../services/import/importGraph';
import { EXIT_CODES, exitCodeOf } from './exitCodes';
import type { ExitCode } from './exitCodes';
import { importProgress, rateOf } from './importProgress';
import { keepHeapSmall } from './keepHeapSmall';
import { numberWithin } from './parseOptions';
import { someOf } from './phrases';
import { renderTable } from './renderTable';
import { tenantOption } from './tenantOption';
import type { Terminal } from './terminal';

/** What the command needs of a graph that is open. */
export interface ImportCommandDependencies {
  readonly terminal: Terminal;
  withGraph<T>(work: (graph: { readonly importFiles: ImportFiles }) => Promise<T>): Promise<T>;
}

interface ImportCommandOptions {
  readonly dryRun?: boolean;
  readonly createResources?: boolean;
  readonly format: 'text' | 'json';
  readonly maxErrors: number;
  readonly tenant?: string;
}

const HELP = `
Tables and columns are described in docs/import-format.md. A folder is imported in the order in which its tables
depend on each other. Good rows go in although others are refused; the same input twice changes nothing.

Examples:
  symbiosis import seeds/vocabulary seeds/sample
  symbiosis import members-2026.ndjson.gz --dry-run
  symbiosis import my-folder --create-resources --format json`;

/** symbiosis import FILE|FOLDER...: puts tables into the graph and says what became of every row. */
export function addImportCommand(
  program: Command,
  dependencies: ImportCommandDependencies,
  endsWith: (code: ExitCode) => void,
): void {
  program
    .command('import')
    .description('Put organisations, offers, needs, vocabularies and alliances into the graph')
    .argument('<paths...>', 'files (.csv, .ndjson, these with .gz) or folders of them')
    .option('--dry-run', 'check everything against the graph and write nothing')
    .option('--create-resources', 'create resources that are named and not there, from their ids')
    .addOption(new Option('--format <format>', 'of the summary').choices(['text', 'json']).default('text'))
    .option('--max-errors <n>', 'how many refusals to list; all are counted', numberWithin(0, 1e9, true), 100)
    .addOption(tenantOption('whose organisations and alliances these are'))
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: ImportCommandOptions) => {
      keepHeapSmall();
      endsWith(await runImport(paths, options, dependencies));
    });
}

async function runImport(
  paths: readonly string[],
  options: ImportCommandOptions,
  dependencies: ImportCommandDependencies,
): Promise<ExitCode> {
  const { terminal } = dependencies;
  const asText = options.format === 'text';
  const held: ImportFault[] = [];
  let faults = 0;
  const progress = importProgress(terminal);
  const summary = await dependencies.withGraph(({ importFiles }) =>
    importFiles(paths, options, {
      onFault(fault) {
        faults += 1;
        if (faults > options.maxErrors) return;
        // In a window the bar would be torn apart; a document holds them all.
        if (asText && !terminal.interactive) terminal.err(faultLine(fault));
        else held.push(fault);
      },
      onProgress: (made) => progress.show(made),
    }).finally(() => progress.end()),
  );
  if (asText) {
    for (const fault of held) terminal.err(faultLine(fault));
    for (const line of summaryLines(summary, options, faults, terminal.columns)) terminal.out(line);
  } else {
    terminal.out(JSON.stringify(summaryDocument(summary, options, held, faults), null, 2));
  }
  if (summary.failure !== null) {
    if (asText) for (const line of failureLines(summary, options)) terminal.err(line);
    return exitCodeOf(summary.failure);
  }
  return refusedRows(summary) > 0 ? EXIT_CODES.rowsRefused : EXIT_CODES.ok;
}

function faultLine({ file, line, field, reason, remedy }: ImportFault): string {
  return `${file}:${line}${field === '' ? '' : ` ${field}`}: ${reason}. ${remedy}`;
}

const NOTHING: TableCounts = { created: 0, updated: 0, unchanged: 0, refused: 0 };

function summaryLines(
  summary: ImportSummary,
  { dryRun, maxErrors }: ImportCommandOptions,
  faults: number,
  width: number,
): readonly string[] {
  const { tables, linesOfNoTable } = summary;
  const lines: [string, TableCounts][] = Object.entries(tables);
  if (linesOfNoTable > 0) lines.push(['no table', { ...NOTHING, refused: linesOfNoTable }]);
  const rows = lines.map(([table, counts]) => [
    table,
    ...[counts.created, counts.updated, counts.unchanged, counts.refused].map((count) =>
      count.toLocaleString('en'),
    ),
  ]);
  const titles = ['created', 'updated', 'unchanged', 'refused'].map((title) => ({
    title,
    align: 'right' as const,
  }));
  const refused = refusedRows(summary);
  return [
    ...renderTable([{ title: dryRun ? 'would be' : '' }, ...titles], rows, width),
    '',
    `${counted(summary.rows, 'row', 'rows')} in ${summary.seconds.toFixed(1)} s, ${rateOf(summary)} rows/s; ${revisionPhrase(summary, dryRun)}`,
    ...createdPhrase(summary, dryRun),
    ...(refused > 0
      ? [`${counted(refused, 'row was', 'rows were')} refused; all others are ${dryRun ? 'good' : 'in'}.`]
      : []),
    ...(faults > maxErrors ? [`${faults - maxErrors} more reasons are not listed: see --max-errors.`] : []),
  ];
}

/** How many of the resources created are named; all are in the document for machines. */
const RESOURCES_NAMED = 10;

function createdPhrase({ createdResources }: ImportSummary, dryRun: boolean | undefined): readonly string[] {
  const count = createdResources.length;
  if (count === 0) return [];
  const made = dryRun ? 'would be created' : 'created';
  const names = someOf(createdResources, RESOURCES_NAMED);
  return [`${counted(count, 'resource', 'resources')} ${made} from ids: ${names}.`];
}

function revisionPhrase({ revision, failure }: ImportSummary, dryRun: boolean | undefined): string {
  if (dryRun) return 'a dry run, nothing was written';
  if (revision !== null) return `revision ${revision}`;
  return failure === null ? 'nothing changed' : 'no change was confirmed';
}

function summaryDocument(
  { failure, ...summary }: ImportSummary,
  { dryRun = false }: ImportCommandOptions,
  listed: readonly ImportFault[],
  faults: number,
): object {
  const broken = failure === null ? null : describe(failure);
  return { dryRun, ...summary, errors: listed, errorsNotListed: faults - listed.length, failure: broken };
}

function failureLines(
  { failure, lastCommitted }: ImportSummary,
  { dryRun }: ImportCommandOptions,
): readonly string[] {
  const broken = `The import broke off: ${describe(failure)}`;
  if (dryRun) return [broken, 'Nothing was written. Run it again.'];
  const known =
    lastCommitted === null
      ? 'No row is known to be in'
      : `In up to ${lastCommitted.file}:${lastCommitted.line}`;
  return [
    broken,
    `${known}; rows behind that may be in too, where the answer to their commit was lost.`,
    'Run it again: rows that are in stay as they are and count as unchanged.',
  ];
}

function describe(failure: unknown): string {
  if (failure instanceof SymbiosisError) return `${failure.code}: ${failure.message}`;
  return failure instanceof Error ? failure.message : String(failure);
}

function refusedRows({ tables, linesOfNoTable }: ImportSummary): number {
  return Object.values(tables).reduce((sum, { refused }) => sum + refused, linesOfNoTable);
}
