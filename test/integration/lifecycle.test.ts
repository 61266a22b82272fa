import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect as openSocket, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '../../src/store/database';
import { migrate } from '../../src/store/migrate';
import { startLocalNeo4j, type LocalNeo4j } from '../../src/store/local/startLocalNeo4j';
import { requestReload } from '../../src/store/counters';
import { eventually } from '../support/eventually';
import { plainGraph } from '../support/golden/plainGraph';
import { BATIK_GRAPH } from '../support/memoryRecommendations';
import { tellPage } from '../support/tellPage';
import { startTestApp, type TestApp } from '../support/testApp';
import { emptyDatabase, testDatabase } from '../support/testDatabase';
import { testCacheFolder } from '../support/testServers';
import { writeSnapshot } from '../support/writeSnapshot';

// Two servers start and stop here; each takes five seconds on an idle machine, and several times that on a busy one.
jest.setTimeout(180_000);

const BATIK = { tenant: 'default', id: 'batik' };

let database: Database;
let running: TestApp | undefined;

beforeEach(async () => {
  database = await testDatabase();
});

afterEach(async () => {
  await running?.app.stop();
  running = undefined;
  await database.close();
});

async function startOver(graph = BATIK_GRAPH): Promise<TestApp> {
  await writeSnapshot(database, plainGraph(graph));
  running = await startTestApp();
  return running;
}

/** Ids of the partners listed for the batik maker. */
async function partners({ useCases }: TestApp): Promise<readonly string[]> {
  const page = await useCases.recommendations.rank({ seeker: { organisation: BATIK }, first: 10 });
  return page.items.map(({ candidate }) => candidate.id);
}

/** A statement of another process that goes by the rules, with its revision as `$revision`. */
async function change(cypher: string, parameters: Record<string, unknown> = {}): Promise<void> {
  await database.write(async (transaction) => {
    const [row] = await transaction.run<{ revision: number }>(
      `MERGE (c:Counter {name: 'revision'}) SET c.value = toInteger(coalesce(c.value, 0) + 1) RETURN c.value AS revision`,
    );
    await transaction.run(cypher, { ...parameters, revision: row.revision });
  });
}

async function ready(url: string): Promise<{ status: number; reasons: readonly string[] }> {
  const response = await fetch(`${url}/health/ready`);
  const { reasons } = (await response.json()) as { reasons: readonly string[] };
  return { status: response.status, reasons };
}

describe('a graph that another process writes', () => {
  test('is in the answers as it was, and then as it becomes', async () => {
    const app = await startOver();
    expect(await partners(app)).toEqual(['pasar']);
    expect(await ready(app.url)).toEqual({ status: 200, reasons: [] });

    await change(
      `MATCH (k:Organisation {id: 'kampus'}), (r:Resource {id: 'skill:export-documents'})
       SET k.revision = $revision CREATE (k)-[:OFFERS {origin: 'STATED'}]->(r)`,
    );
    await eventually(
      () => partners(app),
      (ids) => ids.includes('kampus'),
    );

    await change(
      `MATCH (o:Organisation {id: 'pasar'})
       CREATE (:Removed {kind: 'ORGANISATION', tenant: 'default', id: 'pasar', revision: $revision}) DETACH DELETE o`,
    );
    await eventually(
      () => partners(app),
      (ids) => !ids.includes('pasar'),
    );
    expect(() => app.useCases.recommendations.organisation({ tenant: 'default', id: 'pasar' })).toThrow(
      'There is no organisation pasar',
    );
  });

  test('is read anew on a touch, where it leaves no revision', async () => {
    const app = await startOver();
    await database.write((transaction) =>
      transaction.run(`MATCH (o:Organisation {id: 'pasar'}) SET o.open = false`),
    );
    await requestReload(database);
    await eventually(
      () => partners(app),
      (ids) => ids.length === 0,
    );
  });
});

