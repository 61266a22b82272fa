import { FLOOR, SILENCE } from '../../scoring/mutual';
import type { RowColumns } from '../rows/rowColumns';
import { TRAIT } from '../rows/traits';
import type { RowClass } from '../index/rowIndex';
import { LANE_BITS, LANE_MOST, LANES, laneOfWords, UPPER_LANES } from './lanes';
import { boundByGains } from './boundByGains';
import type { BoundRequest } from './boundRequest';
import { MARK } from './marks';
import { inferredBound, rowSquares, seekerSquares, silenceSquare } from './mutualBounds';
import type { Lanes } from './plannedLanes';
import { isEligible, isSimple } from './rowFilter';
import { survive } from './survivors';

const SHARES_ANY = MARK.SHARES | MARK.SHARES_AUDIENCE;

/**
 * Notes which of the rows `from` to `to` of the block that begins at `base` are listed, as `scratch.related`; O(rows).
 * @returns how many
 */
export function findRelated(
  { seeking: { rows }, scratch, filter }: BoundRequest,
  base: number,
  from: number,
  to: number,
): number {
  const { seekerWords, marks, related } = scratch;
  const end = to - base;
  let count = 0;
  if (!isSimple(filter, rows)) {
    for (let i = from - base; i < end; i++) {
      if (!leavesTrace(seekerWords, marks, i) || !isEligible(filter, rows, base + i)) continue;
      related[count++] = i;
    }
    return count;
  }
  const traits = rows.traits.array;
  const mask = filter.required | filter.forbidden;
  const required = filter.required;
  // Without a branch, for half of the rows are listed and no processor can tell which.
  for (let i = from - base; i < end; i++) {
    const mark = marks[i];
    const trace = seekerWords[2 * i] | (seekerWords[2 * i + 1] & UPPER_LANES) | (mark & SHARES_ANY);
    const barred = ((traits[base + i] & mask) ^ required) | (mark & MARK.SKIPPED);
    related[count] = i;
    count += ((trace | -trace) & ~(barred | -barred)) >>> 31;
  }
  return count;
}

function leavesTrace(seekerWords: Int32Array, marks: Uint8Array, i: number): boolean {
  const mark = marks[i];
  const trace = seekerWords[2 * i] | (seekerWords[2 * i + 1] & UPPER_LANES) | (mark & SHARES_ANY);
  return trace !== 0 && (mark & MARK.SKIPPED) === 0;
}

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
  const { seekerWords, rowWords, marks, related, survivors, chunks } = scratch;
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
  const [n0, n1, n2, n3, n4] = PRODUCT;
  const [x0, x1, x2, x3, x4] = SEEKER_ALONE;
  const [y0, y1, y2, y3, y4] = ROW_ALONE;
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
    let product = 0;
    for (let lane = 0; lane < LANES; lane++) {
      const x = Math.max(SEEKER_FLOOR[lane], laneOfWords(seekerWords, i, lane));
      const y = Math.max(ROW_FLOOR[lane], laneOfWords(rowWords, i, lane));
      product = Math.max(product, WEIGHT[lane] * (x * y));
    }
    const square = product * ((marks[i] & MARK.ACQUAINTED) !== 0 ? mostFame : fame[pastCount[base + i]]);
    if (square < least) continue;
    survive(survivors, base + i, square, scratch.seekerSums[i], scratch.rowSums[i], marks[i]);
  }
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
  const { seekerWords, rowWords, marks, related, survivors, chunks } = scratch;
  const { rows } = seeking;
  for (let lane = 0; lane < LANES; lane++) {
    const weight = chunks.factors[factorsAt + lane] ** 2 / lanes.seeker.steps[lane];
    WEIGHT[lane] = weight;
    SEEKER_ALONE[lane] = Math.min(NEVER, Math.floor(least / mostFame / (weight * SILENCE)));
  }
  const [x0, x1, x2, x3, x4] = SEEKER_ALONE;
  for (let k = 0; k < count; k++) {
    const i = related[k];
    const low = seekerWords[2 * i];
    const high = seekerWords[2 * i + 1];
    const fails =
      ((low & LANE_MOST) - x0) &
      (((low >> 10) & LANE_MOST) - x1) &
      (((low >> 20) & LANE_MOST) - x2) &
      ((high & LANE_MOST) - x3) &
      (((high >> 10) & LANE_MOST) - x4);
    if (fails < 0) continue;
    const derived = isDerivedAlone(rows, base + i);
    let product = 0;
    for (let lane = 0; lane < LANES; lane++) {
      const y = derived ? inferredBound(laneOfWords(rowWords, i, lane) / lanes.row.steps[lane]) : SILENCE;
      product = Math.max(product, WEIGHT[lane] * laneOfWords(seekerWords, i, lane) * y);
    }
    const square =
      product * ((marks[i] & MARK.ACQUAINTED) !== 0 ? mostFame : fame[rows.pastCount.array[base + i]]);
    if (square < least) continue;
    survive(survivors, base + i, square, scratch.seekerSums[i], scratch.rowSums[i], marks[i]);
  }
}

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
