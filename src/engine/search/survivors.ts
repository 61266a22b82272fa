/** Rows whose bound reaches the threshold, with what a closer look at them asks for. */
export interface Survivors {
  count: number;
  rows: Int32Array;
  /** Square of the bound; -1 once looked at. */
  squares: Float64Array;
  /** Lanes of the seeker's and of the row's side, as doubles and as words of 32 bits. */
  seekerSums: Float64Array;
  rowSums: Float64Array;
  seekerWords: Int32Array;
  rowWords: Int32Array;
  /** Bits of `MARK`. */
  marks: Uint8Array;
}

export function noSurvivors(): Survivors {
  return { count: 0, ...roomFor(4096) };
}

/** Adds a row; O(1) on average. */
export function survive(
  survivors: Survivors,
  row: number,
  square: number,
  seekerSum: number,
  rowSum: number,
  mark: number,
): void {
  if (survivors.count === survivors.rows.length) grow(survivors);
  const at = survivors.count++;
  survivors.rows[at] = row;
  survivors.squares[at] = square;
  survivors.seekerSums[at] = seekerSum;
  survivors.rowSums[at] = rowSum;
  survivors.marks[at] = mark;
}

/** The square that `n` survivors reach, at most 64; -1 where there are no more than these. O(survivors). */
export function reachedBy({ squares, count }: Survivors, asked: number): number {
  const n = Math.min(asked, HIGHEST.length);
  if (count <= n) return -1;
  HIGHEST.fill(-1);
  for (let k = 0; k < count; k++) {
    const square = squares[k];
    if (square <= HIGHEST[n - 1]) continue;
    let at = n - 1;
    for (; at > 0 && HIGHEST[at - 1] < square; at--) HIGHEST[at] = HIGHEST[at - 1];
    HIGHEST[at] = square;
  }
  return HIGHEST[n - 1];
}

/** Leaves out survivors whose square is below `least`; O(survivors). */
export function keepReaching(survivors: Survivors, least: number): void {
  const { rows, squares, seekerSums, rowSums, marks } = survivors;
  let kept = 0;
  for (let k = 0; k < survivors.count; k++) {
    if (squares[k] < least) continue;
    rows[kept] = rows[k];
    squares[kept] = squares[k];
    seekerSums[kept] = seekerSums[k];
    rowSums[kept] = rowSums[k];
    marks[kept++] = marks[k];
  }
  survivors.count = kept;
}

const HIGHEST = new Float64Array(64);

function grow(survivors: Survivors): void {
  const { rows, squares, seekerSums, rowSums, marks } = survivors;
  Object.assign(survivors, roomFor(2 * rows.length));
  survivors.rows.set(rows);
  survivors.squares.set(squares);
  survivors.seekerSums.set(seekerSums);
  survivors.rowSums.set(rowSums);
  survivors.marks.set(marks);
}

function roomFor(length: number): Omit<Survivors, 'count'> {
  const seekerSums = new Float64Array(length);
  const rowSums = new Float64Array(length);
  return {
    rows: new Int32Array(length),
    squares: new Float64Array(length),
    seekerSums,
    rowSums,
    seekerWords: new Int32Array(seekerSums.buffer),
    rowWords: new Int32Array(rowSums.buffer),
    marks: new Uint8Array(length),
  };
}
