import { FAMILIES } from '../index/rowValues';
import { CODES } from '../index/codeBook';
import type { RowIndex } from '../index/rowIndex';
import { ABOVE_SINGLE } from '../index/textIndex';
import type { Generation } from '../generation/generation';
import { addMemory, type GraphMemory } from '../kernel/graphMemory';
import { type Kernel, BOUND_PARAMETERS, FEW_PAST, MOST_PAST } from '../kernel/kernel';
import { D } from '../plan/seekerPlan';
import { SILENCE } from '../../scoring/mutual';
import { boundHeap, type BoundHeap } from './boundHeap';
import { type Chunks, emptyChunks, FACTOR_SETS } from './chunks';
import { type BoundParameters, boundParameters } from './boundParameters';
import type { FameMemory } from './fameBounds';
import { LANE_STEPS, LANES, type SummedLanes } from './lanes';
import { type PlanMemory, planMemory } from './planMemory';
import type { SearchCounters } from './searchCounters';
import type { OpenReading } from '../plan/seeking';
import type { StaticReadings } from './staticReadings';
import type { FoundRows } from './foundRows';
import { SEGMENT_ROWS } from './segments';
import { noSurvivors, type Survivors } from './survivors';
import { type TextBounds, textBounds } from './textBounds';

/** What a search writes down of one segment of rows after the other; used by one query after another. */
export interface SearchScratch extends FameMemory, SummedLanes {
  readonly index: RowIndex;
  readonly kernel: Kernel;
  readonly plans: PlanMemory;
  readonly at: ScratchAddresses;
  /** Traits of the rows of the segment. */
  readonly traits: Int32Array;
  readonly found: FoundRows;
  /** What the kernel is asked for, of rows that state needs and of others. */
  readonly stated: BoundParameters;
  readonly others: BoundParameters;
  readonly survivors: Survivors;
  /** Of the row that was looked at closer last: the readings that reach the page, as bits. */
  reaching: number;
  readonly chunks: Chunks;
  /** Rows of all segments that are worth scoring. */
  readonly queue: BoundHeap;
  /** Bounds of text; null where nobody writes anything. */
  readonly texts: TextBounds | null;
  /** What the seeker and a row of the segment both offer, as common ground weighs it, at the most. */
  readonly groundSums: Float64Array;
  /** Readings laid out before. */
  readonly readings: WeakMap<readonly OpenReading[], StaticReadings>;
  readonly counters: SearchCounters;
  /** The address of the values of a family's codes in a dimension. */
  readonly bookOf: (family: number, dimension: number) => number;
}

/** Where in the memory of the generation the kernel finds what a search writes down, and lists of the index. */
export interface ScratchAddresses {
  readonly seekerLanes: number;
  readonly rowLanes: number;
  /** Lanes of what silence is worth. */
  readonly silentLanes: number;
  readonly marks: number;
  readonly traits: number;
  readonly found: number;
  readonly squares: number;
  readonly fame: number;
  readonly fameFew: number;
  readonly bars: number;
  readonly statedParameters: number;
  readonly otherParameters: number;
  readonly weights: number;
  readonly books: number;
  readonly firstOfRun: number;
  readonly beyondFirst: number;
  readonly postings: number;
}

const LANE_BYTES = LANES * 2;
const BOOK_BYTES = CODES * 4;
const BOOKS = FAMILIES * (D + 1);

