import { LANES } from './lanes';

/** Rows whose bound reaches the threshold, with what a closer look at them asks for. */
export interface Survivors {
  count: number;
  rows: Int32Array;
  /** Square of the bound; -1 once looked at. */
  squares: Float64Array;
  /** Lanes of the seeker's and of the row's side, eight each. */
  seekerLanes: Int16Array;
  rowLanes: Int16Array;
  /** The same in words of 32 bits. */
  seekerWords: Int32Array;
  rowWords: Int32Array;
  /** Bits of `MARK`. */
  marks: Uint8Array;
}

/** Where the lanes, in words of 32 bits, and the marks of the rows of a block are. */
interface BlockLanes {
  readonly seekerWords: Int32Array;
  readonly rowWords: Int32Array;
  readonly marks: Uint8Array;
}

export function noSurvivors(): Survivors {
  return { count: 0, ...roomFor(1024) };
}

/** Adds row `row`, the `i`-th of its block; O(lanes) on average. */
export function survive(
  survivors: Survivors,
  row: number,
  square: number,
  { seekerWords, rowWords, marks }: BlockLanes,
  i: number,
): void {
  if (survivors.count === survivors.rows.length) grow(survivors);
  const at = survivors.count++;
  survivors.rows[at] = row;
  survivors.squares[at] = square;
  survivors.marks[at] = marks[i];
  const { seekerWords: toSeeker, rowWords: toRow } = survivors;
  for (let from = i * WORDS, to = at * WORDS, end = to + WORDS; to < end; from++, to++) {
    toSeeker[to] = seekerWords[from];
    toRow[to] = rowWords[from];
  }
}

/** The square that `n` survivors reach, at most 64; -1 where there are no more than these. O(survivors * log n). */
export function reachedBy({ squares, count }: Survivors, asked: number): number {
  const n = Math.min(asked, HIGHEST.length);
  if (count <= n) return -1;
  HIGHEST.fill(-1);
  for (let k = 0; k < count; k++) {
    const square = squares[k];
    if (square <= HIGHEST[0]) continue;
    let at = 0;
    for (let below = 1; below < n; below = 2 * at + 1) {
      if (below + 1 < n && HIGHEST[below + 1] < HIGHEST[below]) below++;
      if (HIGHEST[below] >= square) break;
      HIGHEST[at] = HIGHEST[below];
      at = below;
    }
    HIGHEST[at] = square;
  }
  return HIGHEST[0];
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

/** A heap of the highest, the lowest of them first. */
const HIGHEST = new Float64Array(64);
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

function roomFor(length: number): Omit<Survivors, 'count'> {
  const seekerLanes = new Int16Array(length * LANES);
  const rowLanes = new Int16Array(length * LANES);
  return {
    ...{ seekerLanes, rowLanes },
    rows: new Int32Array(length),
    squares: new Float64Array(length),
    seekerWords: new Int32Array(seekerLanes.buffer),
    rowWords: new Int32Array(rowLanes.buffer),
    marks: new Uint8Array(length),
  };
}
