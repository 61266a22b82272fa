/*
 * How fast an import is and what memory it takes: `npm run bench:import`. Each import is a process of its own, so that
 * its resident size is its own, as `symbiosis import` runs it; the graph has every constraint and index of the product. Prints, for 5,000 and 20,000
 * organisations with about 24 relationships each, organisations a second (of all tables together), rows a second and
 * the largest resident size, for a new graph and for the same files again. Neo4j compiles in the first minutes, so that
 * a new graph is measured again once it has. SYMBIOSIS_TEST_NEO4J_URI names a server to use (it is emptied); else one is
 * started.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepHeapSmall } from '../../src/cli/keepHeapSmall';
import { importGraph } from '../../src/services/import/importGraph';
import { connect } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { startLocalNeo4j } from '../../src/store/local/startLocalNeo4j';
import { migrate } from '../../src/store/migrate';
import { generateGraph } from '../support/generateGraph';
import { testCacheFolder } from '../support/testServers';
import type { TestServer } from '../support/testServers';

const SIZES = [5_000, 20_000];
const TENANT = 'bench';

interface Measured {
  readonly seconds: number;
  readonly rows: number;
  readonly created: number;
  readonly refused: number;
  readonly residentMegabytes: number;
}

async function main(): Promise<void> {
  const [mode, folder] = process.argv.slice(2);
  if (mode === 'import') return importFolder(folder);

  const home = await mkdtemp(join(tmpdir(), 'symbiosis-bench-'));
  const { server, stop } = await openServer(join(home, 'neo4j'));
  const database = connect(server);
  try {
    await migrate(database, { now: () => new Date() });
    for (const organisations of SIZES) {
      const files = join(home, String(organisations));
      await generateGraph(files, { seed: 1, organisations });
      for (const run of ['new', 'unchanged', 'unchanged', 'new again']) {
        if (run.startsWith('new')) await empty(database);
        report(organisations, run, await inOwnProcess(files, server));
      }
    }
  } finally {
    await database.close();
    await stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function openServer(home: string): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const uri = process.env.SYMBIOSIS_TEST_NEO4J_URI;
  if (uri) {
    const password = process.env.SYMBIOSIS_TEST_NEO4J_PASSWORD ?? '';
    return { server: { uri, user: 'neo4j', password }, stop: () => Promise.resolve() };
  }
  const server = await startLocalNeo4j({
    home,
    cacheFolder: testCacheFolder(),
    environment: process.env,
    memoryMegabytes: 512,
    onProgress: (line) => console.error(line),
  });
  return { server, stop: () => server.stop() };
}

/** Organisations first: a resource has thousands of relationships, too many for one transaction. */
async function empty(database: Database): Promise<void> {
  for (const label of ['Organisation', 'Resource', 'Sector', 'Counter']) {
    for (let removed = 1; removed > 0;) {
      [{ removed }] = await database.write((transaction) =>
        transaction.run<{ removed: number }>(
          `MATCH (n:${label}) WITH n LIMIT 500 DETACH DELETE n RETURN count(*) AS removed`,
        ),
      );
    }
  }
}

function inOwnProcess(folder: string, server: TestServer): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, __filename, 'import', folder], {
      env: { ...process.env, BENCH_SERVER: JSON.stringify(server) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output) as Measured) : reject(new Error(`import ended with ${code}`)),
    );
  });
}

async function importFolder(folder: string): Promise<void> {
  const database = connect(JSON.parse(process.env.BENCH_SERVER ?? '') as TestServer);
  keepHeapSmall();
  const began = performance.now();
  const { tables, rows, failure } = await importGraph(
    { database, clock: { now: () => new Date() }, onFault: (fault) => console.error(fault) },
    [folder],
    { tenant: TENANT },
  );
  const seconds = (performance.now() - began) / 1_000;
  await database.close();
  if (failure !== null) throw new Error('the import did not end', { cause: failure });
  const counts = Object.values(tables);
  const measured: Measured = {
    seconds,
    rows,
    created: counts.reduce((sum, { created }) => sum + created, 0),
    refused: counts.reduce((sum, { refused }) => sum + refused, 0),
    residentMegabytes: process.resourceUsage().maxRSS / 1_024,
  };
  console.log(JSON.stringify(measured));
}

function report(organisations: number, run: string, measured: Measured): void {
  const { seconds, rows, created, refused, residentMegabytes } = measured;
  console.log(
    [
      `${organisations} organisations, ${run}:`.padEnd(32),
      `${seconds.toFixed(2)} s,`,
      `${Math.round(organisations / seconds)} organisations/s,`,
      `${Math.round(rows / seconds)} rows/s,`,
      `${created} created, ${refused} refused,`,
      `${residentMegabytes.toFixed(0)} MB resident`,
    ].join(' '),
  );
}

void main();