/** Takes memory for a thread that searches a generation with an index; O(rows) where it has texts. */
export function searchScratch(
  { index, texts }: Generation,
  memory: GraphMemory,
  kernel: Kernel,
  counters: SearchCounters,
): SearchScratch {
  if (index === null || texts === null) throw new RangeError('This generation has no index.');
  const rows = Math.min(index.end, SEGMENT_ROWS);
  const at = addressesOf(index, rows, memory);
  const { buffer } = memory;
  const books = new Float32Array(buffer, at.books, BOOKS * CODES);
  index.books.forEach((family, f) =>
    family.forEach((book, d) =>
      books.set(
        Float32Array.from(book, (value) => value * ABOVE_SINGLE),
        (f * (D + 1) + d) * CODES,
      ),
    ),
  );
  new Int16Array(buffer, at.silentLanes, LANES).fill(Math.ceil(SILENCE * LANE_STEPS));
  const { seekerLanes, rowLanes, marks, traits, fame, fameFew, bars, found, squares } = at;
  const lanes = { seekerLanes, rowLanes, marks, traits, fame, fameFew, bars, found, squares };
  return {
    ...{ index, kernel, at, counters },
    plans: planMemory(memory, kernel),
    seekerLanes: new Int16Array(buffer, at.seekerLanes, rows * LANES),
    rowLanes: new Int16Array(buffer, at.rowLanes, rows * LANES),
    seekerWords: new Int32Array(buffer, at.seekerLanes, (rows * LANES) / 2),
    rowWords: new Int32Array(buffer, at.rowLanes, (rows * LANES) / 2),
    marks: new Uint8Array(buffer, at.marks, rows),
    traits: new Int32Array(buffer, at.traits, rows),
    found: {
      count: 0,
      rows: new Uint16Array(buffer, at.found, rows),
      squares: new Float32Array(buffer, at.squares, rows),
      squareWords: new Int32Array(buffer, at.squares, rows),
    },
    fame: new Float32Array(buffer, at.fame, MOST_PAST + 2),
    fameFew: new Float32Array(buffer, at.fameFew, FEW_PAST),
    fameBounds: { stated: null, others: new WeakMap() },
    stated: boundParameters(buffer, at.statedParameters, true, { ...lanes, rowLanesStep: LANE_BYTES }),
    others: boundParameters(buffer, at.otherParameters, false, {
      ...{ ...lanes, rowLanes: at.silentLanes, rowLanesStep: 0 },
    }),
    survivors: noSurvivors(),
    reaching: 0,
    chunks: emptyChunks(new Float32Array(buffer, at.weights, FACTOR_SETS * LANES)),
    queue: boundHeap(),
    texts: texts.firstDocument.length > 0 ? textBounds(texts, index.blockStart, at, memory) : null,
    groundSums: new Float64Array(rows),
    readings: new WeakMap(),
    bookOf: (family, dimension) => at.books + (family * (D + 1) + dimension) * BOOK_BYTES,
  };
}

function addressesOf(
  { firstOfRun, beyondFirst, postings }: RowIndex,
  rows: number,
  memory: GraphMemory,
): ScratchAddresses {
  let bytes = 0;
  const place = (size: number): number => {
    const from = bytes;
    bytes += Math.ceil(size / 16) * 16;
    return from;
  };
  const places = {
    seekerLanes: place(rows * LANE_BYTES),
    rowLanes: place(rows * LANE_BYTES),
    silentLanes: place(LANE_BYTES),
    marks: place(rows),
    traits: place(rows * 4),
    // One row more is written before it is known that it is not listed.
    found: place(rows * 2 + 2),
    squares: place(rows * 4),
    fame: place((MOST_PAST + 2) * 4),
    fameFew: place(FEW_PAST * 4),
    bars: place(FEW_PAST * LANES * 2),
    statedParameters: place(BOUND_PARAMETERS.bytes),
    otherParameters: place(BOUND_PARAMETERS.bytes),
    weights: place(FACTOR_SETS * LANES * 4),
    books: place(BOOKS * BOOK_BYTES),
  };
  const from = addMemory(memory, bytes);
  const addresses = Object.fromEntries(
    Object.entries(places).map(([name, offset]) => [name, from + offset]),
  ) as unknown as Record<keyof typeof places, number>;
  return {
    ...addresses,
    firstOfRun: firstOfRun.byteOffset,
    beyondFirst: beyondFirst.byteOffset,
    postings: postings.byteOffset,
  };
}
