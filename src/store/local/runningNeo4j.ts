import { readFile } from 'node:fs/promises';
import { LOCAL_USER, neo4jHome } from './neo4jHome';
import { isLocked } from './processLock';

/** Where a server of this machine answers, and with which password. */
export interface RunningNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/**
 * The server that a living process runs on this data folder; null where none does. Whether it still answers is for the
 * caller to try: it ends with the process that started it.
 */
export async function findRunningNeo4j(dataFolder: string): Promise<RunningNeo4j | null> {
  const { lock, uriFile, passwordFile } = neo4jHome(dataFolder);
  // A folder that cannot be looked into is for whoever starts a server there to complain of.
  if (!(await isLocked(lock).catch(() => false))) return null;
  const [uri, password] = await Promise.all([uriFile, passwordFile].map(readLine));
  return uri && password ? { uri, user: LOCAL_USER, password } : null;
}

async function readLine(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).trim();
}
