import { setTimeout as pause } from 'node:timers/promises';
import type { SupervisedProcess } from './superviseProcess';

/** How a server of this machine fares; `reason` is for people. */
export type ServerState =
  | { readonly state: 'running' }
  /** It has ended by itself and is being started again. */
  | {
      readonly state: 'restarting';
      readonly attempt: number;
      readonly attempts: number;
      readonly reason: string;
    }
  /** It has ended, and no attempt has helped; there will be no other. */
  | { readonly state: 'failed'; readonly reason: string };

export interface KeepRunningOptions {
  /** Starts the command again and resolves when it works. Ends what it has started, and rejects, on the signal. */
  readonly relaunch: (signal: AbortSignal) => Promise<SupervisedProcess>;
  /** What happened, when the command has ended by itself. */
  readonly describeEnd: (code: number | null) => Promise<string>;
  /** Called with every change, from the first end on. */
  readonly onState: (state: ServerState) => void;
  /** Milliseconds before each attempt; as many attempts as pauses. */
  readonly pauses?: readonly number[];
  /** Milliseconds after which a command counts as up and running, and later ends get all attempts again. */
  readonly steady?: number;
}

export interface KeptProcess {
  /** Process id of the command that runs, or ran last. */
  readonly pid: number;
  /** Ends the command, and every attempt to start it again, and waits until they have ended. */
  stop(): Promise<void>;
}

const PAUSES = [500, 2_000, 5_000, 10_000];
const STEADY = 600_000;

/** Starts a command again whenever it ends by itself, a few times; it must not end again soon to get further ones. */
export function keepRunning(first: SupervisedProcess, options: KeepRunningOptions): KeptProcess {
  const { relaunch, describeEnd, onState, pauses = PAUSES, steady = STEADY } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = first;
  let attempt = 0;

  async function restart(reason: string): Promise<SupervisedProcess | undefined> {
    while (attempt < pauses.length && !signal.aborted) {
      onState({ state: 'restarting', attempt: attempt + 1, attempts: pauses.length, reason });
      try {
        await pause(pauses[attempt++], undefined, { signal, ref: false });
        return await relaunch(signal);
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
    if (!signal.aborted) onState({ state: 'failed', reason });
    return undefined;
  }

  async function watch(): Promise<void> {
    for (;;) {
      current.unref();
      const since = performance.now();
      const { code } = await current.exited;
      if (signal.aborted) return;
      if (performance.now() - since >= steady) attempt = 0;
      const next = await restart(await describeEnd(code));
      if (!next) return;
      current = next;
      if (signal.aborted) return current.stop();
      onState({ state: 'running' });
    }
  }

  const watching = watch();
  return {
    get pid() {
      return current.pid;
    },
    async stop() {
      stopping.abort();
      await current.stop();
      await watching;
    },
  };
}
