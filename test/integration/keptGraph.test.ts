import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeptGraphFile } from '../../src/services/keptGraph/keptGraphFile';
import type { Database } from '../../src/store/database';
import { eventually } from '../support/eventually';
import { randomSnapshot } from '../support/randomSnapshot';
import { tellPage } from '../support/tellPage';
import { startTestApp, type TestApp } from '../support/testApp';
import { emptyDatabase, testDatabase } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

jest.setTimeout(120_000);

const GRAPH = randomSnapshot({ seed: 11, organisations: 40 });
const KEPT = 'a copy of the graph is kept for the next start';
const RESUMED = 'went on from the kept copy of the graph';

let database: Database;
let folder: string;
let path: string;
let running: TestApp | undefined;

beforeEach(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'symbiosis-kept-'));
  path = join(folder, 'data', 'kept-graph');
  await writeSnapshot(database, GRAPH);
});

afterEach(async () => {
  await stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function stop(): Promise<void> {
  await running?.app.stop();
  running = undefined;
}

/** Starts, asks for everybody's list, and stops once a copy is kept where one is to be. */
async function session(kept: string | null = path): Promise<{ lists: unknown; logged: readonly string[] }> {
  running = await startTestApp({ environment: { SYMBIOSIS_KEPT_GRAPH: kept ?? 'none' } });
  const { useCases, logged } = running;
  const lists: unknown[] = [];
  for (const { tenant, id } of GRAPH.organisations) {
    const query = { seeker: { organisation: { tenant, id } }, first: 10 };
    lists.push(await useCases.recommendations.rank(query).then(tellPage, (error: Error) => error.message));
  }
  if (kept !== null && !logged.includes(RESUMED)) {
    await eventually(
      () => logged.includes(KEPT),
      (written) => written,
    );
  }
  await stop();
  return { lists, logged };
}

/** A change of another process that goes by the rules. */
async function change(cypher: string): Promise<void> {
  await database.write(async (transaction) => {
    const [row] = await transaction.run<{ revision: number }>(
      `MERGE (c:Counter {name: 'revision'}) SET c.value = toInteger(coalesce(c.value, 0) + 1) RETURN c.value AS revision`,
    );
    await transaction.run(cypher, { ...GRAPH.organisations[0], revision: row.revision });
  });
}

test('a restart goes on from the file and recommends the same', async () => {
  const first = await session();
  const second = await session();
  expect(second.logged).toContain(RESUMED);
  expect(second.lists).toEqual(first.lists);
});

test('what changed and what was removed meanwhile is seen', async () => {
  await session();
  await change(
    `MATCH (o:Organisation {tenant: $tenant, id: $id}) DETACH DELETE o
     CREATE (:Removed {kind: 'ORGANISATION', tenant: $tenant, id: $id, revision: $revision})`,
  );
  await change(
    `MATCH (o:Organisation) WITH o ORDER BY o.id LIMIT 5 SET o.open = NOT o.open, o.revision = $revision`,
  );
  const resumed = await session();
  const read = await session(null);
  expect(resumed.logged).toContain(RESUMED);
  expect(resumed.lists).toEqual(read.lists);
});

describe('a file that cannot be trusted is refused with the reason, and written anew', () => {
  const damages: readonly (readonly [name: string, damage: (file: Buffer) => Buffer, reason: string])[] = [
    [
      'cut short',
      (file) => file.subarray(0, file.length - 100),
      'its checksum is wrong: it is damaged or cut short',
    ],
    [
      'of a few bytes',
      (file) => file.subarray(0, 9),
      'it is no copy of a graph, or only the beginning of one',
    ],
    ['of an older format', ofOlderFormat, 'it has format 0 and not 1'],
    ['with a flipped bit', flipped, 'its checksum is wrong: it is damaged or cut short'],
    [
      'of something else',
      () => Buffer.alloc(4_096, 'x'),
      'it is no copy of a graph, or only the beginning of one',
    ],
  ];

  test.each(damages)('%s', async (_, damage, reason) => {
    const first = await session();
    const whole = await readFile(path);
    await writeFile(path, damage(whole));
    const second = await session();
    expect(second.logged).toContain(`the kept copy of the graph is not used: ${reason}`);
    expect(second.logged).not.toContain(RESUMED);
    expect(second.lists).toEqual(first.lists);
    expect((await session()).logged).toContain(RESUMED);
  });

  test('of another graph', async () => {
    await session();
    await emptyDatabase(database);
    await writeSnapshot(database, { ...GRAPH, revision: GRAPH.revision + 5 });
    const { logged } = await session();
    expect(logged).toContain('the kept copy of the graph is not used: it is a copy of another graph');
  });

  test('of a revision that the graph does not know', async () => {
    await session();
    await database.write((transaction) =>
      transaction.run(`MATCH (c:Counter {name: 'revision'}) SET c.value = c.value - 1`),
    );
    const { logged } = await session();
    expect(logged).toContain('the kept copy of the graph is not used: the graph does not know its revision');
  });
});

test('a crash while a copy is written leaves the one before', async () => {
  const logged: string[] = [];
  const note = (_: object, message: string): void => void logged.push(message);
  const log = { debug: note, info: note, warn: note, error: note };
  const keeper = createKeptGraphFile({ path, identity: () => Promise.resolve('g'), log });
  const kept = { snapshot: GRAPH, reloads: 3, readAt: 5 };
  await keeper.write(kept);
  await writeFile(`${path}.draft`, (await readFile(path)).subarray(0, 500));
  expect(await keeper.read()).toEqual(kept);
  // A record that breaks off in the middle of the file, as a full disk would.
  const broken = { ...GRAPH, organisations: [...GRAPH.organisations, { toJSON: () => fail() } as never] };
  await keeper.write({ ...kept, snapshot: broken });
  expect(logged).toEqual([KEPT, 'no copy of the graph could be kept; the next start reads the graph']);
  expect(await keeper.read()).toEqual(kept);
  expect(await readdir(join(folder, 'data'))).toEqual(['kept-graph']);
});

test('a folder in place of the file is told in a line each time, and no draft stays', async () => {
  const warned: object[] = [];
  const ignore = (): void => {};
  const warn = (details: object): void => void warned.push(details);
  const log = { debug: ignore, info: ignore, warn, error: ignore };
  const keeper = createKeptGraphFile({ path, identity: () => Promise.resolve('g'), log });
  await mkdir(path, { recursive: true });
  expect(await keeper.read()).toBeNull();
  await keeper.write({ snapshot: GRAPH, reloads: 3, readAt: 5 });
  const reason = expect.stringMatching(/directory/) as string;
  expect(warned).toEqual([
    { path, reason },
    { path, reason },
  ]);
  expect(await readdir(join(folder, 'data'))).toEqual(['kept-graph']);
});

function fail(): never {
  throw new Error('cannot be written');
}

/** Whole and with a right checksum. */
function ofOlderFormat(file: Buffer): Buffer {
  const text = file.subarray(0, file.length - 32).toString('latin1');
  const body = Buffer.from(text.replace('"format":1', '"format":0'), 'latin1');
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

function flipped(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  copy[copy.length >> 1] ^= 1;
  return copy;
}
