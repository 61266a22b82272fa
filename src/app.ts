import { join } from 'node:path';
import { checkListenAddress } from './api/http/listenAddress';
import { createApi } from './api/server';
import type { Config } from './config';
import { SymbiosisError } from './domain/errors';
import { createIndexedEngine } from './engine/indexedEngine';
import { createServingEngine } from './engine/servingEngine';
import { startSearchThreads } from './engine/threads/searchThreads';
import type { SearchThreads } from './engine/threads/searchThreads';
import { createCatalogue } from './services/catalogue';
import type { Clock } from './services/clock';
import { createDirectory } from './services/createDirectory';
import { createOrganisationWrites } from './services/createOrganisationWrites';
import { createRecommendations } from './services/createRecommendations';
import type { Directory } from './services/directory';
import { createGraphCopy } from './services/graphCopy';
import type { GraphCopy } from './services/graphCopy';
import { readiness } from './services/lifecycle';
import { createKeptGraphFile } from './services/keptGraph/keptGraphFile';
import type { Lifecycle } from './services/lifecycle';
import type { Log } from './services/log';
import { openDatabase } from './services/openDatabase';
import type { OpenDatabase } from './services/openDatabase';
import type { OrganisationWrites } from './services/organisationWrites';
import type { Recommendations } from './services/recommendations';
import { recommendationsForOthers } from './services/recommendationsForOthers';
import { seedGraph } from './services/seedGraph';
import { readChanges } from './store/changeReader';
import { readCounters } from './store/counters';
import { readGraphIdentity } from './store/graphIdentity';
import type { Database } from './store/database';
import type { ServerState } from './store/local/keepRunning';
import { endSeeding } from './store/seeding';
import { readSnapshot } from './store/snapshotReader';

/** What the outside world gives to everything here; tests give something else. */
export interface AppParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Of the processes that are started: PATH and JAVA_HOME tell where Java and Maven are. */
  readonly environment: NodeJS.ProcessEnv;
  /** A line for whoever waits. */
  readonly onProgress: (line: string) => void;
  /** Arguments of Node for the threads that search; its own unless others are given. */
  readonly threadArguments?: readonly string[];
}

/** The use cases over one graph database. */
export interface UseCases {
  readonly copy: GraphCopy;
  /** Of whom they ask for, hidden needs and all: for the terminal. */
  readonly recommendations: Recommendations;
  readonly directory: Directory;
  readonly writes: OrganisationWrites;
}

/**
 * Builds every service once; nothing runs before `copy.start()`.
 * @param threads those that search; null where the process itself does
 * @param keptGraph the file of the copy that the next start goes on from; null neither reads nor keeps one
 */
export function createUseCases(
  database: Database,
  config: Config,
  { clock, log }: AppParts,
  threads: SearchThreads | null,
  keptGraph: string | null = null,
): UseCases {
  const engine = createServingEngine(createIndexedEngine(), threads);
  const catalogue = createCatalogue();
  const identity = (): Promise<string> => readGraphIdentity(database);
  const copy = createGraphCopy({
    ...{ engine, catalogue, clock, log },
    source: {
      counters: () => readCounters(database),
      snapshot: () => readSnapshot(database),
      changesSince: (revision) => readChanges(database, revision),
    },
    pollMs: config.pollMilliseconds,
    reloadMinutes: config.reloadMinutes,
    keeper: keptGraph === null ? undefined : createKeptGraphFile({ path: keptGraph, identity, log }),
  });
  return {
    copy,
    recommendations: createRecommendations({ engine, catalogue, copy, clock }),
    directory: createDirectory(database),
    writes: createOrganisationWrites({ database, clock, onCommitted: (revision) => copy.catchUp(revision) }),
  };
}

/**
 * Opens the graph of the configuration. A server that is started for it and ends by itself is in the log, and told to
 * `onServer`.
 * @throws SymbiosisError, see openDatabase
 */
export function openGraph(
  config: Config,
  parts: AppParts,
  { share, onServer }: { readonly share: boolean; readonly onServer?: (state: ServerState) => void },
): Promise<OpenDatabase> {
  const { neo4j } = config;
  return openDatabase({
    server: neo4j && { uri: neo4j.uri, user: neo4j.user, password: neo4j.password.reveal() },
    local: {
      home: config.home,
      cacheFolder: config.cache,
      environment: parts.environment,
      memoryMegabytes: config.neo4jMemoryMegabytes,
      onProgress: parts.onProgress,
      onState: (state) => {
        logServer(parts.log, state);
        onServer?.(state);
      },
    },
    share,
    clock: parts.clock,
  });
}

function logServer(log: Log, server: ServerState): void {
  if (server.state === 'running') return log.info({}, 'Neo4j runs again');
  const then =
    server.state === 'failed'
      ? 'it is not started again'
      : `starting it again, attempt ${server.attempt} of ${server.attempts}`;
  log.error({}, `${server.reason}; ${then}`);
}

