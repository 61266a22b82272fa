import { FLOOR, SILENCE } from '../../scoring/mutual';
import type { RowColumns } from '../rows/rowColumns';
import { TRAIT } from '../rows/traits';
import type { RowClass } from '../index/rowIndex';
import { LANE_BITS, LANE_MOST, LANES, laneOfWords, largest } from './lanes';
import { boundByGains } from './boundByGains';
import type { BoundRequest } from './boundRequest';
import { MARK } from './marks';
import { INFERRED_STEPS, inferredAt, rowSquares, seekerSquares, silenceSquare } from './mutualBounds';
import type { Lanes } from './plannedLanes';
import { survive } from './survivors';

/**
 * Bounds S of the first `count` of the related rows, which are of one chunk, and adds those whose square is at least
 * `least` to the survivors; O(count).
 */
export function boundRelated(
  request: BoundRequest,
  { stated }: RowClass,
  lanes: Lanes,
  factorsAt: number,
  base: number,
  count: number,
  least: number,
): void {
  if (request.gains !== null)
    boundByGains(request, request.gains, stated, lanes, factorsAt, base, count, least);
  else if (request.mutual.lambda !== 0.5)
    boundByTables(request, stated, lanes, factorsAt, base, count, least);
  else if (stated) boundStated(request, lanes, factorsAt, base, count, least);
  else boundOthers(request, lanes, factorsAt, base, count, least);
}

/**
 * Both count alike: the square is the product of the lanes, each held to at least the floor. Lane by lane a row passes
 * where x * y, x * floor or floor * y reaches what that lane asks for: whole numbers, whose signs are looked at together.
 */
function boundStated(
  { seeking, scratch, fame, mostFame }: BoundRequest,
  lanes: Lanes,
  factorsAt: number,
  base: number,
  count: number,
  least: number,
): void {
  const { seekerSums, rowSums, seekerWords, rowWords, marks, related, survivors, chunks } = scratch;
  const pastCount = seeking.rows.pastCount.array;
  for (let lane = 0; lane < LANES; lane++) {
    const [x, y] = [lanes.seeker.steps[lane], lanes.row.steps[lane]];
    const weight = chunks.factors[factorsAt + lane] ** 2 / (x * y);
    const product = Math.min(NEVER, Math.floor(least / mostFame / weight));
    WEIGHT[lane] = weight;
    SEEKER_FLOOR[lane] = Math.ceil(FLOOR * x);
    ROW_FLOOR[lane] = Math.ceil(FLOOR * y);
    // Where both floors are enough, everything passes.
    const all = SEEKER_FLOOR[lane] * ROW_FLOOR[lane] >= product;
    PRODUCT[lane] = all ? 0 : product;
    SEEKER_ALONE[lane] = all ? 0 : Math.floor(product / ROW_FLOOR[lane]);
    ROW_ALONE[lane] = all ? 0 : Math.floor(product / SEEKER_FLOOR[lane]);
  }
  const n0 = PRODUCT[0];
  const n1 = PRODUCT[1];
  const n2 = PRODUCT[2];
  const n3 = PRODUCT[3];
  const n4 = PRODUCT[4];
  const x0 = SEEKER_ALONE[0];
  const x1 = SEEKER_ALONE[1];
  const x2 = SEEKER_ALONE[2];
  const x3 = SEEKER_ALONE[3];
  const x4 = SEEKER_ALONE[4];
  const y0 = ROW_ALONE[0];
  const y1 = ROW_ALONE[1];
  const y2 = ROW_ALONE[2];
  const y3 = ROW_ALONE[3];
  const y4 = ROW_ALONE[4];
  for (let k = 0; k < count; k++) {
    const i = related[k];
    const low = seekerWords[2 * i];
    const high = seekerWords[2 * i + 1];
    const rowLow = rowWords[2 * i];
    const rowHigh = rowWords[2 * i + 1];
    const a0 = low & LANE_MOST;
    const a1 = (low >> 10) & LANE_MOST;
    const a2 = (low >> 20) & LANE_MOST;
    const a3 = high & LANE_MOST;
    const a4 = (high >> 10) & LANE_MOST;
    const b0 = rowLow & LANE_MOST;
    const b1 = (rowLow >> 10) & LANE_MOST;
    const b2 = (rowLow >> 20) & LANE_MOST;
    const b3 = rowHigh & LANE_MOST;
    const b4 = (rowHigh >> 10) & LANE_MOST;
    const fails =
      (Math.imul(a0, b0) - n0) &
      (a0 - x0) &
      (b0 - y0) &
      (Math.imul(a1, b1) - n1) &
      (a1 - x1) &
      (b1 - y1) &
      (Math.imul(a2, b2) - n2) &
      (a2 - x2) &
      (b2 - y2) &
      (Math.imul(a3, b3) - n3) &
      (a3 - x3) &
      (b3 - y3) &
      (Math.imul(a4, b4) - n4) &
      (a4 - x4) &
      (b4 - y4);
    if (fails < 0) continue;
    const product = largest(
      WEIGHT[0] * Math.imul(held(a0, SEEKER_FLOOR[0]), held(b0, ROW_FLOOR[0])),
      WEIGHT[1] * Math.imul(held(a1, SEEKER_FLOOR[1]), held(b1, ROW_FLOOR[1])),
      WEIGHT[2] * Math.imul(held(a2, SEEKER_FLOOR[2]), held(b2, ROW_FLOOR[2])),
      WEIGHT[3] * Math.imul(held(a3, SEEKER_FLOOR[3]), held(b3, ROW_FLOOR[3])),
      WEIGHT[4] * Math.imul(held(a4, SEEKER_FLOOR[4]), held(b4, ROW_FLOOR[4])),
    );
    const square = product * ((marks[i] & MARK.ACQUAINTED) !== 0 ? mostFame : fame[pastCount[base + i]]);
    if (square < least) continue;
    survive(survivors, base + i, square, seekerSums[i], rowSums[i], marks[i]);
  }
}

