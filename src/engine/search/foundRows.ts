/** Rows of a segment whose bound reaches the threshold. */
export interface FoundRows {
  count: number;
  /** Counted from the first of the segment. */
  readonly rows: Uint16Array;
  /** Squares of their bounds in single precision, rounded up. */
  readonly squares: Float32Array;
  /** The same in words of 32 bits. */
  readonly squareWords: Int32Array;
}

/** How many squares have the same exponent and first seven bits behind it in single precision, from 2^-27 up to 2^5. */
const BUCKETS = new Int32Array(32 << 7);
const LOWEST_BUCKET = (127 - 27) << 7;
const SINGLE = new Float32Array(1);
const WORD = new Int32Array(SINGLE.buffer);

/**
 * A square that at least `n` of the rows reach, and as few more as a histogram of steps of one part in 128 can tell; -1
 * where there are no more than these, or too few that are not next to nothing. O(rows).
 */
export function reachedBy(
  { squareWords, count }: Pick<FoundRows, 'squareWords' | 'count'>,
  n: number,
): number {
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