const SEED_FOLDER = join(__dirname, '..', 'seeds');
/** Read where they lie beside `src` and `dist`; in the import format. */
export const VOCABULARY = join(SEED_FOLDER, 'vocabulary');
const SEEDS = [VOCABULARY, join(SEED_FOLDER, 'sample')];

/** The product as one process: the graph, its copy in memory, and the API over both. */
export interface App {
  lifecycle(): Lifecycle;
  /** Resolves when this process cannot go on: its database server has ended and does not start again. */
  readonly failure: Promise<SymbiosisError>;
  /** Opens everything, in the order in which things are needed; the API listens before the graph is loaded. */
  start(): Promise<RunningApp>;
  /** Lets requests under way finish, then closes everything in the opposite order. Safe to call more than once. */
  stop(): Promise<void>;
}

export interface RunningApp {
  /** Where the API answers, such as http://127.0.0.1:4000. */
  readonly url: string;
  readonly useCases: UseCases;
}

/** An app that is not started. */
export function createApp(config: Config, parts: AppParts): App {
  const { clock, log } = parts;
  /** What has been opened, to be closed last first. */
  const opened: (() => Promise<void>)[] = [];
  let lifecycle: Lifecycle = { state: 'starting', doing: 'nothing yet' };
  let stopping: Promise<void> | undefined;
  let server: ServerState = { state: 'running' };
  let fail: (failure: SymbiosisError) => void = () => {};
  const failure = new Promise<SymbiosisError>((resolve) => (fail = resolve));

  function onServer(state: ServerState): void {
    server = state;
    if (state.state !== 'failed') return;
    const remedy = 'What was committed is in the graph: mend the cause and start again, or set NEO4J_URI.';
    fail(new SymbiosisError('LOCAL_DATABASE_FAILED', `The database is gone. ${state.reason}`, { remedy }));
  }

  function doing(what: string): void {
    if (lifecycle.state === 'starting') lifecycle = { state: 'starting', doing: what };
  }

  async function open(): Promise<RunningApp> {
    // Before a database is started that nobody could ask.
    await checkListenAddress(config.host, config.port);
    doing('opening the graph database');
    const graph = await openGraph(config, parts, { share: false, onServer });
    opened.push(() => graph.close());
    const threads = startThreads();
    if (threads) opened.push(() => threads.close());
    const useCases = createUseCases(graph.database, config, parts, threads, config.keptGraph);
    opened.push(() => useCases.copy.stop());

    const api = await createApi({
      ...useCases,
      recommendations: recommendationsForOthers(useCases.recommendations),
      ...{ log, clock, tenant: config.tenant },
      health: {
        live: () => lifecycle.state !== 'stopped',
        ready: () => readiness(lifecycle, useCases.copy.status(), server),
      },
    });
    opened.push(() => atMost(config.drainSeconds, api.close()));
    const url = await api.listen(config.host, config.port);

    if (config.sample) {
      doing('loading the sample graph');
      await seedGraph(
        { database: graph.database, clock, onProgress: parts.onProgress },
        SEEDS,
        config.tenant,
      );
    } else {
      // What comes next is somebody's own: a sample that was half loaded is not to be completed among it.
      await endSeeding(graph.database);
    }
    doing('loading the graph into memory');
    await Promise.all([threads?.ready(), useCases.copy.start()]);
    if (lifecycle.state === 'starting') lifecycle = { state: 'ready' };
    parts.onProgress(`Ready: ${graph.uri}, revision ${revisionOf(useCases.copy)}`);
    return { url, useCases };
  }

  function startThreads(): SearchThreads | null {
    const { threads: count, queue } = config;
    const execArgv = parts.threadArguments;
    const onFault = (err: Error): void => log.error({ err }, 'a thread that searches has failed');
    return count === 0 ? null : startSearchThreads({ count, queue, execArgv, onFault });
  }

  function atMost(seconds: number, work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(seconds * 1_000, () => {
        log.warn({ seconds }, 'requests are still under way; closing all the same');
        resolve();
      });
      work.then(resolve, reject).finally(cancel);
    });
  }

  async function closeAll(): Promise<void> {
    lifecycle = { state: 'draining' };
    for (let close = opened.pop(); close; close = opened.pop()) {
      await close().catch((error: unknown) => log.error({ err: error }, 'something would not close'));
    }
    lifecycle = { state: 'stopped' };
  }

  function stop(): Promise<void> {
    stopping ??= closeAll();
    return stopping;
  }

  return {
    lifecycle: () => lifecycle,
    failure,
    async start() {
      try {
        return await open();
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

function revisionOf(copy: GraphCopy): number | string {
  const status = copy.status();
  return 'revision' in status ? status.revision : status.state;
}
