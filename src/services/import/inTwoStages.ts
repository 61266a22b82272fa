/** What happens to each item of a stream. */
export interface TwoStages<I, M> {
  /** Begins before earlier items are through. */
  readonly first: (item: I) => Promise<M>;
  /** Runs for one item at a time, in their order, and not at all behind one that failed. */
  readonly second: (item: I, made: M) => Promise<void>;
  /** Whether the first stage of an item must wait until every earlier one is through. */
  readonly isDependent: (item: I) => boolean;
  /** Items that may be under way at once. */
  readonly ahead: number;
}

/**
 * Takes items through two stages, so that the one of some runs beside the other of others; the next item is fetched
 * meanwhile. @throws what a stage throws
 */
export async function inTwoStages<I, M>(
  items: AsyncIterable<I>,
  { first, second, isDependent, ahead }: TwoStages<I, M>,
): Promise<void> {
  let underWay: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  try {
    for await (const item of fetchedAhead(items)) {
      if (isDependent(item)) {
        await last;
        underWay = [];
      } else if (underWay.length >= ahead) await underWay.shift();
      last = Promise.all([first(item), last]).then(([made]) => second(item, made));
      // Its failure is met where it is awaited, after the next item is there.
      last.catch(() => {});
      underWay.push(last);
    }
  } finally {
    await last;
  }
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
