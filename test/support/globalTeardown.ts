import { rm } from 'node:fs/promises';
import { startedServers } from './startedServers';

/** Nothing of a test graph is worth the seconds of an orderly end. */
async function globalTeardown(): Promise<void> {
  await Promise.all(
    startedServers().map(async ({ server, home }) => {
      process.kill(server.pid, 'SIGKILL');
      await server.stop();
      await rm(home, { recursive: true, force: true });
    }),
  );
}

/** What jest looks for. */
export = globalTeardown;