test('an empty graph stays empty where no sample is wanted', async () => {
  await emptyDatabase(database);
  running = await startTestApp({ environment: { SYMBIOSIS_SAMPLE: 'no' } });
  expect(running.useCases.recommendations.example('default')).toBeUndefined();
  expect(running.progress.join()).not.toContain('sample');
  const left = await database.read(
    'MATCH (n) WHERE n:Organisation OR n:Resource RETURN count(n) AS n',
    {},
    (row) => row,
  );
  expect(left).toEqual([{ n: 0 }]);
});

test('a process whose threads cannot be loaded does not start, and says why', async () => {
  await writeSnapshot(database, plainGraph(BATIK_GRAPH));
  const start = startTestApp({
    environment: { SYMBIOSIS_THREADS: '2' },
    threadArguments: ['-r', join(tmpdir(), 'no-such-file.cjs')],
  });
  await expect(start).rejects.toMatchObject({
    code: 'THREAD_FAILED',
    message: expect.stringContaining('no-such-file.cjs') as string,
    details: { remedy: expect.stringContaining('SYMBIOSIS_THREADS=0') as string },
  });
});

test('an empty graph gets the vocabularies and the sample, once', async () => {
  running = await startTestApp();
  const { useCases, progress } = running;
  expect(progress[0]).toMatch(/^The graph is empty/);
  const example = useCases.recommendations.example('default')!;
  const page = await useCases.recommendations.rank({ seeker: { organisation: example }, first: 3 });
  expect(page.items).toHaveLength(3);
  const { revision } = page;
  await running.app.stop();

  running = await startTestApp();
  expect(running.progress).toEqual([expect.stringMatching(/^Ready: .*revision \d+$/)]);
  expect(running.useCases.copy.status()).toEqual({ state: 'ready', revision });
});

/** As a first start leaves the graph that is killed while it loads the sample. */
async function halfLoaded(): Promise<void> {
  await database.write((transaction) =>
    transaction.run(
      `CREATE (:Counter {name: 'seeding', value: 1}), (:Organisation {tenant: 'default', id: 'half'})`,
    ),
  );
}

test('loading that broke off is taken up by the next start', async () => {
  await halfLoaded();
  running = await startTestApp();
  expect(running.progress[0]).toMatch(/^The graph is empty/);
  expect(running.useCases.recommendations.example('default')).toBeDefined();
});

test('loading that broke off is left where a start has wanted no sample: what came since is not mixed with it', async () => {
  await halfLoaded();
  running = await startTestApp({ environment: { SYMBIOSIS_SAMPLE: 'no' } });
  await change(`CREATE (:Organisation {tenant: 'default', id: 'own', revision: $revision})`);
  await running.app.stop();

  running = await startTestApp();
  expect(running.progress).toEqual([expect.stringMatching(/^Ready: /)]);
  const ids = await database.read('MATCH (o:Organisation) RETURN o.id AS id ORDER BY id', {}, ({ id }) => id);
  expect(ids).toEqual(['half', 'own']);
});

describe('a process that is told to stop', () => {
  test('answers what is under way, says that it is draining, and takes nothing new', async () => {
    const app = await startOver();
    const query = JSON.stringify({ query: '{ allianceTypes { type } }' });
    const asking = await halfSent(app.url, 'POST /graphql', query);
    const looking = await halfSent(app.url, 'GET /health/ready', '');
    const stopped = app.app.stop();
    expect(app.app.lifecycle()).toEqual({ state: 'draining' });

    expect(await asking.finish()).toMatch(/^HTTP\/1.1 200 OK[^]*CO_BRANDING/);
    expect(await looking.finish()).toMatch(/^HTTP\/1.1 503/);
    await stopped;
    expect(app.app.lifecycle()).toEqual({ state: 'stopped' });
    await expect(fetch(`${app.url}/health/live`)).rejects.toThrow();
    await expect(partners(app)).rejects.toThrow('The graph is not loaded');
  });

  test('does not wait for ever', async () => {
    await writeSnapshot(database, plainGraph(BATIK_GRAPH));
    running = await startTestApp({ environment: { SYMBIOSIS_DRAIN_SECONDS: '0' } });
    const asking = await halfSent(running.url, 'POST /graphql', '{}');
    await running.app.stop();
    expect(running.logged).toContain('requests are still under way; closing all the same');
    asking.socket.destroy();
  });
});

