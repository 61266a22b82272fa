import { addMemory, createMemory, type GraphMemory } from '../../src/engine/kernel/graphMemory';
import {
  BOUND_PARAMETERS,
  BOUND_RUN,
  DOCUMENT_PARAMETERS,
  FEW_PAST,
  type Kernel,
  LIST_TABLE,
  MOST_PAST,
  QUERY_PARAMETERS,
} from '../../src/engine/kernel/kernel';
import { openKernel } from '../../src/engine/kernel/openKernel';
import { typescriptKernel } from '../../src/engine/kernel/typescriptKernel';
import { seededRandom, type SeededRandom } from '../support/random/seededRandom';

/** Where in the memory of a test things lie. */
const AT = {
  ...{ seekerLanes: 0, rowLanes: 65_536, marks: 131_072, traits: 139_264, pasts: 155_648, fame: 163_840 },
  ...{ found: 172_032, squares: 188_416, seekerTexts: 204_800, rowTexts: 221_184, weights: 237_568 },
  ...{
    parameters: 237_824,
    tables: 238_080,
    factors: 250_000,
    books: 252_000,
    book: 253_008,
    lists: 254_000,
  },
  ...{ tableOf: 255_008, firstOfRun: 256_000, beyondFirst: 257_008, postings: 258_000, fameFew: 300_000 },
  ...{ bars: 301_008, runs: 310_000 },
  bytes: 400_000,
};
const ROWS = 300;
/** From the parameters of rows to those of others: of the lanes of all rows or of one. */
const OTHERS = 128;

/** Two memories alike, with what a search might have written there. */
function twoMemories(random: SeededRandom): [GraphMemory, GraphMemory] {
  const memories = [createMemory(AT.bytes), createMemory(AT.bytes)] as [GraphMemory, GraphMemory];
  const { buffer } = memories[0];
  const fill = (
    array: Int16Array | Uint8Array | Uint16Array | Float32Array | Int32Array,
    of: () => number,
  ): void => {
    for (let i = 0; i < array.length; i++) array[i] = of();
  };
  const lane = (): number => (random.integer(0, 3) === 0 ? random.integer(0, 32_767) : 0);
  fill(new Int16Array(buffer, AT.seekerLanes, ROWS * 8), () => (random.integer(0, 4) === 0 ? lane() : 0));
  fill(new Int16Array(buffer, AT.rowLanes, ROWS * 8), lane);
  fill(new Uint8Array(buffer, AT.marks, ROWS), () =>
    random.integer(0, 2) === 0 ? random.integer(0, 15) : 0,
  );
  fill(new Int32Array(buffer, AT.traits, ROWS), () => random.integer(0, 3) << 23);
  fill(new Uint16Array(buffer, AT.pasts, ROWS), () =>
    random.pick([0, 0, 1, 2, 29, 30, 700, MOST_PAST, 40_000]),
  );
  fill(new Float32Array(buffer, AT.fame, MOST_PAST + 2), () => 1 + random.integer(0, 1_000) / 800);
  const fame = new Float32Array(buffer, AT.fame, MOST_PAST + 2);
  fame[0] = 2.25;
  const few = new Float32Array(buffer, AT.fameFew, FEW_PAST);
  few.set(fame.subarray(0, FEW_PAST));
  few[FEW_PAST - 1] = Math.max(...fame.subarray(FEW_PAST - 1));
  fill(
    new Float32Array(buffer, AT.weights, 16),
    () => random.pick([0, 1]) * random.integer(0, 1_000) * 3e-12,
  );
  for (const texts of [AT.seekerTexts, AT.rowTexts]) {
    fill(new Float32Array(buffer, texts, ROWS), () => random.integer(0, 1_000) / 1_000);
  }
  const u32 = new Uint32Array(buffer, AT.parameters);
  for (const name of [
    'seekerLanes',
    'rowLanes',
    'marks',
    'traits',
    'pasts',
    'fame',
    'fameFew',
    'bars',
    'found',
    'squares',
  ] as const) {
    u32[BOUND_PARAMETERS[name] / 4] = AT[name];
  }
  u32[BOUND_PARAMETERS.seekerTexts / 4] = AT.seekerTexts;
  u32[BOUND_PARAMETERS.rowTexts / 4] = AT.rowTexts;
  u32[BOUND_PARAMETERS.mask / 4] = random.pick([0, 1 << 23, 3 << 23]);
  u32[BOUND_PARAMETERS.required / 4] = u32[BOUND_PARAMETERS.mask / 4] & (1 << 23);
  u32[BOUND_PARAMETERS.rowLanesStep / 4] = random.pick([0, 16]);
  fill(new Int16Array(buffer, AT.parameters, 16), () => random.pick([0, 820]));
  fill(new Float32Array(buffer, AT.parameters + BOUND_PARAMETERS.words, 2), () => random.pick([0, 0.5]));
  const others = new Uint8Array(buffer, AT.parameters + OTHERS, BOUND_PARAMETERS.bytes);
  others.set(new Uint8Array(buffer, AT.parameters, BOUND_PARAMETERS.bytes));
  new Uint32Array(buffer, AT.parameters + OTHERS)[BOUND_PARAMETERS.rowLanesStep / 4] ^= 16;
  new Uint8Array(memories[1].buffer).set(new Uint8Array(buffer));
  return memories;
}

