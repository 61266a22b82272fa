import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SymbiosisError } from '../../domain/errors';
import { makeFolder } from './makeFolder';

/** Where the local server keeps what; all of it under the data folder of Symbiosis. */
export interface Neo4jHome {
  readonly folder: string;
  readonly conf: string;
  readonly console: string;
  /** What a server printed that has ended by itself. */
  readonly endedConsole: string;
  readonly passwordFile: string;
  /** Held by the process that wants the server to run. */
  readonly lock: string;
  /** Process id of the server, for whoever must wait until it has ended. */
  readonly pidFile: string;
  /** Where the running server answers. */
  readonly uriFile: string;
}

/** The only user; Community Edition has no roles. */
export const LOCAL_USER = 'neo4j';

/** Where the local Neo4j lies in a data folder. */
export function neo4jHome(dataFolder: string): Neo4jHome {
  const folder = join(dataFolder, 'neo4j');
  return {
    folder,
    conf: join(folder, 'conf'),
    console: join(folder, 'logs', 'console.log'),
    endedConsole: join(folder, 'logs', 'console-ended.log'),
    passwordFile: join(dataFolder, 'neo4j-password'),
    lock: join(dataFolder, 'neo4j-lock'),
    pidFile: join(dataFolder, 'neo4j-pid'),
    uriFile: join(dataFolder, 'neo4j-uri'),
  };
}

/** Makes the folders, which only their owner can read. */
export async function makeFolders({ folder, conf, console: consoleFile }: Neo4jHome): Promise<void> {
  await makeFolder(conf);
  await makeFolder(dirname(consoleFile));
  await chmod(folder, 0o700);
}

/** Bolt on one loopback port and nothing else; small logs, for a graph of some 100,000 nodes. */
export async function writeSettings(home: Neo4jHome, port: number): Promise<void> {
  const settings = [
    'server.bolt.enabled=true',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'server.memory.pagecache.size=64m',
    'db.logs.query.enabled=OFF',
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.size=16m',
    'dbms.usage_report.enabled=false',
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
  ];
  await writeFile(join(home.conf, 'neo4j.conf'), settings.join('\n') + '\n');
}

/**
 * The password of this home. The first start makes one and tells Neo4j, through files that only their owner can
 * read: the arguments of a process are visible to everybody.
 * @throws SymbiosisError LOCAL_DATABASE_FAILED when there is a graph but no password for it.
 */
export async function settlePassword(
  home: Neo4jHome,
  java: string,
  jars: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const known = await readFile(home.passwordFile, 'utf8').catch(() => null);
  if (await exists(join(home.folder, 'data', 'databases'))) {
    if (known) return known.trim();
    throw new SymbiosisError(
      'LOCAL_DATABASE_FAILED',
      `${home.passwordFile} is missing, and ${home.folder} holds a graph.`,
      {
        remedy: `Put the file back, or remove ${home.folder} to begin with an empty graph.`,
      },
    );
  }
  const password = known?.trim() || randomBytes(24).toString('hex');
  await writeFile(home.passwordFile, `${password}\n`, { mode: 0o600 });
  await chmod(home.passwordFile, 0o600);
  await promisify(execFile)(
    java,
    [
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      join(jars, '*'),
      'org.neo4j.cli.AdminTool',
      'dbms',
      'set-initial-password',
      `@${home.passwordFile}`,
    ],
    { env: { ...environment, NEO4J_HOME: home.folder, NEO4J_CONF: home.conf } },
  );
  return password;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
