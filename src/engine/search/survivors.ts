import { LANES } from './lanes';

/** Rows whose bound reaches the threshold, with what a closer look at them asks for. */
export interface Survivors {
  count: number;
  rows: Int32Array;
  /** Square of the bound in single precision, rounded up; -1 once looked at. */
  squares: Float32Array;
  /** Lanes of the seeker's and of the row's side, eight each. */
  seekerLanes: Int16Array;
  rowLanes: Int16Array;
  /** The same in words of 32 bits. */
  seekerWords: Int32Array;
  rowWords: Int32Array;
  squareWords: Int32Array;
  /** Bits of `MARK`. */
  marks: Uint8Array;
  /** Of the one looked at last: the readings that reach the page, as bits. */
  reaching: number;
}

/** Where the lanes, in words of 32 bits, and the marks of the rows of a block are. */
interface BlockLanes {
  readonly seekerWords: Int32Array;
  readonly rowWords: Int32Array;
  readonly marks: Uint8Array;
}

export function noSurvivors(): Survivors {
  return { count: 0, reaching: 0, ...roomFor(1024) };
}

/** Adds row `row`, the `i`-th of its block; O(lanes) on average. @returns where among `squares` its own is to be written */
export function survive(
  survivors: Survivors,
  row: number,
  { seekerWords, rowWords, marks }: BlockLanes,
  i: number,
): number {
  if (survivors.count === survivors.rows.length) grow(survivors);
  const at = survivors.count++;
  survivors.rows[at] = row;
  survivors.marks[at] = marks[i];
  const { seekerWords: toSeeker, rowWords: toRow } = survivors;
  for (let from = i * WORDS, to = at * WORDS, end = to + WORDS; to < end; from++, to++) {
    toSeeker[to] = seekerWords[from];
    toRow[to] = rowWords[from];
  }
  return at;
}

/**
 * A square that at least `n` survivors reach, and as few more as a histogram of steps of one part in 128 can tell; -1 where
 * there are no more than these, or too few that are not next to nothing. O(survivors).
 */
export function reachedBy({ squareWords, count }: Survivors, n: number): number {
  if (count <= n) return -1;
  BUCKETS.fill(0);
  for (let k = 0; k < count; k++) {
    const bucket = (squareWords[k] >> 16) - LOWEST_BUCKET;
    if (bucket > 0) BUCKETS[bucket < BUCKETS.length ? bucket : BUCKETS.length - 1]++;
  }
  let bucket = BUCKETS.length;
  for (let left = n; left > 0; left -= BUCKETS[bucket]) if (--bucket === 0) return -1;
  WORD[0] = (bucket + LOWEST_BUCKET) << 16;
  return SINGLE[0];
}

/** Leaves out survivors whose square is below `least`; O(survivors). */
export function keepReaching(survivors: Survivors, least: number): void {
  const { rows, squares, seekerWords, rowWords, marks } = survivors;
  let kept = 0;
  for (let k = 0; k < survivors.count; k++) {
    if (squares[k] < least) continue;
    rows[kept] = rows[k];
    squares[kept] = squares[k];
    for (let from = k * WORDS, to = kept * WORDS; from < (k + 1) * WORDS; from++, to++) {
      seekerWords[to] = seekerWords[from];
      rowWords[to] = rowWords[from];
    }
    marks[kept++] = marks[k];
  }
  survivors.count = kept;
}

/** How many squares have the same exponent and first seven bits behind it in single precision, from 2^-27 up to 2^5. */
const BUCKETS = new Int32Array(32 << 7);
const LOWEST_BUCKET = (127 - 27) << 7;
const SINGLE = new Float32Array(1);
const WORD = new Int32Array(SINGLE.buffer);
/** Words of the lanes of a row. */
const WORDS = LANES / 2;

function grow(survivors: Survivors): void {
  const { rows, squares, seekerLanes, rowLanes, marks } = survivors;
  Object.assign(survivors, roomFor(2 * rows.length));
  survivors.rows.set(rows);
  survivors.squares.set(squares);
  survivors.seekerLanes.set(seekerLanes);
  survivors.rowLanes.set(rowLanes);
  survivors.marks.set(marks);
}

function roomFor(length: number): Omit<Survivors, 'count' | 'reaching'> {
  const seekerLanes = new Int16Array(length * LANES);
  const rowLanes = new Int16Array(length * LANES);
  const squares = new Float32Array(length);
  return {
    ...{ seekerLanes, rowLanes, squares },
    rows: new Int32Array(length),
    seekerWords: new Int32Array(seekerLanes.buffer),
    rowWords: new Int32Array(rowLanes.buffer),
    squareWords: new Int32Array(squares.buffer),
    marks: new Uint8Array(length),
  };
}
