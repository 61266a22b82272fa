import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '../../src/store/database';
import { startLocalNeo4j } from '../../src/store/local/startLocalNeo4j';
import { migrate } from '../../src/store/migrate';
import { testCacheFolder, type TestServer } from '../support/testServers';

/** Starts a database of its own with the product's constraints and indexes, works with it, and removes it. */
export async function withBenchDatabase<T>(
  memoryMegabytes: number,
  work: (database: Database, server: TestServer) => Promise<T>,
): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'symbiosis-bench-'));
  try {
    const server = await startLocalNeo4j({
      ...{ home, memoryMegabytes },
      cacheFolder: testCacheFolder(),
      environment: process.env,
      onProgress: (line) => console.error(line),
    });
    const database = connect(server);
    try {
      await migrate(database, { now: () => new Date() });
      return await work(database, server);
    } finally {
      await database.close();
      await server.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
