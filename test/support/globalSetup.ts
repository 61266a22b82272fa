import { readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalNeo4j } from '../../src/store/local/startLocalNeo4j';
import { keepForTeardown } from './startedServers';
import { publishServers, testCacheFolder, type TestServer } from './testServers';

/** What is used of jest's global configuration. */
interface JestRun {
  readonly rootDir: string;
  readonly maxWorkers: number;
  /** As given on the command line; none means every test. */
  readonly testPathPatterns: { readonly patterns: readonly string[] };
}

/**
 * Gives every worker a Neo4j server of its own (Community Edition has one user database), in a new folder, on a free
 * port. A run that needs no database starts none. SYMBIOSIS_TEST_NEO4J_URI names a server to use instead: it is
 * emptied, which is why NEO4J_URI is never looked at.
 */
async function globalSetup(run: JestRun): Promise<void> {
  const wanted = serversWanted(run);
  const given = process.env.SYMBIOSIS_TEST_NEO4J_URI;
  if (given && wanted > 0) {
    const user = process.env.SYMBIOSIS_TEST_NEO4J_USER ?? 'neo4j';
    return publishServers([{ uri: given, user, password: process.env.SYMBIOSIS_TEST_NEO4J_PASSWORD ?? '' }]);
  }
  publishServers(await Promise.all(Array.from({ length: wanted }, startTestServer)));
}

/**
 * A server that lives for minutes spends more on the thorough compiler than that saves: half of its processor time on
 * the oracle.
 */
const QUICK_COMPILER = '-XX:TieredStopAtLevel=1';

async function startTestServer(): Promise<TestServer> {
  const home = await mkdtemp(join(tmpdir(), 'symbiosis-test-'));
  const server = await startLocalNeo4j({
    home,
    cacheFolder: testCacheFolder(),
    environment: { ...process.env, JAVA_TOOL_OPTIONS: QUICK_COMPILER },
    memoryMegabytes: 512,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  keepForTeardown({ server, home });
  return { uri: server.uri, user: server.user, password: server.password };
}

/** None where every chosen file is a unit test; one where a single file is chosen; else one for each worker. */
function serversWanted({ rootDir, maxWorkers, testPathPatterns }: JestRun): number {
  const patterns = testPathPatterns.patterns.map((pattern) => new RegExp(pattern, 'i'));
  const chosen = readdirSync(join(rootDir, 'test'), { recursive: true, encoding: 'utf8' })
    .map((file) => join(rootDir, 'test', file))
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => pattern.test(file)));
  if (!chosen.some((file) => /\/test\/(integration|api)\//.test(file))) return 0;
  return Math.min(chosen.length, maxWorkers);
}

/** What jest looks for. */
export = globalSetup;
