import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeptGraphFile } from '../../src/services/keptGraph/keptGraphFile';
import type { BenchJob } from './benchPlan';
import { createEngineUnderTest } from './engineUnderTest';
import { benchGraph } from './graphs';
import type { Finding } from './jobProcess';

/** The case that starts from a kept file, which is written for it and removed. @throws Error where it is refused */
export async function runFileJob(
  { candidates, skew, seed }: BenchJob,
  report: (finding: Finding) => void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'symbiosis-bench-'));
  const quiet = (): undefined => undefined;
  const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const path = join(folder, 'kept-graph');
  const keeper = createKeptGraphFile({ path, identity: () => Promise.resolve('bench'), log: silent });
  try {
    const snapshot = benchGraph({ organisations: candidates, skew, seed });
    await keeper.write({ snapshot, reloads: 0, readAt: 0 });
    const began = performance.now();
    const kept = await keeper.read();
    if (kept?.snapshot.organisations.length !== candidates) throw new Error('the kept file was refused');
    createEngineUnderTest({ indexed: true }).load(kept.snapshot);
    report({ case: 'snapshot', samples: 1, medianMs: performance.now() - began });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
