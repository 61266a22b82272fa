import { BLOCK_ROWS } from '../index/rowIndex';

/** Blocks that are bounded together: what is written down of their rows lies side by side, from `base` on. */
export interface Segment {
  readonly firstBlock: number;
  readonly endBlock: number;
  /** Rows `base` to `end - 1`. */
  readonly base: number;
  readonly end: number;
}

/** The most rows of a segment: the memory that holds them is in the second cache still. */
export const SEGMENT_ROWS = 3 * BLOCK_ROWS;

/**
 * Cuts the blocks into segments, that around row `near` first; O(blocks).
 * @param blockStart the first row of each block, and the end
 */
export function segmentsAround(blockStart: readonly number[], near: number): Segment[] {
  const blocks = blockStart.length - 1;
  const fits = (from: number, to: number): boolean =>
    from >= 0 && to <= blocks && blockStart[to] - blockStart[from] <= SEGMENT_ROWS;
  const segment = (firstBlock: number, endBlock: number): Segment => ({
    ...{ firstBlock, endBlock },
    ...{ base: blockStart[firstBlock], end: blockStart[endBlock] },
  });
  const home = blockOf(blockStart, near);
  if (blocks === 0) return [];
  let [first, end] = [home, home + 1];
  while (fits(first, end + 1)) end++;
  while (fits(first - 1, end)) first--;
  const segments = [segment(first, end)];
  for (const [from, to] of [
    [0, first],
    [end, blocks],
  ]) {
    for (let at = from; at < to; at = segments.at(-1)!.endBlock) {
      let next = at + 1;
      while (next < to && fits(at, next + 1)) next++;
      segments.push(segment(at, next));
    }
  }
  return segments;
}

function blockOf(blockStart: readonly number[], row: number): number {
  let block = 0;
  while (block + 2 < blockStart.length && blockStart[block + 1] <= row) block++;
  return block;
}
