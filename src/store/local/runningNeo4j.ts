import { readFile } from 'node:fs/promises';
import { LOCAL_USER, prepareHome } from './neo4jHome';
import { isRunning } from './processLock';

/** Where the server that another process has started on a data folder answers, and with which password. */
export interface RunningNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/**
 * The server that runs on this data folder; null where none does. Whether it still answers is for the caller to try:
 * it ends with the process that started it.
 */
export async function findRunningNeo4j(dataFolder: string): Promise<RunningNeo4j | null> {
  const { pidFile, uriFile, passwordFile } = await prepareHome(dataFolder);
  const [pid, uri, password] = await Promise.all([pidFile, uriFile, passwordFile].map(readLine));
  if (!pid || !uri || !password || !isRunning(Number(pid))) return null;
  return { uri, user: LOCAL_USER, password };
}

async function readLine(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).trim();
}