test.each([
  ['a port that is taken', 'SYMBIOSIS_PORT', /^Port \d+ of 127\.0\.0\.1 is taken/],
  ['a host that is none', 'SYMBIOSIS_HOST', /^The API cannot listen on 999\.1\.1\.1/],
])('%s is told by its variable, before any database is opened', async (_, field, message) => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const value = field === 'SYMBIOSIS_PORT' ? String(port) : '999.1.1.1';
  const start = startTestApp({
    server: { uri: 'bolt://127.0.0.1:9', user: 'nobody', password: 'none' },
    environment: { [field]: value },
  });
  await expect(start).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: expect.stringMatching(message) as string,
    details: { field, remedy: expect.stringContaining(`Set ${field}`) as string },
  });
  holder.close();
});

describe('while Neo4j is away', () => {
  let home: string;
  let server: LocalNeo4j;
  const start = (port?: number): Promise<LocalNeo4j> =>
    startLocalNeo4j({
      ...{ home, port, cacheFolder: testCacheFolder(), environment: process.env, memoryMegabytes: 512 },
    });

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'symbiosis-away-'));
    server = await start();
    const own = connect(server);
    await migrate(own, { now: () => new Date() });
    await writeSnapshot(own, plainGraph(BATIK_GRAPH));
    await own.close();
  });

  afterAll(async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  });

  test('recommendations come from memory, the rest says so, and it recovers by itself', async () => {
    const app = await startTestApp({ server });
    running = app;
    const { recommendations, directory, copy } = app.useCases;
    const seeker = { organisation: BATIK };
    const before = await recommendations.rank({ seeker, first: 5 });

    await server.stop();
    await eventually(
      () => copy.status().state,
      (state) => state === 'stale',
    );
    expect(tellPage(await recommendations.rank({ seeker, first: 5 }))).toEqual(tellPage(before));
    expect(recommendations.why(seeker, before.items[0].candidate).pair).toEqual(before.items[0]);
    await expect(directory.organisations([BATIK])).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
    const { status, reasons } = await ready(app.url);
    expect([status, reasons]).toEqual([200, [expect.stringContaining('the graph database is away since')]]);

    server = await start(Number(new URL(server.uri).port));
    await eventually(
      () => copy.status().state,
      (state) => state === 'ready',
    );
    const [organisation] = await directory.organisations([BATIK]);
    expect(organisation?.name).toBe('Batik Melati');
    expect(await ready(app.url)).toEqual({ status: 200, reasons: [] });
    expect(app.logged.filter((message) => message.includes('cannot be read'))).toHaveLength(1);
  });
});

/** A request of which all but the last byte is sent, so that it is under way for as long as a test wants. */
async function halfSent(
  url: string,
  request: string,
  body: string,
): Promise<{ readonly socket: Socket; finish(): Promise<string> }> {
  const { hostname, port } = new URL(url);
  const head = [
    `${request} HTTP/1.1`,
    `host: ${hostname}:${port}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ].join('\r\n');
  const text = `${head}\r\n\r\n${body}`;
  const socket = openSocket(Number(port), hostname);
  await new Promise((resolve) => socket.write(text.slice(0, -1), resolve));
  // Answered after what came before it, so that the half request is known to the server.
  await fetch(`${url}/health/live`);
  return {
    socket,
    finish: () =>
      new Promise((resolve, reject) => {
        let answer = '';
        socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
        socket.on('end', () => resolve(answer));
        socket.on('error', reject);
        socket.write(text.slice(-1));
      }),
  };
}