/** A lane held to at least its floor. */
function held(lane: number, floor: number): number {
  return lane > floor ? lane : floor;
}

/** More than any product of two lanes. */
const NEVER = 1 << 21;
const WEIGHT = new Float64Array(LANES);
const SEEKER_FLOOR = new Int32Array(LANES);
const ROW_FLOOR = new Int32Array(LANES);
const PRODUCT = new Int32Array(LANES);
const SEEKER_ALONE = new Int32Array(LANES);
const ROW_ALONE = new Int32Array(LANES);

/** The row states no needs: its gain counts for a quarter at most, and for less where derived needs say so. */
function boundOthers(
  { seeking, scratch, fame, mostFame }: BoundRequest,
  lanes: Lanes,
  factorsAt: number,
  base: number,
  count: number,
  least: number,
): void {
  const { seekerSums, rowSums, seekerWords, rowWords, marks, related, survivors, chunks } = scratch;
  const { rows } = seeking;
  const pastCount = rows.pastCount.array;
  for (let lane = 0; lane < LANES; lane++) {
    const weight = chunks.factors[factorsAt + lane] ** 2 / lanes.seeker.steps[lane];
    WEIGHT[lane] = weight;
    SEEKER_ALONE[lane] = Math.min(NEVER, Math.floor(least / mostFame / (weight * SILENCE)));
    PER_STEP[lane] = INFERRED_STEPS / lanes.row.steps[lane];
  }
  const x0 = SEEKER_ALONE[0];
  const x1 = SEEKER_ALONE[1];
  const x2 = SEEKER_ALONE[2];
  const x3 = SEEKER_ALONE[3];
  const x4 = SEEKER_ALONE[4];
  for (let k = 0; k < count; k++) {
    const i = related[k];
    const low = seekerWords[2 * i];
    const high = seekerWords[2 * i + 1];
    const a0 = low & LANE_MOST;
    const a1 = (low >> 10) & LANE_MOST;
    const a2 = (low >> 20) & LANE_MOST;
    const a3 = high & LANE_MOST;
    const a4 = (high >> 10) & LANE_MOST;
    if (((a0 - x0) & (a1 - x1) & (a2 - x2) & (a3 - x3) & (a4 - x4)) < 0) continue;
    const famous = (marks[i] & MARK.ACQUAINTED) !== 0 ? mostFame : fame[pastCount[base + i]];
    let p0 = WEIGHT[0] * a0 * famous;
    let p1 = WEIGHT[1] * a1 * famous;
    let p2 = WEIGHT[2] * a2 * famous;
    let p3 = WEIGHT[3] * a3 * famous;
    let p4 = WEIGHT[4] * a4 * famous;
    if (isDerivedAlone(rows, base + i)) {
      const rowLow = rowWords[2 * i];
      const rowHigh = rowWords[2 * i + 1];
      p0 *= inferredAt((rowLow & LANE_MOST) * PER_STEP[0]);
      p1 *= inferredAt(((rowLow >> 10) & LANE_MOST) * PER_STEP[1]);
      p2 *= inferredAt(((rowLow >> 20) & LANE_MOST) * PER_STEP[2]);
      p3 *= inferredAt((rowHigh & LANE_MOST) * PER_STEP[3]);
      p4 *= inferredAt(((rowHigh >> 10) & LANE_MOST) * PER_STEP[4]);
    } else {
      p0 *= SILENCE;
      p1 *= SILENCE;
      p2 *= SILENCE;
      p3 *= SILENCE;
      p4 *= SILENCE;
    }
    const square = largest(p0, p1, p2, p3, p4);
    if (square < least) continue;
    survive(survivors, base + i, square, seekerSums[i], rowSums[i], marks[i]);
  }
}

const PER_STEP = new Float64Array(LANES);

/** Any lambda: what a sum contributes is looked up. */
function boundByTables(
  { seeking, scratch, mutual, fame, mostFame }: BoundRequest,
  stated: boolean,
  lanes: Lanes,
  factorsAt: number,
  base: number,
  count: number,
  least: number,
): void {
  const { seekerWords, rowWords, marks, related, survivors, chunks } = scratch;
  const { rows } = seeking;
  const x = seekerSquares(mutual, lanes)[stated ? 'stated' : 'others'];
  const y = rowSquares(mutual, lanes)[stated ? 'stated' : 'others'];
  const silence = silenceSquare(mutual);
  for (let k = 0; k < count; k++) {
    const i = related[k];
    const counts = stated || isDerivedAlone(rows, base + i);
    let product = 0;
    for (let lane = 0; lane < LANES; lane++) {
      const factor = chunks.factors[factorsAt + lane];
      const at = lane << LANE_BITS;
      const gain = counts ? y[at + laneOfWords(rowWords, i, lane)] : silence;
      const square = factor * factor * x[at + laneOfWords(seekerWords, i, lane)] * gain;
      if (square > product) product = square;
    }
    const square =
      product * ((marks[i] & MARK.ACQUAINTED) !== 0 ? mostFame : fame[rows.pastCount.array[base + i]]);
    if (square < least) continue;
    survive(survivors, base + i, square, scratch.seekerSums[i], scratch.rowSums[i], marks[i]);
  }
}

/** Whether derived needs are all that speaks for the gain of a row that states none. */
export function isDerivedAlone({ traits, needCount }: RowColumns, row: number): boolean {
  return needCount.array[row] > 0 && (traits.array[row] & TRAIT.HAS_QUERY) === 0;
}
