/** Memory that all threads share: a generation, and behind it what searches of each thread write down. */
export type GraphMemory = WebAssembly.Memory;

const PAGE_BYTES = 65_536;
/** Addresses have 32 bits. */
const MOST_PAGES = 65_536;

/** Memory of at least `bytes`, all 0. @throws RangeError beyond 4 GB */
export function createMemory(bytes: number): GraphMemory {
  const initial = Math.ceil(bytes / PAGE_BYTES);
  if (initial > MOST_PAGES) throw new RangeError(`A graph of ${bytes} bytes is more than 4 GB.`);
  return new WebAssembly.Memory({ initial, maximum: MOST_PAGES, shared: true });
}

/** Adds memory at the end, which no other thread gets; returns where it begins. `memory.buffer` is another one then. */
export function addMemory(memory: GraphMemory, bytes: number): number {
  return memory.grow(Math.ceil(bytes / PAGE_BYTES)) * PAGE_BYTES;
}
