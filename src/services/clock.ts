/** Time as a part that tests can replace. */
export interface Clock {
  now(): Date;
  /** Runs the task once, after that many milliseconds; the returned function calls it off. */
  after(milliseconds: number, task: () => void): () => void;
}

/** The machine's clock; its timers never keep the process alive. */
export function systemClock(): Clock {
  return {
    now: () => new Date(),
    after: (milliseconds, task) => {
      const timer = setTimeout(task, milliseconds).unref();
      return () => clearTimeout(timer);
    },
  };
}

/** The ISO day, UTC, that decides which offers and needs have ended. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
