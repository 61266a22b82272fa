import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SymbiosisError } from '../../domain/errors';
import { connect } from '../database';
import { findJava } from './javaTools';
import { LOCAL_USER, prepareHome, settlePassword, writeSettings, type Neo4jHome } from './neo4jHome';
import { fetchNeo4jJars, NEO4J_VERSION } from './neo4jJars';
import { isRunning, takeLock } from './processLock';
import { superviseProcess, type SupervisedProcess } from './superviseProcess';

export interface LocalNeo4jOptions {
  /** The data folder, kept between starts; made where it is missing. Absolute. */
  readonly home: string;
  /** Where the jars are kept, for all homes. Absolute. */
  readonly cacheFolder: string;
  /** Environment of the processes that are started: PATH and JAVA_HOME tell where Java and Maven are. */
  readonly environment: NodeJS.ProcessEnv;
  /** Heap of the server in megabytes. */
  readonly memoryMegabytes: number;
  /** Loopback port; a free one by default. */
  readonly port?: number;
  readonly onProgress?: (line: string) => void;
  /** Called when the server ends without having been stopped; the text says where to look. */
  readonly onExit?: (message: string) => void;
}

export interface LocalNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Of the Java process. */
  readonly pid: number;
  /** Ends the server and waits until it has (up to 7 s as a rule). */
  stop(): Promise<void>;
}

/** How long the server may take until Bolt answers, and its predecessor until it has gone. Milliseconds. */
const START_PATIENCE = 120_000;
const PREDECESSOR_PATIENCE = 30_000;

/** A free port can be taken by another process before the server binds it. */
const ATTEMPTS = 3;

/**
 * Starts Neo4j Community of this machine and returns when it takes connections. The server lives no longer than this
 * process, also when that is killed; what it has committed is there at the next start.
 * @throws SymbiosisError LOCAL_DATABASE_FAILED with what to do about it
 */
export async function startLocalNeo4j(options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const onProgress = options.onProgress ?? (() => {});
  const java = await findJava(options.environment);
  const jars = await fetchNeo4jJars({ ...options, onProgress });
  const home = await prepareHome(options.home);
  const lock = await takeLock(home.lock);
  if ('heldBy' in lock) throw await inUse(home, lock.heldBy.pid);
  try {
    await waitForPredecessor(home, onProgress);
    const password = await settlePassword(home, java, jars, options.environment);
    const { server, uri } = await launch(home, java, jars, password, options);
    await writeFile(home.uriFile, `${uri}\n`);

    server.unref();
    let stopping = false;
    void server.exited.then(({ code }) => {
      if (!stopping) options.onExit?.(`Neo4j has ended by itself (exit code ${code}); see ${home.console}`);
    });
    return {
      uri,
      user: LOCAL_USER,
      password,
      pid: server.pid,
      async stop() {
        stopping = true;
        await server.stop();
        await rm(home.uriFile, { force: true });
        await rm(home.pidFile, { force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function inUse(home: Neo4jHome, pid: number): Promise<SymbiosisError> {
  const uri = (await readFile(home.uriFile, 'utf8').catch(() => '')).trim();
  const sharing = uri
    ? ` To work on the same graph: NEO4J_URI=${uri} NEO4J_PASSWORD_FILE=${home.passwordFile}`
    : '';
  return new SymbiosisError('LOCAL_DATABASE_FAILED', `Process ${pid} is using the graph in ${home.folder}.`, {
    field: 'SYMBIOSIS_HOME',
    remedy: `Stop it, or choose another SYMBIOSIS_HOME.${sharing}`,
  });
}

/** The server of a process that was killed takes some seconds to end, and has the graph locked until then. */
async function waitForPredecessor(home: Neo4jHome, onProgress: (line: string) => void): Promise<void> {
  const pid = Number(await readFile(home.pidFile, 'utf8').catch(() => ''));
  const deadline = Date.now() + PREDECESSOR_PATIENCE;
  if (pid && isRunning(pid)) onProgress('Neo4j: waiting for the former server to end');
  // After that time the id belongs to some other process, or Neo4j itself will refuse to start.
  while (pid && isRunning(pid) && Date.now() < deadline) await pause(100);
  await rm(home.uriFile, { force: true });
}

async function launch(
  home: Neo4jHome,
  java: string,
  jars: string,
  password: string,
  options: LocalNeo4jOptions,
): Promise<{ server: SupervisedProcess; uri: string }> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const uri = `bolt://127.0.0.1:${port}`;
    await writeSettings(home, port);
    const server = await spawnServer(home, java, jars, options);
    if (await untilItAnswers(server, uri, password)) return { server, uri };
    await server.stop();
    const printed = await readFile(home.console, 'utf8');
    if (/Address already in use/.test(printed) && options.port === undefined && attempt < ATTEMPTS) continue;
    throw new SymbiosisError(
      'LOCAL_DATABASE_FAILED',
      `Neo4j ${NEO4J_VERSION} does not start: ${lastError(printed)}`,
      { remedy: `See ${home.console}, or set NEO4J_URI to a server you have.` },
    );
  }
}

async function spawnServer(home: Neo4jHome, java: string, jars: string, options: LocalNeo4jOptions) {
  const console_ = await open(home.console, 'w');
  try {
    return await superviseProcess(
      java,
      [
        `-Xmx${options.memoryMegabytes}m`,
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
        environment: options.environment,
        outputFile: console_.fd,
        pidFile: home.pidFile,
      },
    );
  } finally {
    await console_.close();
  }
}

/**
 * True once the server answers a statement, false when it has ended or the time is up.
 * @throws SymbiosisError CONFIGURATION_INVALID when it refuses the password of this home.
 */
async function untilItAnswers(server: SupervisedProcess, uri: string, password: string): Promise<boolean> {
  let ended = false;
  void server.exited.then(() => (ended = true));
  const deadline = Date.now() + START_PATIENCE;
  const database = connect({ uri, user: LOCAL_USER, password });
  try {
    while (!ended && Date.now() < deadline) {
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
