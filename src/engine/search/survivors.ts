import type { FoundRows } from './foundRows';
import { LANES, type SummedLanes } from './lanes';

/** Rows of segments that are gone whose bound reaches the threshold, with what a closer look at them asks for. */
export interface Survivors extends SummedLanes {
  count: number;
  rows: Int32Array;
  /** As those of `FoundRows`; -1 once looked at. */
  squares: Float32Array;
  seekerLanes: Int16Array;
  rowLanes: Int16Array;
  /** The same in words of 32 bits. */
  seekerWords: Int32Array;
  rowWords: Int32Array;
  squareWords: Int32Array;
  marks: Uint8Array;
}

/** Room that grows as it is asked for. */
export function noSurvivors(): Survivors {
  return { count: 0, ...roomFor(1024) };
}

/** Adds the rows found in the segment from row `base` on whose square is at least `least` and below `below`; O(rows found). */
export function survive(
  survivors: Survivors,
  { found, seekerWords, rowWords, marks }: SummedLanes & { readonly found: FoundRows },
  base: number,
  least: number,
  below: number,
): void {
  for (let k = 0; k < found.count; k++) {
    if (found.squares[k] < least || found.squares[k] >= below) continue;
    if (survivors.count === survivors.rows.length) grow(survivors);
    const i = found.rows[k];
    const at = survivors.count++;
    survivors.rows[at] = base + i;
    survivors.squares[at] = found.squares[k];
    survivors.marks[at] = marks[i];
    const { seekerWords: toSeeker, rowWords: toRow } = survivors;
    for (let from = i * WORDS, to = at * WORDS, end = to + WORDS; to < end; from++, to++) {
      toSeeker[to] = seekerWords[from];
      toRow[to] = rowWords[from];
    }
  }
}

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
