import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createScanEngine } from '../../src/engine/scanEngine';
import { connect } from '../../src/store/database';
import { startLocalNeo4j } from '../../src/store/local/startLocalNeo4j';
import { migrate } from '../../src/store/migrate';
import { compareWithOracle } from '../support/oracle/compareWithOracle';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { testCacheFolder } from '../support/testServers';
import { writeSnapshot } from '../support/writeSnapshot';

/** How many disagreements are shown. */
const SHOWN = 20;

/**
 * Compares the reference with the oracle on a random graph in a database of its own: `npm run oracle --
 * [--organisations 500] [--seed 1]`. Exits with 1 where they disagree anywhere.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      organisations: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
    },
  });
  const organisations = Number(values.organisations);
  const seed = Number(values.seed);
  const home = await mkdtemp(join(tmpdir(), 'symbiosis-oracle-'));
  const server = await startLocalNeo4j({
    home,
    cacheFolder: testCacheFolder(),
    environment: process.env,
    memoryMegabytes: 1024,
    onProgress: (line) => console.error(line),
  });
  const database = connect(server);
  try {
    await migrate(database, { now: () => new Date() });
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
  } finally {
    await database.close();
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

void main();
