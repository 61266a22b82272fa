import { loadavg } from 'node:os';
import type { BenchJob } from './benchPlan';
import type { BenchRow } from './benchRow';
import { runDatabaseJob } from './databaseJob';
import { runEngineJob } from './engineJob';
import { runFileJob } from './fileJob';
import type { JobMessage } from './runJob';

/** What a case reports; the rest of a row says where it was measured. */
export type Finding = Omit<BenchRow, 'skew' | 'candidates' | 'loadAverage'>;

/** The process of one job: takes it from its parent, and sends a row for everything it measures. */
process.once('message', (job: BenchJob) => {
  const { skew, candidates } = job;
  const send = (message: JobMessage): boolean => process.send!(message);
  const report = ({ case: name, ...figures }: Finding): void => {
    send({ row: { case: name, skew, candidates, ...figures, loadAverage: loadavg()[0] } });
  };
  const run = { PLAIN: runEngineJob, TEXTS: runEngineJob, FILE: runFileJob, DATABASE: runDatabaseJob }[
    job.graph
  ];
  Promise.resolve()
    .then(() => run(job, report))
    .catch((error: unknown) => {
      send({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      process.exitCode = 1;
    })
    .finally(() => process.disconnect());
});
