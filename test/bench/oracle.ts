import { Command } from 'commander';
import { numberWithin } from '../../src/cli/parseOptions';
import { createScanEngine } from '../../src/engine/scanEngine';
import { compareWithOracle } from '../support/oracle/compareWithOracle';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { writeSnapshot } from '../support/writeSnapshot';
import { withBenchDatabase } from './benchDatabase';

/** How many disagreements are shown. */
const SHOWN = 20;

const MOST_ORGANISATIONS = 5_000;

/** Compares the reference with the oracle on a random graph. Exits with 1 where they disagree anywhere. */
async function main(): Promise<void> {
  const { organisations, seed } = new Command('npm run oracle --')
    .description(
      'Compares the reference with the oracle, pair by pair, on a random graph in a database of its own.',
    )
    .option(
      '--organisations <number>',
      'of the graph; all pairs of them are compared',
      numberWithin(2, MOST_ORGANISATIONS, true),
      500,
    )
    .option('--seed <number>', 'of the graph', numberWithin(0, 2 ** 32 - 1, true), 1)
    .allowExcessArguments(false)
    .showHelpAfterError('(--help lists every option)')
    .parse()
    .opts<{ organisations: number; seed: number }>();
  await withBenchDatabase(1024, async (database) => {
    const snapshot = randomSnapshot({ seed, organisations });
    await writeSnapshot(database, snapshot);
    const engine = createScanEngine();
    engine.load(snapshot, RANDOM_SNAPSHOT_DAY);
    const started = performance.now();
    const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0);
    const { pairs, disagreements } = await compareWithOracle(database, {
      snapshot,
      engine,
      thorough: true,
      asOf: RANDOM_SNAPSHOT_DAY,
      onProgress: (done) =>
        console.error(`${done} of ${organisations * (organisations - 1)} pairs, ${seconds()} s`),
    });
    for (const text of disagreements.slice(0, SHOWN)) console.log(text);
    console.log(
      `${organisations} organisations (seed ${seed}): ${pairs} ordered pairs of 16 types in ${seconds()} s, ` +
        `${disagreements.length} disagreements beyond 1e-9.`,
    );
    process.exitCode = disagreements.length === 0 ? 0 : 1;
  });
}

void main();
