import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect as openSocket, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/store/database';
import { wantsSeeds } from '../../src/store/seeding';
import { EXIT_CODES } from '../../src/cli/exitCodes';
import { eventually } from '../support/eventually';
import { plainGraph } from '../support/golden/plainGraph';
import { BATIK_GRAPH } from '../support/memoryRecommendations';
import { testCacheFolder } from '../support/testServers';
import { testDatabase, testServer } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

// Each process compiles the product for itself.
jest.setTimeout(180_000);

const ROOT = join(__dirname, '..', '..');
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await writeSnapshot(database, plainGraph(BATIK_GRAPH));
});

afterAll(() => database.close());

/** A process of the product against the database of this worker. */
function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { uri, user, password } = testServer();
  const child = spawn(
    process.execPath,
    ['-r', join(ROOT, 'test/support/typescriptRequire.cjs'), join(ROOT, 'src/main.ts'), ...args],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        ...{ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, SYMBIOSIS_PORT: '0' },
        SYMBIOSIS_KEPT_GRAPH: 'none',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const written = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (written.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (written.err += chunk.toString()));
  return { child, written };
}

async function codeOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

/** Where the process says that it answers. */
function urlOf(child: ChildProcess, written: { readonly out: string }): Promise<string> {
  return eventually(
    () => /http:\S+\/graphql/.exec(written.out)?.[0] ?? '',
    (found) => found !== '' || child.exitCode !== null,
  );
}

test('a start once shows a recommendation with its reasons and no log of what goes well, and ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'symbiosis-once-'));
  const { child, written } = start(['start', '--once'], { SYMBIOSIS_KEPT_GRAPH: join(folder, 'kept') });
  expect(await codeOf(child)).toBe(EXIT_CODES.ok);
  expect(await readdir(folder)).toEqual(['kept']);
  await rm(folder, { recursive: true });
  expect(written.err).not.toContain('{"level"');
  expect(written.out).toContain('Partners for Batik Melati: 1 of 1');
  expect(written.out).toContain('npx symbiosis why batik pasar');
});

test('a start once needs no port that is free', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const taken = { SYMBIOSIS_PORT: String(port) };
  const [first, serving] = [start(['start', '--once'], taken), start(['start'], taken)];
  expect(await Promise.all([codeOf(first.child), codeOf(serving.child)])).toEqual([
    EXIT_CODES.ok,
    EXIT_CODES.usage,
  ]);
  expect(first.written.out).toContain('Partners for Batik Melati');
  holder.close();
});

test('a server answers until it is told to end, and then ends well', async () => {
  const { child, written } = start(['start']);
  const exit = codeOf(child);
  const url = await urlOf(child, written);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ organisation(id: "batik") { name } }' }),
  });
  expect(await answer.json()).toEqual({ data: { organisation: { name: 'Batik Melati' } } });
  child.kill('SIGTERM');
  expect(await exit).toBe(EXIT_CODES.ok);
  expect(written.err).toContain('SIGTERM: finishing what is under way');
});

test('a client that never ends its request cannot keep the process', async () => {
  const { child, written } = start(['start'], { SYMBIOSIS_DRAIN_SECONDS: '1' });
  const exit = codeOf(child);
  const url = await urlOf(child, written);
  const socket = openSocket(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99\r\n\r\n{');
  await fetch(new URL('/health/live', url));
  child.kill('SIGINT');
  expect(await exit).toBe(EXIT_CODES.ok);
  socket.destroy();
});

test('JSON goes to standard output alone', async () => {
  const { child, written } = start(['recommend', 'batik', '--json']);
  expect(await codeOf(child)).toBe(EXIT_CODES.ok);
  expect(JSON.parse(written.out)).toMatchObject({ seeker: { id: 'batik' }, total: 1 });
  expect(written.err).toBe('');
});

test('a reader that has seen enough ends nothing with a trace', async () => {
  const { child, written } = start(['recommend', 'batik', '--json']);
  child.stdout.destroy();
  expect(await codeOf(child)).toBe(EXIT_CODES.ok);
  expect(written.err).toBe('');
});

test('an import ends a loading of the sample that broke off, and one that only checks does not', async () => {
  await database.write((transaction) => transaction.run(`CREATE (:Counter {name: 'seeding', value: 1})`));
  const folder = await mkdtemp(join(tmpdir(), 'symbiosis-own-'));
  await writeFile(join(folder, 'organisations.csv'), 'id,name\nown,Our Own\n');
  expect(await codeOf(start(['import', folder, '--dry-run']).child)).toBe(EXIT_CODES.ok);
  expect(await wantsSeeds(database)).toBe(true);
  expect(await codeOf(start(['import', folder]).child)).toBe(EXIT_CODES.ok);
  expect(await wantsSeeds(database)).toBe(false);
  await rm(folder, { recursive: true });
});

test('wrong variables are all named at once', async () => {
  const { child, written } = start(['start'], { SYMBIOSIS_PORT: 'seven', SYMBIOSIS_POLL_MS: '-1' });
  expect(await codeOf(child)).toBe(EXIT_CODES.usage);
  expect(written.err).toContain('SYMBIOSIS_PORT=seven');
  expect(written.err).toContain('SYMBIOSIS_POLL_MS=-1');
});

test('a database that is not there ends it with its own code', async () => {
  const { child, written } = start(['start'], { NEO4J_URI: 'bolt://127.0.0.1:9' });
  expect(await codeOf(child)).toBe(EXIT_CODES.databaseUnavailable);
  expect(written.err).toContain('DATABASE_UNAVAILABLE');
});

describe('with a database server of its own', () => {
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'symbiosis-own-'));
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  async function killDatabase(): Promise<void> {
    process.kill(Number(await readFile(join(home, 'neo4j-pid'), 'utf8')), 'SIGKILL');
  }

  test('it starts that again when it dies, and ends when it cannot', async () => {
    const { child, written } = start(['start'], {
      ...{ NEO4J_URI: '', NEO4J_USER: '', NEO4J_PASSWORD: '' },
      ...{ SYMBIOSIS_HOME: home, SYMBIOSIS_CACHE: testCacheFolder(), SYMBIOSIS_POLL_MS: '50' },
      JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1',
    });
    const exit = codeOf(child);
    const url = await urlOf(child, written);
    const ask = async (path: string): Promise<string> => (await fetch(new URL(path, url))).text();
    const query = `/graphql?query=${encodeURIComponent('{ resources(first: 1) { totalCount } }')}`;
    const headers = { 'apollo-require-preflight': 'true' };
    const asked = async (): Promise<string> => (await fetch(new URL(query, url), { headers })).text();
    const before = await asked();
    expect(before).toContain('totalCount');

    await killDatabase();
    const readiness = await eventually(
      () => ask('/health/ready'),
      (text) => text.includes('being started again'),
    );
    expect(JSON.parse(readiness)).toMatchObject({ ready: true });
    await eventually(
      () => ask('/health/ready'),
      (text) => text === '{"ready":true,"reasons":[]}',
    );
    expect(await asked()).toBe(before);
    expect(written.err).toMatch(/ended by itself \(exit code 137\).*attempt 1 of 4/);
    expect(written.err).toContain('Neo4j runs again');

    // A file in place of the folder of its settings: no attempt can succeed.
    await rename(join(home, 'neo4j/conf'), join(home, 'neo4j/former-conf'));
    await writeFile(join(home, 'neo4j/conf'), '');
    await killDatabase();
    expect(await exit).toBe(EXIT_CODES.failed);
    expect(written.err).toContain('LOCAL_DATABASE_FAILED: The database is gone.');
  });
});
