import { DIMENSIONS } from '../../domain/dimension';
import { FLOOR } from '../../scoring/mutual';
import type { SeekerPlan } from '../plan/seekerPlan';
import type { TypeReading } from '../plan/typeReadings';

/** Eight sums of 16 bits for each row and side; they stop at 32,767. */
export const LANES = 8;
/** Steps of a gain of 1: a sum that has stopped is more than any gain. */
export const LANE_STEPS = 1 << 14;
/** The floor of gains in steps, rounded up. */
export const FLOOR_STEPS = Math.ceil(FLOOR * LANE_STEPS);

const D = DIMENSIONS.length;

/** What the lanes of rows add up to, eight for each row and side, and what else is known of these before they are bounded. */
export interface SummedLanes {
  readonly seekerLanes: Int16Array;
  readonly rowLanes: Int16Array;
  /** The same in words of 32 bits. */
  readonly seekerWords: Int32Array;
  readonly rowWords: Int32Array;
  /** Bits of `MARK`. */
  readonly marks: Uint8Array;
}

/** Readings in lanes, each with the largest weights of its readings. */
export interface LaneWeights {
  /** The lane of each reading, by its index; -1 for readings that are shut. */
  readonly laneOf: Int8Array;
  /** What the seeker gains per unit of its coverage: `[d * LANES + lane]`. */
  readonly seeker: Float64Array;
  /** omega of the row's side, alike. */
  readonly row: Float64Array;
}

/** Room for the readings of any table. */
export const MOST_READINGS = 64;
const SEEKER = new Float64Array(MOST_READINGS * D);
const ROW = new Float64Array(MOST_READINGS * D);
const FACTOR = new Float64Array(MOST_READINGS);
/** Bounds of unions, `[i * MOST_READINGS + j]` for i < j. */
const UNIONS = new Float64Array(MOST_READINGS * MOST_READINGS);
const LEFT = new Int32Array(MOST_READINGS);
/** The reading that each has been merged into. */
const INTO = new Int32Array(MOST_READINGS);

/**
 * Merges the readings open to one seeker until eight lanes are left: always those two whose union bounds S lowest, for
 * the highest lane decides. O(readings^2) for each merger.
 * @param plan what the seeker gains per unit of coverage, by reading and dimension, and what that is a share of
 * @param reaches 1 per dimension in which the seeker offers something, else 0
 * @param most upper bound of all other factors, by the place shape of a reading
 */
export function assignLanes(
  open: readonly TypeReading[],
  { pull, normaliser, readings }: SeekerPlan,
  reaches: Float64Array,
  most: readonly number[],
): LaneWeights {
  const n = open.length;
  const perNormaliser = normaliser > 0 ? 1 / normaliser : 0;
  for (let i = 0; i < n; i++) {
    const { index, candidateOmega, place } = open[i];
    for (let d = 0; d < D; d++) {
      SEEKER[i * D + d] = pull[index * D + d] * perNormaliser;
      ROW[i * D + d] = candidateOmega[d];
    }
    FACTOR[i] = most[place];
    LEFT[i] = INTO[i] = i;
  }
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) boundUnion(i, j, reaches);
  }
  let left = n;
  for (; left > LANES; left--) mergeNext(left, n, reaches);
  const laneOf = new Int8Array(readings.readings.length).fill(-1);
  const seeker = new Float64Array(LANES * D);
  const row = new Float64Array(LANES * D);
  for (let lane = 0; lane < left; lane++) {
    const at = LEFT[lane];
    for (let d = 0; d < D; d++) {
      seeker[d * LANES + lane] = SEEKER[at * D + d];
      row[d * LANES + lane] = ROW[at * D + d];
    }
    for (let i = 0; i < n; i++) if (INTO[i] === at) laneOf[open[i].index] = lane;
  }
  return { laneOf, seeker, row };
}

/** Merges the two of the first `left` whose union has the lowest bound. */
function mergeNext(left: number, n: number, reaches: Float64Array): void {
  let lowest = Infinity;
  let [p, q, at] = [0, 0, 0];
  for (let i = 0; i < left; i++) {
    const from = LEFT[i] * MOST_READINGS;
    for (let j = i + 1; j < left; j++) {
      const bound = UNIONS[from + LEFT[j]];
      if (bound >= lowest) continue;
      lowest = bound;
      p = LEFT[i];
      q = LEFT[j];
      at = j;
    }
  }
  for (let d = 0; d < D; d++) {
    if (SEEKER[q * D + d] > SEEKER[p * D + d]) SEEKER[p * D + d] = SEEKER[q * D + d];
    if (ROW[q * D + d] > ROW[p * D + d]) ROW[p * D + d] = ROW[q * D + d];
  }
  if (FACTOR[q] > FACTOR[p]) FACTOR[p] = FACTOR[q];
  LEFT.copyWithin(at, at + 1, left);
  for (let i = 0; i < n; i++) if (INTO[i] === q) INTO[i] = p;
  for (let k = 0; k < left - 1; k++) {
    const i = LEFT[k];
    if (i < p) boundUnion(i, p, reaches);
    else if (i > p) boundUnion(p, i, reaches);
  }
}

/** Writes the bound of the union of two, p before q. */
function boundUnion(p: number, q: number, reaches: Float64Array): void {
  let x = FLOOR;
  let y = FLOOR;
  for (let d = 0; d < D; d++) {
    const xp = SEEKER[p * D + d];
    const xq = SEEKER[q * D + d];
    x += xp > xq ? xp : xq;
    const yp = ROW[p * D + d];
    const yq = ROW[q * D + d];
    y += (yp > yq ? yp : yq) * reaches[d];
  }
  const most = FACTOR[p] > FACTOR[q] ? FACTOR[p] : FACTOR[q];
  UNIONS[p * MOST_READINGS + q] = x * y * most * most;
}
