/** What happens to each item of a stream. */
export interface Stages<I, M, R> {
  /** Begins before earlier items are through. */
  readonly first: (item: I) => Promise<M>;
  /**
   * Begins in the order of the items and may end in any, two at a time. Behind one that has failed it does not begin; what is
   * under way then has to find out by itself.
   */
  readonly second: (made: M) => Promise<R>;
  /** Runs for one item at a time, in their order, and not at all behind one that failed. */
  readonly third: (made: M, result: R) => Promise<void>;
  /** Whether the first stage of an item must wait until every earlier one is through. */
  readonly isDependent: (item: I) => boolean;
  /** Items that may be under way at once. */
  readonly ahead: number;
}

/**
 * Takes items through the stages, so that the one of some runs beside the other of others; the next item is fetched
 * meanwhile. @throws what a stage throws
 */
export async function inStages<I, M, R>(
  items: AsyncIterable<I>,
  { first, second, third, isDependent, ahead }: Stages<I, M, R>,
): Promise<void> {
  let underWay: Promise<void>[] = [];
  let begun: Promise<unknown> = Promise.resolve();
  let beforeLast: Promise<void> = Promise.resolve();
  let last: Promise<void> = Promise.resolve();
  try {
    for await (const item of fetchedAhead(items)) {
      if (isDependent(item)) {
        await last;
        underWay = [];
      } else if (underWay.length >= ahead) await underWay.shift();
      const begins = Promise.all([first(item), begun, beforeLast]).then(([made]) => ({
        made,
        running: second(made),
      }));
      const through = conclude(last, begins, third);
      // Failures are met where the last one is awaited, after the next item is there.
      for (const each of [begins, begins.then(({ running }) => running), through]) each.catch(() => {});
      [begun, beforeLast, last] = [begins, last, through];
      underWay.push(through);
    }
  } finally {
    await last;
  }
}

/** Not before everything that was ahead is through, also where this one fails. */
async function conclude<M, R>(
  ahead: Promise<void>,
  begins: Promise<{ readonly made: M; readonly running: Promise<R> }>,
  third: (made: M, result: R) => Promise<void>,
): Promise<void> {
  await ahead;
  const { made, running } = await begins;
  await third(made, await running);
}

/** The same items, each asked for when the one before it is handed over. */
async function* fetchedAhead<I>(items: AsyncIterable<I>): AsyncGenerator<I> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const fetched = await next;
      if (fetched.done) return;
      next = iterator.next();
      next.catch(() => {});
      yield fetched.value;
    }
  } finally {
    await iterator.return?.();
  }
}
