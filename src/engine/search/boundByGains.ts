import { FLOOR, SILENCE } from '../../scoring/mutual';
import { experienceOf } from '../plan/scoreRow';
import { fameOf } from '../../scoring/network';
import { networkFactorOf } from '../plan/acquainted';
import type { BoundRequest } from './boundRequest';
import {
  type GainBounds,
  powersFor,
  rowConstant,
  rowShiftOf,
  rowSlopeOf,
  seekerGround,
  stepOf,
} from './gainBounds';
import type { Lanes } from './plannedLanes';
import { LANE_MOST, LANES, largest } from './lanes';
import { MARK } from './marks';
import { survive } from './survivors';
import type { TextBounds } from './textBounds';

/** Bounds S of related rows for any seeker, with words, ground and any lambda; O(count). See `boundRelated`. */
export function boundByGains(
  request: BoundRequest,
  bounds: GainBounds,
  stated: boolean,
  lanes: Lanes,
  factorsAt: number,
  base: number,
  count: number,
  least: number,
): void {
  const { stated: asksStated, byNeeds, lambda } = bounds;
  if (asksStated && byNeeds && lambda === 0.5 && request.scratch.texts !== null)
    boundWithWords(request, request.scratch.texts, bounds, stated, lanes, factorsAt, base, count, least);
  else boundByPowers(request, bounds, lanes, factorsAt, base, count, least);
}

/** Gains are whole numbers of this many parts of one where shifts and slopes are applied to lanes. */
const PART_BITS = 10;
const PARTS = 1 << PART_BITS;
/** Fame is a whole number of this many parts of the most it can be. */
const FAME_PARTS = 256;
/** More than any product of two raised lanes. */
const NEVER = 1 << 22;

/**
 * Who states needs and asks with words, as most do: the square of a bound is the product of gains and factors. Rows are
 * sifted in whole numbers first, all lanes at once: a row passes where the sign of one of them says so.
 */
function boundWithWords(
  request: BoundRequest,
  { seeker: seekerTexts, row: rowTexts }: TextBounds,
  bounds: GainBounds,
  stated: boolean,
  lanes: Lanes,
  factorsAt: number,
  base: number,
  count: number,
  least: number,
): void {
  const { seeking, scratch, fame, mostFame } = request;
  const { seekerWords, rowWords, marks, related, survivors, chunks } = scratch;
  const pastCount = seeking.rows.pastCount.array;
  for (let lane = 0; lane < LANES; lane++) {
    const [x, y] = [lanes.seeker.steps[lane], lanes.row.steps[lane]];
    const square = chunks.factors[factorsAt + lane] ** 2;
    const weight = stated ? square / (x * y) : (square * SILENCE) / x;
    WEIGHT[lane] = weight;
    SEEKER_STEPS[lane] = Math.ceil(x);
    ROW_STEPS[lane] = Math.ceil(y);
    SEEKER_FLOOR[lane] = stated ? Math.ceil(FLOOR * x) : 0;
    ROW_FLOOR[lane] = Math.ceil(FLOOR * y);
    PRODUCT[lane] = FAME_PARTS * Math.min(NEVER, Math.floor(least / mostFame / weight));
  }
  const [n0, n1, n2, n3, n4] = PRODUCT;
  const [s0, s1, s2, s3, s4] = SEEKER_STEPS;
  const [t0, t1, t2, t3, t4] = ROW_STEPS;
  const [f0, f1, f2, f3, f4] = SEEKER_FLOOR;
  const [g0, g1, g2, g3, g4] = ROW_FLOOR;
  const perFame = FAME_PARTS / mostFame;
  const words = bounds.words * PARTS;
  const wordsOfRow = bounds.rowWords * PARTS;
  for (let k = 0; k < count; k++) {
    const i = related[k];
    const row = base + i;
    const famous = (marks[i] & MARK.ACQUAINTED) !== 0 ? mostFame : fame[pastCount[row]];
    const famed = (famous * perFame + 1) | 0;
    const shift = (words * seekerTexts[row] + 1) | 0;
    const rest = PARTS + 1 - shift;
    const low = seekerWords[2 * i];
    const high = seekerWords[2 * i + 1];
    let p0 = raised(low & LANE_MOST, f0, shift, rest, s0);
    let p1 = raised((low >> 10) & LANE_MOST, f1, shift, rest, s1);
    let p2 = raised((low >> 20) & LANE_MOST, f2, shift, rest, s2);
    let p3 = raised(high & LANE_MOST, f3, shift, rest, s3);
    let p4 = raised((high >> 10) & LANE_MOST, f4, shift, rest, s4);
    if (stated) {
      const rowShift = (wordsOfRow * rowTexts[row] + 1) | 0;
      const rowRest = PARTS + 1 - rowShift;
      const rowLow = rowWords[2 * i];
      const rowHigh = rowWords[2 * i + 1];
      p0 = Math.imul(p0, raised(rowLow & LANE_MOST, g0, rowShift, rowRest, t0));
      p1 = Math.imul(p1, raised((rowLow >> 10) & LANE_MOST, g1, rowShift, rowRest, t1));
      p2 = Math.imul(p2, raised((rowLow >> 20) & LANE_MOST, g2, rowShift, rowRest, t2));
      p3 = Math.imul(p3, raised(rowHigh & LANE_MOST, g3, rowShift, rowRest, t3));
      p4 = Math.imul(p4, raised((rowHigh >> 10) & LANE_MOST, g4, rowShift, rowRest, t4));
    }
    const fails =
      (Math.imul(p0, famed) - n0) &
      (Math.imul(p1, famed) - n1) &
      (Math.imul(p2, famed) - n2) &
      (Math.imul(p3, famed) - n3) &
      (Math.imul(p4, famed) - n4);
    if (fails < 0) continue;
    const most = largest(WEIGHT[0] * p0, WEIGHT[1] * p1, WEIGHT[2] * p2, WEIGHT[3] * p3, WEIGHT[4] * p4);
    survive(survivors, row, most * famous, scratch.seekerSums[i], scratch.rowSums[i], marks[i]);
  }
}

