import { Piscina } from 'piscina';

type PoolOptions = NonNullable<ConstructorParameters<typeof Piscina>[0]>;

/** No thread is left, and none comes: `cause` says why the last one ended. */
export class NoThreadError extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** Threads that run the functions of one file. */
export interface ThreadPool {
  /** Rejects where the function throws or the thread ends, and with NoThreadError where no thread can be started. */
  run(task: unknown, name?: string): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * A pool that never leaves a task waiting for a thread that does not come: where threads end before they have loaded
 * their file, the pool starts no others, and what waits is told why. The next task tries again.
 */
export function startThreadPool(options: PoolOptions, onFault: (error: Error) => void): ThreadPool {
  const pool = new Piscina(options);
  const waiting = new Set<(error: Error) => void>();
  let cause: Error | undefined;
  pool.on('error', (error: Error) => {
    cause = error;
    onFault(error);
  });
  // Whoever replaces a thread does so at once, so that none is left a moment later only where none will come.
  pool.on('workerDestroy', () => setImmediate(refuseIfNoneIsLeft));

  function refuseIfNoneIsLeft(): void {
    if (pool.threads.length > 0) return;
    const error = new NoThreadError(cause ?? new Error('every thread has ended'));
    for (const refuse of waiting) refuse(error);
  }

  return {
    run: (task, name) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        pool
          .run(task, name === undefined ? {} : { name })
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
    close: () => pool.destroy(),
  };
}
