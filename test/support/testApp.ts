import { createApp, type App, type AppParts, type UseCases } from '../../src/app';
import { loadConfig } from '../../src/config';
import { type Clock, systemClock } from '../../src/services/clock';
import { serverOfWorker, type TestServer } from './testServers';
import { TYPESCRIPT_THREADS } from './typescriptThreads';

export interface TestApp {
  readonly app: App;
  readonly url: string;
  readonly useCases: UseCases;
  /** Messages logged, in order. */
  readonly logged: readonly string[];
  /** Lines for whoever waits. */
  readonly progress: readonly string[];
}

export interface TestAppOptions {
  /** The database server; the worker's own unless another is given. */
  readonly server?: TestServer;
  /** Environment variables that matter to the test. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  readonly threadArguments?: readonly string[];
}

/** The whole product on a free port, over a database that holds what the test has put there (else: the sample). */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { uri, user, password } = options.server ?? serverOfWorker();
  const logged: string[] = [];
  const progress: string[] = [];
  const note = (_: object, message: string): void => void logged.push(message);
  const config = loadConfig({
    ...{ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password },
    ...{ SYMBIOSIS_PORT: '0', SYMBIOSIS_POLL_MS: '50', SYMBIOSIS_THREADS: '0' },
    SYMBIOSIS_KEPT_GRAPH: 'none',
    ...options.environment,
  });
  const parts: AppParts = {
    clock: options.clock ?? systemClock(),
    log: { debug: note, info: note, warn: note, error: note },
    environment: {},
    onProgress: (line) => void progress.push(line),
    threadArguments: options.threadArguments ?? TYPESCRIPT_THREADS,
  };
  const app = createApp(config, parts);
  return { app, ...(await app.start()), logged, progress };
}
