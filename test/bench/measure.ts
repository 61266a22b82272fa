/** What Node is told of its memory, as npm start and the Dockerfile have it. */
export const YOUNG_GENERATION = '--max-semi-space-size=64';

/**
 * Milliseconds that one thread takes for `work`: the smaller of the time that passes and the processor time of the
 * process. Each is at least what the work takes; the first grows where something else has the core, the second where
 * the collector or the compiler works beside it.
 */
export function millisecondsOf(work: () => unknown): number {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  work();
  const passed = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  return Math.min(passed, (user + system) / 1_000);
}

/** Milliseconds of every item of a list: the median of `rounds` rounds over the whole list. */
export function millisecondsOfEach<T>(
  items: readonly T[],
  rounds: number,
  work: (item: T) => unknown,
): number[] {
  const times = items.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    items.forEach((item, i) => times[i].push(millisecondsOf(() => work(item))));
  }
  return times.map((ofItem) => quantile(ofItem, 0.5));
}

/** The smallest value that at least `share` (0..1) of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((p, q) => p - q);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Collects the whole heap; the process needs --expose-gc. */
export function collectGarbage(): void {
  if (!globalThis.gc) throw new Error('collecting needs a process started with --expose-gc');
  globalThis.gc();
}

/** Bytes in array buffers, shared ones included, after a collection; the process needs --expose-gc. */
export function bufferBytes(): number {
  // The first pass finds the buffers that nothing holds, the second one the memory they gave back.
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}
