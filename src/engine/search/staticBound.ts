import { relevance } from '../../scoring/experience';
import { SILENCE } from '../../scoring/mutual';
import { fameOf } from '../../scoring/network';
import { networkFactorOf } from '../plan/acquainted';
import { type Cards, NO_ONLY_SECTOR } from '../index/cards';
import { readOnlyPlace, readOnlySector, readPlaces, readSectorDistance } from '../plan/readRow';
import { experienceOf, sizeSimilarity } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import { goalShare } from '../plan/typeReadings';
import { goalsOf, TRAIT } from '../rows/traits';
import { NONE } from '../rows/resourceNumbers';
import type { BoundRequest } from './boundRequest';
import { isDerivedAlone } from './boundByLanes';
import { boundGains } from './gainBounds';
import { MARK } from './marks';
import { inferredBound } from './inferredBound';
import { FLOOR_STEPS, LANE_STEPS, LANES, type SummedLanes } from './lanes';
import { conditionsMet, type StaticReadings } from './staticReadings';
import type { Lanes } from './plannedLanes';

const MUTUAL = new Float64Array(LANES);
/** By distance of the sectors: near, apart, moderate. */
const SECTOR_FITS = new Float64Array(3);
/** Bounds are raised by more than rounding can take away. */
const ABOVE_ROUNDING = 1 + 1e-9;
const BELOW_ROUNDING = 1 - 1e-9;

/**
 * A bound of S of row `row`, the `i`-th of those summed: its gains by their lanes, every other factor but competition as it is, and the
 * gates that need no more than that. O(readings).
 * @param readings of the row's kind
 * @param floor where the bound is below it, any smaller number may be returned in its place; the readings that reach it
 * are noted in the scratch
 */
export function staticBound(
  seeking: Seeking,
  { how, gains, scratch }: BoundRequest,
  summed: SummedLanes,
  readings: StaticReadings,
  { laneOf }: Lanes,
  row: number,
  i: number,
  floor: number,
): number {
  const { plan, facts, rows, goalShares } = seeking;
  const mark = summed.marks[i];
  const traits = rows.traits.array[row];
  const text = seeking.textBounds?.seeker[row] ?? gains.silentText;
  const counted = relevance(seeking.experience.rule, text, 1);
  const experience = experienceOf(seeking, rows.pastCount.array[row], counted);
  const network = (mark & MARK.ACQUAINTED) === 0 ? 1 : networkFactorOf(seeking.acquainted, row);
  const fame = fameOf(plan.a, experience, network) * ABOVE_ROUNDING;
  if (how === 'NEEDS') boundMutual(seeking, summed, row, i, (traits & TRAIT.STATED) !== 0);
  else boundGains(seeking, summed, gains, row, i, MUTUAL);
  readPlaceAndSector(seeking, scratch.index, row, traits);
  const { distance } = facts;
  const known = distance === distance;
  SECTOR_FITS[0] = known ? 1 - distance : 0.5;
  SECTOR_FITS[1] = known ? distance : 0.5;
  SECTOR_FITS[2] = known ? 4 * distance * (1 - distance) : 0.5;
  const trust = rows.trust.array[row];
  const trustFit = trust === trust ? trust : 0.5;
  const sizeFit = sizeSimilarity(plan.a.traits, traits);
  const goals = goalsOf(traits);
  const met = conditionsMet(facts, mark);
  const { index, place, required, conditions, constant, sectorShape, goalsServed } = readings;
  const least = (floor / fame) * BELOW_ROUNDING;
  let best = 0;
  let reaching = 0;
  for (let r = 0; r < readings.count; r++) {
    const most = MUTUAL[laneOf[index[r]]] * facts.place[place[r]];
    if (most <= least || (traits & required[r]) !== required[r] || (conditions[r] & ~met) !== 0) continue;
    const compat =
      constant[r] +
      readings.sector[r] * SECTOR_FITS[sectorShape[r]] +
      readings.size[r] * sizeFit +
      readings.goals[r] * (goalShares[index[r]] + goalShare(goals, goalsServed[r])) +
      readings.trust[r] * trustFit;
    const bound = most * (0.5 + 0.5 * compat);
    if (bound <= least) continue;
    reaching |= 1 << r;
    if (bound > best) best = bound;
  }
  scratch.reaching = reaching;
  // Without a floor a row is worth a place even with S = 0, but where types were chosen.
  return reaching !== 0 ? best * fame : floor > 0 || seeking.someTypes ? -1 : 0;
}

/** Reads the places of a row and its sectors, as far as fits and gates that need no more go; O(places + sectors). */
export function readPlaceAndSector(
  seeking: Seeking,
  { onlyPlace, onlySector }: Cards,
  row: number,
  traits: number,
): void {
  if (onlyPlace[row] === NONE) readPlaces(seeking, row);
  else readOnlyPlace(seeking, onlyPlace[row]);
  if (onlySector[row] === NO_ONLY_SECTOR) readSectorDistance(seeking, row);
  else readOnlySector(seeking, onlySector[row], traits);
}

/** Bounds mutual per lane, where lambda is one half and needs decide. */
function boundMutual(
  { rows }: Seeking,
  { seekerLanes, rowLanes }: SummedLanes,
  row: number,
  i: number,
  stated: boolean,
): void {
  const from = i * LANES;
  if (stated) {
    for (let lane = 0; lane < LANES; lane++) {
      const x = heldSteps(seekerLanes[from + lane], FLOOR_STEPS);
      const y = heldSteps(rowLanes[from + lane], FLOOR_STEPS);
      MUTUAL[lane] = Math.sqrt(x * y) / LANE_STEPS;
    }
    return;
  }
  const derived = isDerivedAlone(rows, row);
  for (let lane = 0; lane < LANES; lane++) {
    const x = heldSteps(seekerLanes[from + lane], 0) / LANE_STEPS;
    const y = derived ? inferredBound(rowLanes[from + lane]) : SILENCE;
    MUTUAL[lane] = Math.sqrt(x * y);
  }
}

/** Steps held between a floor and a gain of 1: without the branches that `Math.max` and `Math.min` are for V8. */
function heldSteps(steps: number, floor: number): number {
  const above = steps - floor;
  const held = steps - (above & (above >> 31));
  const beyond = held - LANE_STEPS;
  return held - (beyond & ~(beyond >> 31));
}