/** Does the same with both kernels; throws where they differ in what they return or write. */
function bothDo(memories: readonly GraphMemory[], work: (kernel: Kernel) => unknown): unknown {
  const [first, second] = memories.map((memory, i) =>
    work(i === 0 ? openKernel(memory) : typescriptKernel(memory)),
  );
  expect(first).toEqual(second);
  const [one, other] = memories.map(({ buffer }) => Buffer.from(new Uint8Array(buffer)));
  expect(one.equals(other)).toBe(true);
  return first;
}

/** The same for work that finds rows: behind those it counts it may have written others, and what it held them against. */
function foundByBoth(memories: readonly GraphMemory[], work: (kernel: Kernel) => number): number {
  const forget = ({ buffer }: GraphMemory, count: number): void => {
    new Uint16Array(buffer, AT.found, ROWS).fill(0, count);
    new Float32Array(buffer, AT.squares, ROWS).fill(0, count);
    new Int16Array(buffer, AT.bars, FEW_PAST * 8).fill(0);
  };
  return bothDo(memories, (kernel) => {
    const count = work(kernel);
    for (const memory of memories) forget(memory, count);
    return count;
  }) as number;
}

describe('the kernel in WebAssembly and its twin in TypeScript', () => {
  it('bound the same rows, to the bit', () => {
    let found = 0;
    for (let seed = 0; seed < 60; seed++) {
      const random = seededRandom(seed);
      const memories = twoMemories(random);
      const from = random.integer(0, 40);
      const listed = foundByBoth(memories, (kernel) => kernel.countListed(AT.parameters, from, ROWS, 0));
      expect(listed).toBeGreaterThan(0);
      const words = random.integer(0, 1);
      // Of any length, none and fewer than eight rows included; weights and parameters go on or change.
      const cuts = Array.from({ length: random.integer(0, 11) }, () => random.integer(from, ROWS));
      const ends = [...cuts, ...cuts.slice(0, 2).map((cut) => Math.min(ROWS, cut + 3)), ROWS].sort(
        (p, q) => p - q,
      );
      ends.forEach((to, i) => {
        const [parameters, weights] = [random.pick([0, OTHERS]), random.pick([0, 32])];
        for (const { buffer } of memories) {
          const run = new Uint32Array(buffer, AT.runs + i * BOUND_RUN.bytes, BOUND_RUN.bytes / 4);
          run[BOUND_RUN.parameters / 4] = AT.parameters + parameters;
          run[BOUND_RUN.weights / 4] = AT.weights + weights;
          run[BOUND_RUN.from / 4] = i === 0 ? from : ends[i - 1];
          run[BOUND_RUN.to / 4] = to;
        }
      });
      const bound = (least: number): number =>
        foundByBoth(memories, (kernel) => kernel.boundRuns(ends.length, AT.runs, words, least));
      const all = bound(0);
      const squares = Array.from(new Float32Array(memories[0].buffer, AT.squares, all));
      // At squares that rows have, and at none.
      for (const least of [...[0.1, 0.5, 0.9].map((share) => squares[Math.floor(share * all)]), 1e-7, 0.01]) {
        found += bound(least);
      }
    }
    expect(found).toBeGreaterThan(5_000);
  });

  it('fill the same tables, run the same lists and mark the same rows', () => {
    let touched = 0;
    for (let seed = 0; seed < 30; seed++) {
      const random = seededRandom(seed);
      const memories = twoMemories(random);
      const count = random.integer(1, 12);
      for (const { buffer } of memories) {
        const again = seededRandom(seed + 1_000);
        for (let i = 0; i < 16; i++) new Float32Array(buffer, AT.book, 16)[i] = (i * i) / 225;
        for (let i = 0; i < 64; i++) {
          new Float32Array(buffer, AT.factors)[i] = again.pick([0, 0.3, 700.5, 16_384, 90_000]);
        }
        let at = 0;
        for (let i = 0; i <= count; i++) {
          const record = AT.books + i * LIST_TABLE.bytes;
          new Float32Array(buffer, record + LIST_TABLE.share)[0] = again.pick([0, 0.1, 1 / 3, 1]);
          new Uint32Array(buffer, record + LIST_TABLE.dimension)[0] = again.integer(0, 7);
          new Uint32Array(buffer, record + LIST_TABLE.book)[0] = AT.book;
          new Uint32Array(buffer, AT.lists)[i] = i;
          new Uint32Array(buffer, AT.tableOf)[i] = again.integer(0, count - 1);
          if (i % 16 === 0) new Uint32Array(buffer, AT.firstOfRun)[i / 16] = at;
          new Uint16Array(buffer, AT.beyondFirst)[i] = at - new Uint32Array(buffer, AT.firstOfRun)[i >> 4];
          const rows = Array.from({ length: again.pick([0, 1, 40]) }, () => again.integer(0, ROWS - 1));
          for (const row of rows) {
            new Uint16Array(buffer, AT.postings)[at++] = (again.integer(0, 15) << 12) | row;
          }
        }
      }
      const relating = random.integer(0, count);
      bothDo(memories, (kernel) => kernel.fillTables(count, relating, AT.books, AT.factors, AT.tables));
      const lists = [AT.firstOfRun, AT.beyondFirst, AT.postings] as const;
      const run = (kernel: Kernel): number =>
        kernel.runLists(count, relating, AT.lists, AT.tableOf, AT.tables, 0, ...lists, AT.seekerLanes);
      touched += bothDo(memories, run) as number;
      bothDo(memories, (kernel) => kernel.markLists(count, AT.lists, AT.book, 0, ...lists, AT.marks));
      bothDo(memories, (kernel) => kernel.clear(AT.rowLanes, 160));
    }
    expect(touched).toBeGreaterThan(1_000);
  });
});

