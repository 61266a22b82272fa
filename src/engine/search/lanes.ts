import { DIMENSIONS } from '../../domain/dimension';
import { FLOOR } from '../../scoring/mutual';
import type { TypeReading } from '../plan/typeReadings';

/**
 * Five sums in one double, so that a posting costs one addition. A double that starts at 2^52 holds an integer in its
 * lower 52 bits: lanes 0 to 2 have 10 bits each in the lower word, lanes 3 and 4 in the upper.
 */
export const LANES = 5;
export const LANE_ZERO = 2 ** 52;
export const LANE_BITS = 10;
export const LANE_UNIT = [1, 2 ** 10, 2 ** 20, 2 ** 32, 2 ** 42] as const;
/** What a lane can hold. */
export const LANE_MOST = (1 << LANE_BITS) - 1;
/** The bits of the upper word that are lanes; above them is the exponent. */
export const UPPER_LANES = (1 << (2 * LANE_BITS)) - 1;

const D = DIMENSIONS.length;

/** The sum of one lane of entry `i`, from the words that the doubles are made of. */
export function laneOfWords(words: Int32Array, i: number, lane: number): number {
  const word = lane < 3 ? words[2 * i] : words[2 * i + 1] & UPPER_LANES;
  return (word >>> (LANE_BITS * (lane < 3 ? lane : lane - 3))) & LANE_MOST;
}

/** Readings in lanes, each with the largest weights of its readings. */
export interface LaneWeights {
  /** The lane of each reading, by its index; -1 for readings that are shut. */
  readonly laneOf: Int8Array;
  /** What the seeker gains per unit of its coverage: `[lane * DIMENSIONS + d]`. */
  readonly seeker: Float64Array;
  /** omega of the row's side, alike. */
  readonly row: Float64Array;
}

/**
 * Merges the readings open to one seeker until five lanes are left: always those two whose union bounds S lowest, for
 * the highest lane decides. O(readings^2) for each merger.
 * @param pull what the seeker gains per unit of coverage: `[reading.index * DIMENSIONS + d]`
 * @param reaches 1 per dimension in which the seeker offers something, else 0
 * @param most upper bound of all other factors, by reading
 */
export function assignLanes(
  open: readonly TypeReading[],
  readings: number,
  pull: Float64Array,
  reaches: Float64Array,
  most: (reading: TypeReading) => number,
): LaneWeights {
  const n = open.length;
  const seeker = new Float64Array(Math.max(n, LANES) * D);
  const row = new Float64Array(Math.max(n, LANES) * D);
  const factor = new Float64Array(n);
  const laneAt: number[] = [];
  open.forEach((reading, i) => {
    for (let d = 0; d < D; d++) {
      seeker[i * D + d] = pull[reading.index * D + d];
      row[i * D + d] = reading.candidateOmega[d];
    }
    factor[i] = most(reading);
    laneAt.push(i);
  });
  const unionBound = (p: number, q: number): number => {
    let x = FLOOR;
    let y = FLOOR;
    for (let d = 0; d < D; d++) {
      x += Math.max(seeker[p * D + d], seeker[q * D + d]);
      y += Math.max(row[p * D + d], row[q * D + d]) * reaches[d];
    }
    const most = Math.max(factor[p], factor[q]);
    return x * y * most * most;
  };
  const left = Array.from({ length: n }, (_, i) => i);
  const bounds = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) bounds[i * n + j] = unionBound(i, j);
  while (left.length > LANES) {
    let lowest = Infinity;
    let p = 0;
    let q = 0;
    for (let i = 0; i < left.length; i++) {
      for (let j = i + 1; j < left.length; j++) {
        const bound = bounds[left[i] * n + left[j]];
        if (bound >= lowest) continue;
        lowest = bound;
        p = left[i];
        q = left[j];
      }
    }
    for (let d = 0; d < D; d++) {
      seeker[p * D + d] = Math.max(seeker[p * D + d], seeker[q * D + d]);
      row[p * D + d] = Math.max(row[p * D + d], row[q * D + d]);
    }
    factor[p] = Math.max(factor[p], factor[q]);
    left.splice(left.indexOf(q), 1);
    for (let i = 0; i < n; i++) if (laneAt[i] === q) laneAt[i] = p;
    for (const i of left) if (i !== p) bounds[Math.min(i, p) * n + Math.max(i, p)] = unionBound(i, p);
  }
  return inOrder(open, readings, laneAt, left, seeker, row);
}

/** Moves what was merged to the places 0 to 4. */
function inOrder(
  open: readonly TypeReading[],
  readings: number,
  laneAt: readonly number[],
  left: readonly number[],
  seeker: Float64Array,
  row: Float64Array,
): LaneWeights {
  const laneOf = new Int8Array(readings).fill(-1);
  open.forEach(({ index }, i) => (laneOf[index] = left.indexOf(laneAt[i])));
  const ordered = (weights: Float64Array): Float64Array => {
    const lanes = new Float64Array(LANES * D);
    left.forEach((at, lane) => lanes.set(weights.subarray(at * D, at * D + D), lane * D));
    return lanes;
  };
  return { laneOf, seeker: ordered(seeker), row: ordered(row) };
}
