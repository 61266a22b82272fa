import { defaultCacheFolder } from '../../src/config';

/** How globalSetup hands its servers to the workers: jest gives them the environment of its own process. */
export interface TestServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

const VARIABLE = 'SYMBIOSIS_TEST_SERVERS';

export function publishServers(servers: readonly TestServer[]): void {
  process.env[VARIABLE] = JSON.stringify(servers);
}

/** The server of this worker, which no other worker uses. */
export function serverOfWorker(): TestServer {
  const servers = JSON.parse(process.env[VARIABLE] ?? '[]') as TestServer[];
  const server = servers[Number(process.env.JEST_WORKER_ID ?? '1') - 1];
  if (!server) throw new Error('No database for this worker: run the tests by jest with its globalSetup.');
  return server;
}

/** Where the jars of Neo4j are: the cache that the product uses too. */
export function testCacheFolder(): string {
  return process.env.SYMBIOSIS_CACHE || defaultCacheFolder(process.env);
}
