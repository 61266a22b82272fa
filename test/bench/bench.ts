/*
 * Everything that Symbiosis promises about speed, measured beside its rivals: `npm run bench -- --help`. What the cases
 * and columns mean is in docs/performance.md.
 */
import { writeFileSync } from 'node:fs';
import { EXIT_CODES } from '../../src/cli/exitCodes';
import { requireWritable } from '../../src/cli/writableFile';
import { SymbiosisError } from '../../src/domain/errors';
import { BENCH_CASES } from './benchCases';
import { parseBenchOptions } from './benchOptions';
import { planBench } from './benchPlan';
import type { BenchRow } from './benchRow';
import { SKEWS } from './graphs';
import { benchSetting } from './machine';
import { writePerformancePage } from './performancePage';
import { renderRows } from './renderRows';
import { runJob } from './runJob';

async function main(): Promise<void> {
  const options = parseBenchOptions(process.argv.slice(2));
  await requireWritable(options.json, 'json');
  const setting = benchSetting();
  const began = performance.now();
  const rows: BenchRow[] = [];
  const failures: string[] = [];
  for (const job of planBench(options)) {
    const name = `${job.cases.join(', ')}: ${job.candidates.toLocaleString('en')} of ${job.skew}`;
    console.error(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${name}`);
    const failure = await runJob(job, (row) => rows.push(row));
    if (failure !== null) failures.push(`${name}: ${failure}`);
  }
  rows.sort(inOrder);
  console.log(`Revision ${setting.revision}, ${setting.day}, on ${setting.machine}.\n`);
  for (const line of renderRows(rows)) console.log(line);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...setting, rows }, null, 2)}\n`);
  if (options.write) writePerformancePage(rows, setting);
  for (const failure of failures) console.error(`\nFailed: ${failure}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** By case, a rival after the case it belongs to, then by size and skew. */
function inOrder(p: BenchRow, q: BenchRow): number {
  const place = ({ case: name }: BenchRow): number =>
    BENCH_CASES.findIndex((one) => name.startsWith(one.name));
  return (
    place(p) - place(q) ||
    p.candidates - q.candidates ||
    SKEWS.indexOf(p.skew) - SKEWS.indexOf(q.skew) ||
    p.case.length - q.case.length
  );
}

main().catch((error: unknown) => {
  if (!(error instanceof SymbiosisError)) throw error;
  console.error(`${error.message}\n${error.details.remedy}`);
  process.exitCode = EXIT_CODES.usage;
});