describe('what both make of words', () => {
  it('is the same, to the bit', () => {
    const marked: number[] = [];
    for (let seed = 0; seed < 40; seed++) {
      const random = seededRandom(seed);
      const memories = twoMemories(random);
      for (const { buffer } of memories) {
        const again = seededRandom(seed + 1_000);
        const documents = new Uint32Array(buffer, AT.lists, 101);
        for (let row = 0; row < 100; row++) documents[row + 1] = documents[row] + again.pick([0, 1, 1, 3]);
        for (let document = 0; document < documents[100]; document++) {
          new Float32Array(buffer, AT.postings)[document] = 1 / again.integer(1, 9);
          new Float64Array(buffer, AT.tables)[document] = again.pick([0, 0, 0.01, 0.2, 1]);
        }
        new Uint32Array(buffer, AT.factors).set([
          ...[AT.lists, AT.postings, AT.seekerTexts, AT.tables, AT.marks, AT.rowTexts],
        ]);
        new Float64Array(buffer, AT.factors + DOCUMENT_PARAMETERS.rounding).set([
          1e-5,
          again.pick([0, 0.25]),
        ]);
        for (let row = 0; row < 100; row++) {
          new Int32Array(buffer, AT.traits)[row] = again.integer(0, 7) << 19;
          new Uint16Array(buffer, AT.pasts)[row] = again.integer(0, 2);
          new Float64Array(buffer, AT.seekerLanes)[row] = again.pick([
            0,
            1,
            8191,
            2 ** 13,
            2 ** 52 - 1,
            2 ** 39 + 77,
          ]);
          new Float64Array(buffer, AT.rowLanes)[row] = again.integer(1, 40);
        }
        new Uint32Array(buffer, AT.books).set([
          ...[AT.seekerLanes, AT.traits, AT.rowLanes, AT.pasts, AT.book, AT.seekerTexts],
        ]);
        new Float64Array(buffer, AT.books + QUERY_PARAMETERS.perUnit).set([
          again.pick([0, 1e-4, 1e-3]),
          1e-6,
        ]);
        new Uint32Array(buffer, AT.book, 12).set([7, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0]);
        new Float64Array(buffer, AT.book)[1] = 0.7;
        new Float64Array(buffer, AT.book)[5] = 1;
      }
      const from = random.integer(0, 20);
      bothDo(memories, (kernel) => kernel.foldDocuments(AT.factors, from, 100));
      bothDo(memories, (kernel) => kernel.foldQueries(AT.books, from, 100));
      marked.push(
        ...new Float32Array(memories[0].buffer, AT.rowTexts, 100).filter((text) => text > 0.25 && text < 1),
      );
      marked.push(
        ...new Float32Array(memories[0].buffer, AT.seekerTexts, 100).filter((text) => text > 0 && text < 1),
      );
    }
    expect(marked.length).toBeGreaterThan(500);
  });
});

describe('shared memory', () => {
  it('grows at its end, and what was there stays', () => {
    const memory = createMemory(10);
    new Uint8Array(memory.buffer)[3] = 7;
    const [first, second] = [addMemory(memory, 70_000), addMemory(memory, 1)];
    expect([first, second]).toEqual([65_536, 3 * 65_536]);
    expect(memory.buffer.byteLength).toBe(4 * 65_536);
    expect(new Uint8Array(memory.buffer)[3]).toBe(7);
  });

  it('is refused beyond four gigabytes', () => {
    expect(() => createMemory(2 ** 32 + 1)).toThrow('more than 4 GB');
  });
});