/** A lane held to its floor and raised by words, in its steps, rounded up; without a branch. */
function raised(lane: number, floor: number, shift: number, rest: number, steps: number): number {
  const below = lane - floor;
  const held = lane - (below & (below >> 31));
  return ((Math.imul(held, rest) + Math.imul(shift, steps)) >> PART_BITS) + 1;
}

const WEIGHT = new Float64Array(LANES);
const SEEKER_STEPS = new Int32Array(LANES);
const ROW_STEPS = new Int32Array(LANES);
const SEEKER_FLOOR = new Int32Array(LANES);
const ROW_FLOOR = new Int32Array(LANES);
const PRODUCT = new Int32Array(LANES);

/** Any seeker: powers of the gains are looked up, those of the row only where the seeker's let it through. */
function boundByPowers(
  { seeking, scratch, fame }: BoundRequest,
  bounds: GainBounds,
  lanes: Lanes,
  factorsAt: number,
  base: number,
  count: number,
  least: number,
): void {
  const { seekerWords, rowWords, marks, related, survivors, chunks, groundSums, texts } = scratch;
  const { rows } = seeking;
  const pastCount = rows.pastCount.array;
  const traitsOf = rows.traits.array;
  const { rowPowers, byNeeds } = bounds;
  const { factors } = chunks;
  const [f0, f1, f2, f3, f4] = factors.subarray(factorsAt, factorsAt + 5);
  const [x0, x1, x2, x3, x4] = lanes.seeker.steps.map((steps) => 1 / steps);
  const [y0, y1, y2, y3, y4] = lanes.row.steps.map((steps) => 1 / steps);
  const mostFactor = largest(f0, f1, f2, f3, f4);
  for (let k = 0; k < count; k++) {
    const i = related[k];
    const row = base + i;
    const text = texts === null ? bounds.silentText : texts.seeker[row];
    const shift = bounds.words * text;
    const slope = bounds.slope - bounds.slopeWords * text;
    const known = (marks[i] & MARK.ACQUAINTED) !== 0;
    const famed = known ? famous(seeking, row) : fame[pastCount[row]];
    // No row makes more of the same gain than one that states its needs; its own gain is 1 at the most.
    const ground = byNeeds ? 0 : shift + slope * seekerGround(seeking, groundSums[i]);
    const atMost = byNeeds ? mostFactor : bounds.powersHeld[stepOf(ground)] * mostFactor;
    if (atMost * atMost * famed < least) continue;
    const traits = traitsOf[row];
    const powers = powersFor(seeking, bounds, row, traits);
    let p0 = f0;
    let p1 = f1;
    let p2 = f2;
    let p3 = f3;
    let p4 = f4;
    if (byNeeds) {
      const low = seekerWords[2 * i];
      const high = seekerWords[2 * i + 1];
      p0 *= powers[stepOf(shift + slope * ((low & LANE_MOST) * x0))];
      p1 *= powers[stepOf(shift + slope * (((low >> 10) & LANE_MOST) * x1))];
      p2 *= powers[stepOf(shift + slope * (((low >> 20) & LANE_MOST) * x2))];
      p3 *= powers[stepOf(shift + slope * ((high & LANE_MOST) * x3))];
      p4 *= powers[stepOf(shift + slope * (((high >> 10) & LANE_MOST) * x4))];
    }
    const alike = byNeeds ? 1 : powers[stepOf(ground)];
    const highest = alike * largest(p0, p1, p2, p3, p4);
    if (highest * highest * famed < least) continue;
    let constant = rowConstant(seeking, bounds, row, groundSums[i], traits);
    if (constant < 0) {
      constant = 1;
      const rowShift = rowShiftOf(bounds, seeking, row, traits);
      const rowSlope = rowSlopeOf(bounds, rowShift, traits);
      const low = rowWords[2 * i];
      const high = rowWords[2 * i + 1];
      p0 *= rowPowers[stepOf(rowShift + rowSlope * ((low & LANE_MOST) * y0))];
      p1 *= rowPowers[stepOf(rowShift + rowSlope * (((low >> 10) & LANE_MOST) * y1))];
      p2 *= rowPowers[stepOf(rowShift + rowSlope * (((low >> 20) & LANE_MOST) * y2))];
      p3 *= rowPowers[stepOf(rowShift + rowSlope * ((high & LANE_MOST) * y3))];
      p4 *= rowPowers[stepOf(rowShift + rowSlope * (((high >> 10) & LANE_MOST) * y4))];
    }
    const most = largest(p0, p1, p2, p3, p4) * alike * constant;
    const square = most * most * famed;
    if (square < least) continue;
    survive(survivors, row, square, scratch.seekerSums[i], scratch.rowSums[i], marks[i]);
  }
}

/** Square of E * K of a row that shares a past partner. */
function famous(seeking: BoundRequest['seeking'], row: number): number {
  const experience = experienceOf(seeking, seeking.rows.pastCount.array[row]);
  const fame = fameOf(seeking.plan.a, experience, networkFactorOf(seeking.acquainted, row));
  return fame * fame * (1 + 1e-9);
}
