import { connect } from '../store/database';
import type { Database } from '../store/database';
import { findRunningNeo4j } from '../store/local/runningNeo4j';
import { startLocalNeo4j } from '../store/local/startLocalNeo4j';
import type { LocalNeo4jOptions } from '../store/local/startLocalNeo4j';
import { migrate } from '../store/migrate';
import type { Clock } from './clock';

interface Server {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

export interface OpenDatabaseOptions {
  /** The server to use; null starts one of this machine, or shares the one that runs. */
  readonly server: Server | null;
  readonly local: LocalNeo4jOptions;
  /** Whether a server that another process of this data folder has started will do. */
  readonly share: boolean;
  readonly clock: Pick<Clock, 'now'>;
}

/** The graph database, migrated, and what it takes to let it go. */
export interface OpenDatabase {
  readonly database: Database;
  readonly uri: string;
  /** Closes the connections, and stops the server where this process has started it. */
  close(): Promise<void>;
}

/**
 * @throws SymbiosisError DATABASE_UNAVAILABLE, LOCAL_DATABASE_FAILED, CONFIGURATION_INVALID (credentials refused),
 * MIGRATION_CHANGED
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const found = await findServer(options);
  const database = connect(found.server);
  const close = async (): Promise<void> => {
    await database.close();
    await found.stop();
  };
  try {
    await database.verify();
    await migrate(database, options.clock);
  } catch (error) {
    await close();
    throw error;
  }
  return { database, uri: found.server.uri, close };
}

async function findServer(options: OpenDatabaseOptions): Promise<{ server: Server; stop(): Promise<void> }> {
  const given = options.server ?? (options.share ? await findAnswering(options.local.home) : null);
  if (given) return { server: given, stop: () => Promise.resolve() };
  const started = await startLocalNeo4j(options.local);
  return { server: started, stop: () => started.stop() };
}

async function findAnswering(home: string): Promise<Server | null> {
  const running = await findRunningNeo4j(home);
  if (!running) return null;
  const database = connect(running);
  try {
    await database.verify();
    return running;
  } catch {
    return null;
  } finally {
    await database.close();
  }
}
