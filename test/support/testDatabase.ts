import { connect, type Database } from '../../src/store/database';
import { migrate } from '../../src/store/migrate';
import { serverOfWorker, type TestServer } from './testServers';

export interface TestDatabaseOptions {
  /** Called with every statement that is sent, so that a test can count them. */
  readonly onQuery?: (cypher: string) => void;
  readonly fetchSize?: number;
}

/** The database of this jest worker, migrated and empty of everything else. Close it in `afterAll`. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<Database> {
  const database = connect({ ...serverOfWorker(), ...options });
  await migrate(database, { now: () => new Date() });
  await emptyDatabase(database);
  return database;
}

/** Where `testDatabase` connects to, for tests that start a process of the product against it. */
export function testServer(): TestServer {
  return serverOfWorker();
}

/** Removes every node but the records of migrations; constraints and indexes stay. */
export async function emptyDatabase(database: Database): Promise<void> {
  for (let removed = 1; removed > 0;) {
    removed = await database.write(async (transaction) => {
      const [row] = await transaction.run<{ removed: number }>(
        `MATCH (n) WHERE NOT n:Migration WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS removed`,
      );
      return row.removed;
    });
  }
}
