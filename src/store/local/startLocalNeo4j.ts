import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { SymbiosisError } from '../../domain/errors';
import { inFolder } from './inFolder';
import { findJava } from './javaTools';
import { keepRunning, type ServerState } from './keepRunning';
import { launchNeo4j } from './launchNeo4j';
import { LOCAL_USER, makeFolders, neo4jHome, settlePassword, type Neo4jHome } from './neo4jHome';
import { fetchNeo4jJars } from './neo4jJars';
import { isRunning, takeLock, type Lock } from './processLock';
import { findRunningNeo4j, type RunningNeo4j } from './runningNeo4j';

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
  /** Called when the server ends without having been stopped, and with what becomes of it. */
  readonly onState?: (state: ServerState) => void;
}

export interface LocalNeo4j extends RunningNeo4j {
  /** Of the Java process; another one after a restart. */
  readonly pid: number;
  /** Ends the server and waits until it has: a second or two, and a few more while it writes. */
  stop(): Promise<void>;
}

/** Milliseconds in which a server whose parent has gone, or is stopping it, must have ended. */
const PREDECESSOR_PATIENCE = 30_000;

/**
 * Starts Neo4j Community of this machine and returns when it takes connections. The server lives no longer than this
 * process, also when that is killed; what it has committed is there at the next start. Should it end by itself, it is
 * started again where it was: same address, same graph.
 * @throws SymbiosisError LOCAL_DATABASE_FAILED with what to do about it
 */
export async function startLocalNeo4j(options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const onProgress = options.onProgress ?? (() => {});
  const home = neo4jHome(options.home);
  const java = await findJava(options.environment);
  await inFolder('SYMBIOSIS_HOME', options.home, () => makeFolders(home));
  const jars = await fetchNeo4jJars({ ...options, onProgress });
  const lock = await inFolder('SYMBIOSIS_HOME', options.home, () => lockHome(options.home, onProgress));
  try {
    await waitForPredecessor(home, onProgress);
    const password = await settlePassword(home, java, jars, options.environment);
    const launch = { ...options, home, java, jars, password };
    const { server: first, uri } = await launchNeo4j(launch);
    await writeFile(home.uriFile, `${uri}\n`);

    const port = Number(new URL(uri).port);
    const server = keepRunning(first, {
      relaunch: async (signal) => (await launchNeo4j({ ...launch, port, signal })).server,
      describeEnd: (code) => describeEnd(home, code),
      onState: (state) => options.onState?.(state),
    });
    return {
      uri,
      user: LOCAL_USER,
      password,
      get pid() {
        return server.pid;
      },
      async stop() {
        await rm(home.uriFile, { force: true });
        await server.stop();
        await rm(home.pidFile, { force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** What a server printed that ended by itself is kept beside what the next one prints. */
async function describeEnd(
  { console: printed, endedConsole }: Neo4jHome,
  code: number | null,
): Promise<string> {
  const kept = await rename(printed, endedConsole).then(
    () => endedConsole,
    () => printed,
  );
  return `Neo4j has ended by itself (exit code ${code}); see ${kept}`;
}

/** Waits for a process that is starting or stopping its server, and refuses where one is running. */
async function lockHome(dataFolder: string, onProgress: (line: string) => void): Promise<Lock> {
  const home = neo4jHome(dataFolder);
  for (let waited = false; ; waited = true) {
    const lock = await takeLock(home.lock);
    if ('release' in lock) return lock;
    const running = await findRunningNeo4j(dataFolder);
    if (running) {
      throw new SymbiosisError(
        'LOCAL_DATABASE_FAILED',
        `Process ${lock.heldBy.pid} is using the graph in ${home.folder}.`,
        {
          field: 'SYMBIOSIS_HOME',
          remedy:
            `Stop it, choose another SYMBIOSIS_HOME, or use the server it runs: ` +
            `NEO4J_URI=${running.uri} NEO4J_PASSWORD_FILE=${home.passwordFile}`,
        },
      );
    }
    if (!waited)
      onProgress(`Neo4j: waiting for process ${lock.heldBy.pid}, which starts or stops its server`);
    await pause(200);
  }
}

/** The server of a process that was killed takes a moment to end, and has the graph locked until then. */
async function waitForPredecessor(home: Neo4jHome, onProgress: (line: string) => void): Promise<void> {
  await rm(home.uriFile, { force: true });
  const deadline = Date.now() + PREDECESSOR_PATIENCE;
  for (let waited = false; (await serverRuns(home)) && Date.now() < deadline; waited = true) {
    if (!waited) onProgress('Neo4j: waiting for the former server to end');
    await pause(100);
  }
}

/** A process id is given out again after a while, so where the system shows it the command line must be ours. */
async function serverRuns(home: Neo4jHome): Promise<boolean> {
  const pid = Number(await readFile(home.pidFile, 'utf8').catch(() => ''));
  if (!pid || !isRunning(pid)) return false;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => home.folder);
  return commandLine.includes(home.folder);
}
