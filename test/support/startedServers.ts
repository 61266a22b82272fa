import type { LocalNeo4j } from '../../src/store/local/startLocalNeo4j';

interface StartedServer {
  readonly server: LocalNeo4j;
  readonly home: string;
}

/** globalSetup and globalTeardown run in one process, but jest offers them nothing else to share. */
const KEY = Symbol.for('symbiosis.test.servers');
const shared = globalThis as { [KEY]?: StartedServer[] };

export function keepForTeardown(server: StartedServer): void {
  (shared[KEY] ??= []).push(server);
}

export function startedServers(): readonly StartedServer[] {
  return shared[KEY] ?? [];
}
