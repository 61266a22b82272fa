import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloads are kept between starts: the user's cache folder. */
export function defaultCacheFolder(environment: NodeJS.ProcessEnv): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'symbiosis');
}
