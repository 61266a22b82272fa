import { relevance } from '../../scoring/experience';
import type { BoundRequest, RowRun } from './boundRequest';
import { squareOf, squareOfKnown } from './fameBounds';
import { ABOVE_SINGLE } from '../index/textIndex';
import { powersFor, rowConstant, rowShiftOf, rowSlopeOf, seekerGround, stepOf } from './gainBounds';
import { LANE_STEPS, LANES } from './lanes';
import { MARK } from './marks';

const PRODUCT = new Float64Array(LANES);

/** Adds to the rows found those of a run. Any seeker, any lambda: powers of the gains are looked up, those of the row only where the seeker's let it through. */
export function boundByPowers(
  { seeking, scratch, gains, fame }: BoundRequest,
  base: number,
  { from, to, factorsAt }: RowRun,
  least: number,
): number {
  const { kernel, others, seekerLanes, rowLanes, marks, found, chunks, groundSums } = scratch;
  const { rows, textBounds } = seeking;
  const pastCount = rows.pastCount.array;
  const { rowPowers, byNeeds } = gains;
  const { rule } = seeking.experience;
  const factors = chunks.factors.subarray(factorsAt, factorsAt + LANES);
  const mostFactor = Math.max(...factors);
  const first = found.count;
  const listed = kernel.countListed(others.at, from - base, to - base, first);
  for (let k = first; k < first + listed; k++) {
    const i = found.rows[k];
    const row = base + i;
    const text = textBounds === null ? gains.silentText : textBounds.seeker[row];
    const shift = gains.prior + gains.words * text;
    const slope = gains.slope - gains.slopeWords * text;
    const known = (marks[i] & MARK.ACQUAINTED) !== 0;
    // Ground is bounded below; here it may be whole.
    const counted = relevance(rule, Math.min(1, text), 1);
    const famed = known ? squareOfKnown(seeking, row, counted) : squareOf(fame, pastCount[row], counted);
    // No row makes more of the same gain than one that states its needs; its own gain is 1 at the most.
    const ground = byNeeds ? 0 : shift + slope * seekerGround(seeking, groundSums[i]);
    const atMost = byNeeds ? mostFactor : gains.powersHeld[stepOf(ground)] * mostFactor;
    if (atMost * atMost * famed < least) continue;
    const traits = scratch.traits[i];
    const powers = powersFor(seeking, gains, row, traits);
    const alike = byNeeds ? 1 : powers[stepOf(ground)];
    let most = 0;
    for (let lane = 0; lane < LANES; lane++) {
      let product = factors[lane];
      if (byNeeds) product *= powers[stepOf(shift + (slope * seekerLanes[i * LANES + lane]) / LANE_STEPS)];
      PRODUCT[lane] = product;
      if (product > most) most = product;
    }
    most *= alike;
    if (most * most * famed < least) continue;
    const constant = rowConstant(seeking, gains, row, groundSums[i], traits);
    if (constant >= 0) most *= constant;
    else {
      const rowShift = rowShiftOf(gains, seeking, row, traits);
      const rowSlope = rowSlopeOf(gains, rowShift, traits);
      most = 0;
      for (let lane = 0; lane < LANES; lane++) {
        const gain = rowShift + (rowSlope * rowLanes[i * LANES + lane]) / LANE_STEPS;
        const product = PRODUCT[lane] * rowPowers[stepOf(gain)];
        if (product > most) most = product;
      }
      most *= alike;
    }
    const square = most * most * famed;
    if (square < least) continue;
    found.rows[found.count] = i;
    found.squares[found.count++] = square * ABOVE_SINGLE;
  }
  return listed;
}
