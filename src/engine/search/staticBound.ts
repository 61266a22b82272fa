import { FLOOR, SILENCE } from '../../scoring/mutual';
import { fameOf } from '../../scoring/network';
import { networkFactorOf } from '../plan/acquainted';
import { type Cards, NO_ONLY_SECTOR } from '../index/cards';
import { readOnlyPlace, readOnlySector, readPlaces, readSectorDistance } from '../plan/readRow';
import { compatibility, experienceOf, sizeSimilarity } from '../plan/scoreRow';
import type { RowFacts, Seeking } from '../plan/seeking';
import { SAME_COUNTRY, SAME_ISLANDS, SAME_REGION } from '../plan/staticFits';
import { TYPE } from '../plan/typeReadings';
import { goalsOf, KIND_MASK, TRAIT } from '../rows/traits';
import { NONE } from '../rows/resourceNumbers';
import type { BoundRequest } from './boundRequest';
import { isDerivedAlone } from './boundRows';
import { boundGains } from './gainBounds';
import { MARK } from './marks';
import { LANES, laneOfWords } from './lanes';
import { inferredBound } from './mutualBounds';
import type { Lanes } from './plannedLanes';
import type { Survivors } from './survivors';

const MUTUAL = new Float64Array(LANES);
/** Bounds are raised by more than rounding can take away. */
const ABOVE_ROUNDING = 1 + 1e-9;
const BELOW_ROUNDING = 1 - 1e-9;

/**
 * A bound of S of the `k`-th survivor: its gains by their lanes, every other factor but competition as it is, and the
 * gates that need no more than that. O(readings).
 * @param floor where the bound is below it, any smaller number may be returned in its place
 */
export function staticBound(
  seeking: Seeking,
  { onlyPlace, onlySector }: Cards,
  survivors: Survivors,
  { mutual: { lambda }, gains }: Pick<BoundRequest, 'mutual' | 'gains'>,
  lanes: Lanes,
  k: number,
  floor: number,
): number {
  const { plan, facts, rows, goalShares } = seeking;
  const row = survivors.rows[k];
  const mark = survivors.marks[k];
  const traits = rows.traits.array[row];
  const experience = experienceOf(seeking, rows.pastCount.array[row]);
  const network = (mark & MARK.ACQUAINTED) === 0 ? 1 : networkFactorOf(seeking.acquainted, row);
  const fame = fameOf(plan.a, experience, network) * ABOVE_ROUNDING;
  if (gains !== null) boundGains(seeking, survivors, gains, lanes, k, MUTUAL);
  else boundMutual(seeking, survivors, lambda, lanes, k, (traits & TRAIT.STATED) !== 0);
  if (onlyPlace[row] === NONE) readPlaces(seeking, row);
  else readOnlyPlace(seeking, onlyPlace[row]);
  const sector = onlySector[row];
  if (sector === NO_ONLY_SECTOR) readSectorDistance(seeking, row);
  else readOnlySector(seeking, sector, traits);
  const trust = rows.trust.array[row];
  const trustFit = trust === trust ? trust : 0.5;
  const sizeFit = sizeSimilarity(plan.traits, traits);
  const goals = goalsOf(traits);
  const { laneOf } = lanes;
  const { place } = facts;
  let best = (floor / fame) * BELOW_ROUNDING;
  let reached = false;
  const open = seeking.open[traits & KIND_MASK];
  for (let i = 0; i < open.length; i++) {
    const { reading, required } = open[i];
    const most = MUTUAL[laneOf[reading.index]] * place[reading.place];
    if (most <= best || (traits & required) !== required || isShut(reading.type, facts, mark)) continue;
    const compat = compatibility(
      reading,
      facts.distance,
      sizeFit,
      goalShares[reading.index],
      goals,
      trustFit,
    );
    const bound = most * (0.5 + 0.5 * compat);
    if (bound <= best) continue;
    best = bound;
    reached = true;
  }
  // Without a floor a row is worth a place even with S = 0.
  return reached ? best * fame : floor > 0 ? -1 : 0;
}

/** Bounds mutual per lane. */
function boundMutual(
  { rows }: Seeking,
  { seekerWords, rowWords, rows: survivorRows }: Survivors,
  lambda: number,
  lanes: Lanes,
  k: number,
  stated: boolean,
): void {
  const [xSteps, ySteps] = [lanes.seeker.steps, lanes.row.steps];
  const derived = !stated && isDerivedAlone(rows, survivorRows[k]);
  const leastX = stated && lambda > 0 ? FLOOR : 0;
  for (let lane = 0; lane < LANES; lane++) {
    const gain = laneOfWords(seekerWords, k, lane) / xSteps[lane];
    const x = gain < leastX ? leastX : gain > 1 ? 1 : gain;
    let y = SILENCE;
    if (stated || derived) {
      y = laneOfWords(rowWords, k, lane) / ySteps[lane];
      y = !stated ? inferredBound(y) : y < FLOOR ? FLOOR : y > 1 ? 1 : y;
    }
    MUTUAL[lane] = lambda === 0.5 ? Math.sqrt(x * y) : Math.pow(x, 1 - lambda) * Math.pow(y, lambda);
  }
}

/** Whether place, sector and shared offers shut the gate of a type. */
function isShut(type: number, { relation, sharesDivision }: RowFacts, mark: number): boolean {
  switch (type) {
    case TYPE.DOMESTIC_EXPANSION:
      return (relation & SAME_COUNTRY) === 0;
    case TYPE.DESTINATION:
      return (relation & (SAME_REGION | SAME_ISLANDS)) === 0;
    case TYPE.MARKETING_UNION:
      return !sharesDivision && (relation & SAME_REGION) === 0;
    case TYPE.NON_COMPETITIVE:
      return (mark & MARK.SHARES_AUDIENCE) === 0;
    default:
      return false;
  }
}
