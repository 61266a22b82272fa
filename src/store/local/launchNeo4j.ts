import { open, readFile } from 'node:fs/promises';
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SymbiosisError } from '../../domain/errors';
import { connect } from '../database';
import { LOCAL_USER, writeSettings, type Neo4jHome } from './neo4jHome';
import { NEO4J_VERSION } from './neo4jJars';
import { superviseProcess, type SupervisedProcess } from './superviseProcess';

interface Launch {
  readonly home: Neo4jHome;
  readonly java: string;
  /** The folder of the jars. */
  readonly jars: string;
  readonly password: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly memoryMegabytes: number;
  readonly port?: number;
  /** Breaks the start off. */
  readonly signal?: AbortSignal;
}

/** Milliseconds until the server must answer; 5,000 are usual on an idle machine. */
const START_PATIENCE = 120_000;

/** A free port can be taken by another process before the server binds it. */
const ATTEMPTS = 3;

/**
 * Starts the server and returns when it answers statements.
 * @throws SymbiosisError LOCAL_DATABASE_FAILED with the first thing the server complains of
 */
export async function launchNeo4j(launch: Launch): Promise<{ server: SupervisedProcess; uri: string }> {
  const { home, password, signal } = launch;
  for (let attempt = 1; ; attempt++) {
    const port = launch.port ?? (await freePort());
    const uri = `bolt://127.0.0.1:${port}`;
    await writeSettings(home, port);
    const server = await spawnServer(launch);
    if (await untilItAnswers(server, uri, password, signal)) return { server, uri };
    await server.stop();
    const printed = await readFile(home.console, 'utf8');
    if (/Address already in use/.test(printed) && launch.port === undefined && attempt < ATTEMPTS) continue;
    throw new SymbiosisError(
      'LOCAL_DATABASE_FAILED',
      `Neo4j ${NEO4J_VERSION} does not start: ${lastError(printed)}`,
      { remedy: `See ${home.console}, or set NEO4J_URI to a server you have.` },
    );
  }
}

async function spawnServer(launch: Launch): Promise<SupervisedProcess> {
  const { home, java, jars } = launch;
  const console_ = await open(home.console, 'w');
  try {
    return await superviseProcess(
      java,
      [
        `-Xmx${launch.memoryMegabytes}m`,
        '-XX:+UseSerialGC',
        '-XX:+ExitOnOutOfMemoryError',
        '-Dfile.encoding=UTF-8',
        '--add-opens=java.base/java.nio=ALL-UNNAMED',
        '--add-opens=java.base/java.io=ALL-UNNAMED',
        '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
        '-cp',
        join(jars, '*'),
        'org.neo4j.server.CommunityEntryPoint',
        `--home-dir=${home.folder}`,
        `--config-dir=${home.conf}`,
        '--console-mode',
      ],
      {
        workingFolder: home.folder,
        environment: launch.environment,
        outputFile: console_.fd,
        pidFile: home.pidFile,
      },
    );
  } finally {
    await console_.close();
  }
}

/**
 * True once the server answers a statement, false when it has ended, the time is up or the signal is given.
 * @throws SymbiosisError CONFIGURATION_INVALID when it refuses the password of this home.
 */
async function untilItAnswers(
  server: SupervisedProcess,
  uri: string,
  password: string,
  signal?: AbortSignal,
): Promise<boolean> {
  let ended = false;
  void server.exited.then(() => (ended = true));
  const deadline = Date.now() + START_PATIENCE;
  const database = connect({ uri, user: LOCAL_USER, password });
  try {
    while (!ended && Date.now() < deadline && !signal?.aborted) {
      await pause(100);
      if (!(await listens(uri))) continue;
      try {
        await database.verify();
        return true;
      } catch (error) {
        if (error instanceof SymbiosisError && error.code === 'DATABASE_UNAVAILABLE') continue;
        await server.stop();
        throw error;
      }
    }
    return false;
  } finally {
    await database.close();
  }
}

function listens(uri: string): Promise<boolean> {
  const { hostname, port } = new URL(uri);
  return new Promise((resolve) => {
    const socket = connectSocket({ host: hostname, port: Number(port) });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function lastError(printed: string): string {
  const lines = printed.split('\n').filter((line) => /ERROR|Caused by|Exception/.test(line));
  return (lines[0] ?? printed.trim().split('\n').at(-1) ?? '').trim() || 'it printed nothing';
}
