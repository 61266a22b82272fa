import { FLOOR, SILENCE } from '../../scoring/mutual';
import { experienceOf } from '../plan/scoreRow';
import { fameOf } from '../../scoring/network';
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
import { LANE_MOST } from './lanes';
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

/** Who states needs and asks with words, as most do: the square of a bound is the product of gains and factors. */
function boundWithWords(
  { seeking, scratch, fame }: BoundRequest,
  { seeker: seekerTexts, row: rowTexts }: TextBounds,
  bounds: GainBounds,
  stated: boolean,
  lanes: Lanes,
  factorsAt: number,
  base: number,
  count: number,
  least: number,
): void {
  const { seekerWords, rowWords, marks, related, survivors, chunks } = scratch;
  const pastCount = seeking.rows.pastCount.array;
  const { words, rowWords: wordsOfRow } = bounds;
  const weight = (lane: number): number => chunks.factors[factorsAt + lane] ** 2 * (stated ? 1 : SILENCE);
  const [w0, w1, w2, w3, w4] = [weight(0), weight(1), weight(2), weight(3), weight(4)];
  const [x0, x1, x2, x3, x4] = lanes.seeker.steps.map((steps) => 1 / steps);
  const [y0, y1, y2, y3, y4] = lanes.row.steps.map((steps) => 1 / steps);
  const floor = stated ? FLOOR : 0;
  for (let k = 0; k < count; k++) {
    const i = related[k];
    const row = base + i;
    const shift = words * seekerTexts[row];
    const rest = 1 - shift;
    const low = seekerWords[2 * i];
    const high = seekerWords[2 * i + 1];
    let p0 = w0 * atLeast(shift + rest * ((low & LANE_MOST) * x0), floor);
    let p1 = w1 * atLeast(shift + rest * (((low >> 10) & LANE_MOST) * x1), floor);
    let p2 = w2 * atLeast(shift + rest * (((low >> 20) & LANE_MOST) * x2), floor);
    let p3 = w3 * atLeast(shift + rest * ((high & LANE_MOST) * x3), floor);
    let p4 = w4 * atLeast(shift + rest * (((high >> 10) & LANE_MOST) * x4), floor);
    if (stated) {
      const rowShift = wordsOfRow * rowTexts[row];
      const rowRest = 1 - rowShift;
      const rowLow = rowWords[2 * i];
      const rowHigh = rowWords[2 * i + 1];
      p0 *= atLeast(rowShift + rowRest * ((rowLow & LANE_MOST) * y0), FLOOR);
      p1 *= atLeast(rowShift + rowRest * (((rowLow >> 10) & LANE_MOST) * y1), FLOOR);
      p2 *= atLeast(rowShift + rowRest * (((rowLow >> 20) & LANE_MOST) * y2), FLOOR);
      p3 *= atLeast(rowShift + rowRest * ((rowHigh & LANE_MOST) * y3), FLOOR);
      p4 *= atLeast(rowShift + rowRest * (((rowHigh >> 10) & LANE_MOST) * y4), FLOOR);
    }
    const most = largest(p0, p1, p2, p3, p4);
    const known = (marks[i] & MARK.ACQUAINTED) !== 0;
    const square = most * (known ? famous(seeking, row) : fame[pastCount[row]]);
    if (square < least) continue;
    survive(survivors, row, square, scratch.seekerSums[i], scratch.rowSums[i], marks[i]);
  }
}

function atLeast(value: number, least: number): number {
  return value > least ? value : least;
}

function largest(p0: number, p1: number, p2: number, p3: number, p4: number): number {
  const p = p0 > p1 ? p0 : p1;
  const q = p2 > p3 ? p2 : p3;
  const r = p > q ? p : q;
  return r > p4 ? r : p4;
}

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
  for (let k = 0; k < count; k++) {
    const i = related[k];
    const row = base + i;
    const traits = traitsOf[row];
    const text = texts === null ? 0 : texts.seeker[row];
    const shift = bounds.words * text;
    const slope = bounds.slope - bounds.slopeWords * text;
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
    const alike = byNeeds ? 1 : powers[stepOf(shift + slope * seekerGround(seeking, groundSums[i]))];
    const known = (marks[i] & MARK.ACQUAINTED) !== 0;
    const famed = known ? famous(seeking, row) : fame[pastCount[row]];
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
  const fame = fameOf(seeking.plan.a, experience, seeking.network.get(row) ?? 1);
  return fame * fame * (1 + 1e-9);
}
