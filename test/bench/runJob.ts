import { fork } from 'node:child_process';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { BenchJob } from './benchPlan';
import type { BenchRow } from './benchRow';
import { YOUNG_GENERATION } from './measure';

const JOB_PROCESS = join(__dirname, 'jobProcess.ts');

/** What a process says to its parent: a row, and in the end, where it broke off, why. */
export type JobMessage = { readonly row: BenchRow } | { readonly failure: string };

/** Kilobytes of heap for an organisation: its records, what the engine keeps of them, and a rival's own copy. */
const KILOBYTES = { PLAIN: 18, TEXTS: 28, FILE: 36, DATABASE: 10 };
const LEAST_MEGABYTES = 1_500;
const LARGEST_SHARE = 0.75;

/**
 * Runs a job in a process of its own, so that no case finds the heap of another, with a heap that holds its graph.
 * Rows come as they are measured. Resolves with what went wrong, or null.
 */
export function runJob(job: BenchJob, onRow: (row: BenchRow) => void): Promise<string | null> {
  const wanted = LEAST_MEGABYTES + (job.candidates * KILOBYTES[job.graph]) / 1_000;
  const heap = Math.round(Math.min(wanted, (LARGEST_SHARE * totalmem()) / 2 ** 20));
  return new Promise((resolve) => {
    let failure: string | null = null;
    const child = fork(JOB_PROCESS, [], {
      execArgv: [...process.execArgv, '--expose-gc', YOUNG_GENERATION, `--max-old-space-size=${heap}`],
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    child.on('message', (message: JobMessage) => {
      if ('row' in message) onRow(message.row);
      else failure = message.failure;
    });
    child.on('error', (error) => (failure ??= error.message));
    child.on('close', (code, signal) => {
      resolve(failure ?? (code === 0 ? null : `the process ended with ${signal ?? `exit code ${code}`}`));
    });
    child.send(job);
  });
}
