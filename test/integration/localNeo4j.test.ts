import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Database } from '../../src/store/database';
import type { ServerState } from '../../src/store/local/keepRunning';
import { isRunning } from '../../src/store/local/processLock';
import { findRunningNeo4j } from '../../src/store/local/runningNeo4j';
import { startLocalNeo4j, type LocalNeo4j } from '../../src/store/local/startLocalNeo4j';
import { eventually } from '../support/eventually';
import { testCacheFolder } from '../support/testServers';

const SUPPORT = join(__dirname, '..', 'support');

/** A start is a JVM and a database; on a busy machine that takes its time. */
jest.setTimeout(180_000);

/** Quick to start rather than quick in the long run: these servers live for seconds. */
const ENVIRONMENT = { ...process.env, JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1' };

/** One life of one home, told in order: each test goes on with the server that the one before has left. */
describe('a Neo4j server of this machine', () => {
  const states: ServerState[] = [];
  const parents: ChildProcess[] = [];
  let home: string;
  let server: LocalNeo4j;

  async function start(): Promise<LocalNeo4j> {
    return startLocalNeo4j({
      home,
      cacheFolder: testCacheFolder(),
      environment: ENVIRONMENT,
      memoryMegabytes: 512,
      onState: (state) => states.push(state),
    });
  }

  /** Another process that starts a server on the same home. */
  async function startByParent(): Promise<{ parent: ChildProcess; server: Omit<LocalNeo4j, 'stop'> }> {
    const parent = spawn(
      process.execPath,
      [
        '-r',
        join(SUPPORT, 'typescriptRequire.cjs'),
        join(SUPPORT, 'localServerParent.ts'),
        home,
        testCacheFolder(),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'], env: ENVIRONMENT },
    );
    parents.push(parent);
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    return { parent, server: JSON.parse(line) as LocalNeo4j };
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'symbiosis-local-'));
  });
  afterAll(async () => {
    parents.forEach((parent) => parent.kill('SIGKILL'));
    await server?.stop();
    await rm(home, { recursive: true, force: true });
  });

  test('ends when its parent is killed; the next start has every committed write and no lock in its way', async () => {
    const { parent, server: former } = await startByParent();
    await using(former, (database) =>
      database.write((transaction) => transaction.run('CREATE (:Kept {id: 1})')),
    );
    expect(await findRunningNeo4j(home)).toEqual({
      uri: former.uri,
      user: former.user,
      password: former.password,
    });
    await expect(start()).rejects.toMatchObject({
      code: 'LOCAL_DATABASE_FAILED',
      message: expect.stringContaining(`Process ${parent.pid} is using`) as string,
      details: { remedy: expect.stringContaining(`NEO4J_URI=${former.uri} NEO4J_PASSWORD_FILE=`) as string },
    });

    parent.kill('SIGKILL');
    server = await start();
    expect(isRunning(former.pid)).toBe(false);
    expect(await using(server, (database) => database.read('MATCH (k:Kept) RETURN k.id AS id'))).toEqual([
      { id: 1 },
    ]);
  });

  test('asks for a password that only its owner can read', async () => {
    expect((await stat(join(home, 'neo4j-password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(home, 'neo4j'))).mode & 0o077).toBe(0);
    const guess = using({ ...server, password: 'a guess' }, (database) => database.verify());
    await expect(guess).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });

  test('fails every call while it is silent or gone, and is started again when it ends by itself', async () => {
    const database = connect(server);
    const everyCall = () => [
      database.read('RETURN 1 AS one'),
      database.write((transaction) => transaction.run('RETURN 1 AS one')),
      drain(database.stream('RETURN 1 AS one')),
      database.verify(),
    ];
    const expectUnavailable = async (calls: Promise<unknown>[]) => {
      const outcomes = await Promise.allSettled(calls);
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'DATABASE_UNAVAILABLE' } });
      }
    };
    try {
      const underWay = database.stream('UNWIND range(1, 10000000) AS i RETURN i')[Symbol.asyncIterator]();
      await underWay.next();
      process.kill(server.pid, 'SIGSTOP');
      await expectUnavailable([...everyCall(), drain({ [Symbol.asyncIterator]: () => underWay })]);
      process.kill(server.pid, 'SIGCONT');
      await Promise.all(everyCall());

      const { uri, pid } = server;
      process.kill(pid, 'SIGKILL');
      while (isRunning(pid)) await pause(50);
      await expectUnavailable(everyCall());
      await eventually(
        () => states.at(-1)?.state,
        (state) => state === 'running',
      );
      expect(states[0]).toEqual({
        ...{ state: 'restarting', attempt: 1, attempts: 4 },
        reason: `Neo4j has ended by itself (exit code 137); see ${join(home, 'neo4j/logs/console-ended.log')}`,
      });
      await Promise.all(everyCall());
      expect(await database.read('MATCH (k:Kept) RETURN k.id AS id')).toEqual([{ id: 1 }]);
      expect(server.pid).not.toBe(pid);
      expect(await findRunningNeo4j(home)).toMatchObject({ uri });
    } finally {
      await database.close();
    }
  });

  test('ends with a parent that is asked to end', async () => {
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(await findRunningNeo4j(home)).toBeNull();

    const { parent, server: theirs } = await startByParent();
    parent.kill('SIGTERM');
    expect(await once(parent, 'exit')).toEqual([0, null]);
    expect(isRunning(theirs.pid)).toBe(false);
  });
});

test.each(['/dev/null', '/proc/symbiosis'])('a data folder that cannot be is refused: %s', async (home) => {
  expect(await findRunningNeo4j(home)).toBeNull();
  const options = { cacheFolder: testCacheFolder(), environment: ENVIRONMENT, memoryMegabytes: 512 };
  await expect(startLocalNeo4j({ home, ...options })).rejects.toMatchObject({
    code: 'LOCAL_DATABASE_FAILED',
    message: expect.stringContaining(`The folder ${home} cannot be used`) as string,
    details: {
      field: 'SYMBIOSIS_HOME',
      remedy: expect.stringContaining('Set SYMBIOSIS_HOME to a folder') as string,
    },
  });
});

async function using<T>(
  server: Pick<LocalNeo4j, 'uri' | 'user' | 'password'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = connect(server);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) expect(row).toBeDefined();
}
