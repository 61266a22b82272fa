import type { GraphMemory } from '../kernel/graphMemory';
import { extname, join } from 'node:path';
import { SymbiosisError } from '../../domain/errors';
import type { RebuildJob } from '../generation/work';
import type { Ranking } from '../search/ranking';
import type { SearchMessage } from './searchThread';
import { NoThreadError, startThreadPool } from './threadPool';

/** Threads that search the shared rows. */
export interface SearchThreads {
  /** How many search at once. */
  readonly count: number;
  /** Resolves when a thread has loaded what it runs. @throws SymbiosisError THREAD_FAILED with the reason why none can */
  ready(): Promise<void>;
  /**
   * Answers queries in one of the threads, those that came first first.
   * @throws SymbiosisError OVERLOADED (too many wait), THREAD_FAILED (it ended or threw, and another takes its place; or
   * none can be started), REQUEST_ABORTED (by the signal, before it began)
   */
  search(query: Omit<SearchMessage, 'generation'>, signal?: AbortSignal): Promise<Ranking[]>;
  /** Rebuilds a generation in a thread of its own, so that no query waits for it. @throws SymbiosisError THREAD_FAILED */
  rebuild(job: RebuildJob): Promise<GraphMemory>;
  close(): Promise<void>;
}

export interface SearchThreadsOptions {
  readonly count: number;
  /** How many requests may wait for a thread. */
  readonly queue: number;
  /** Arguments of Node for the threads; without them, those of the process. */
  readonly execArgv?: readonly string[];
  /** Hears of every fault in a thread. */
  readonly onFault?: (error: Error) => void;
}

/** A rebuild is rare: its thread ends after so many milliseconds without one. */
const IDLE_MS = 5_000;

interface Waiting {
  readonly begin: () => void;
}

/** Starts the threads. */
export function startSearchThreads(options: SearchThreadsOptions): SearchThreads {
  const { count, queue, execArgv, onFault = () => undefined } = options;
  const common = {
    filename: join(__dirname, `searchThread${extname(__filename)}`),
    // Left out, threads take over those of the process, also what they would not take by name.
    ...(execArgv && { execArgv: [...execArgv] }),
    recordTiming: false,
  };
  const searching = startThreadPool(
    { ...common, name: 'search', minThreads: count, maxThreads: count },
    onFault,
  );
  const rebuilding = startThreadPool(
    { ...common, name: 'rebuild', minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS },
    onFault,
  );
  const waiting: Waiting[] = [];
  let busy = 0;
  let generations = 0;
  const numbers = new WeakMap<GraphMemory, number>();
  const numberOf = (memory: GraphMemory): number => {
    let number = numbers.get(memory);
    if (number === undefined) numbers.set(memory, (number = ++generations));
    return number;
  };
  const failed = (error: Error): SymbiosisError => {
    // The pool has told of the fault already.
    if (error instanceof NoThreadError) return cannotStart(error);
    onFault(error);
    return threadFailed(error);
  };

  /** Resolves when a thread is free. The queue is ours: the pool would end a thread whose request is aborted. */
  function turn(signal?: AbortSignal): Promise<void> {
    if (busy < count) {
      busy++;
      return Promise.resolve();
    }
    if (waiting.length >= queue) throw overloaded(queue);
    return new Promise((resolve, reject) => {
      const entry: Waiting = { begin: resolve };
      waiting.push(entry);
      signal?.addEventListener('abort', () => {
        const at = waiting.indexOf(entry);
        if (at < 0) return;
        waiting.splice(at, 1);
        reject(aborted());
      });
    });
  }

  return {
    count,
    async ready() {
      try {
        await searching.run(null, 'ready');
      } catch (error) {
        throw cannotStart(error as Error);
      }
    },
    async search(query, signal) {
      if (signal?.aborted) throw aborted();
      await turn(signal);
      try {
        return (await searching.run({ ...query, generation: numberOf(query.memory) })) as Ranking[];
      } catch (error) {
        throw failed(error as Error);
      } finally {
        const next = waiting.shift();
        if (next) next.begin();
        else busy--;
      }
    },
    async rebuild(job) {
      try {
        return (await rebuilding.run(job)) as GraphMemory;
      } catch (error) {
        throw failed(error as Error);
      }
    },
    async close() {
      await Promise.all([searching.close(), rebuilding.close()]);
    },
  };
}

function overloaded(queue: number): SymbiosisError {
  return new SymbiosisError('OVERLOADED', `More than ${queue} requests wait for a search.`, {
    remedy: 'Try again in a moment, or give the process more threads (SYMBIOSIS_THREADS).',
  });
}

function aborted(): SymbiosisError {
  return new SymbiosisError('REQUEST_ABORTED', 'The request was called off before its search began.');
}

function cannotStart(cause: Error): SymbiosisError {
  return new SymbiosisError('THREAD_FAILED', `The threads that search cannot be started: ${cause.message}`, {
    remedy: 'Mend the cause, or let the process search by itself: SYMBIOSIS_THREADS=0.',
    cause,
  });
}

function threadFailed(cause: Error): SymbiosisError {
  return new SymbiosisError('THREAD_FAILED', 'The thread that searched for this request has failed.', {
    remedy: 'Try again: another thread has taken its place.',
    cause,
  });
}
