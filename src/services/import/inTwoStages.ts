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

/** Takes items through two stages, so that the one of some runs beside the other of others. @throws what a stage throws */
export async function inTwoStages<I, M>(
  items: AsyncIterable<I>,
  { first, second, isDependent, ahead }: TwoStages<I, M>,
): Promise<void> {
  let underWay: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  try {
    for await (const item of items) {
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
