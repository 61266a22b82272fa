import { FLOOR, SILENCE } from '../../scoring/mutual';
import { fameOf } from '../../scoring/network';
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

/**
 * A bound of S of the `k`-th survivor: its gains by their lanes, every other factor but competition as it is, and the
 * gates that need no more than that. O(readings).
 */
export function staticBound(
  seeking: Seeking,
  { onlyPlace, onlySector }: Cards,
  survivors: Survivors,
  { mutual: { lambda }, gains }: Pick<BoundRequest, 'mutual' | 'gains'>,
  lanes: Lanes,
  k: number,
): number {
  const { plan, facts, rows } = seeking;
  const row = survivors.rows[k];
  const traits = rows.traits.array[row];
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
  const sharesAudience = (survivors.marks[k] & MARK.SHARES_AUDIENCE) !== 0;
  const goals = goalsOf(traits);
  let best = 0;
  const open = seeking.open[traits & KIND_MASK];
  for (let i = 0; i < open.length; i++) {
    const { reading, required } = open[i];
    if ((traits & required) !== required) continue;
    const mutual = MUTUAL[lanes.laneOf[reading.index]];
    const place = facts.place[reading.place];
    if (mutual * place <= best || isShut(reading.type, facts, sharesAudience)) continue;
    const compat = compatibility(
      reading,
      facts.distance,
      sizeFit,
      seeking.goalShares[reading.index],
      goals,
      trustFit,
    );
    best = Math.max(best, mutual * (0.5 + 0.5 * compat) * place);
  }
  const experience = experienceOf(seeking, rows.pastCount.array[row]);
  return best * fameOf(plan.a, experience, seeking.network.get(row) ?? 1) * ABOVE_ROUNDING;
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
  const derived = !stated && isDerivedAlone(rows, survivorRows[k]);
  for (let lane = 0; lane < LANES; lane++) {
    let x = Math.min(1, laneOfWords(seekerWords, k, lane) / lanes.seeker.steps[lane]);
    let y = SILENCE;
    if (stated || derived) {
      y = laneOfWords(rowWords, k, lane) / lanes.row.steps[lane];
      y = stated ? Math.min(1, Math.max(y, FLOOR)) : inferredBound(y);
    }
    if (stated && lambda > 0) x = Math.max(x, FLOOR);
    MUTUAL[lane] = lambda === 0.5 ? Math.sqrt(x * y) : Math.pow(x, 1 - lambda) * Math.pow(y, lambda);
  }
}

/** Whether place, sector and shared offers shut the gate of a type. */
function isShut(type: number, { relation, sharesDivision }: RowFacts, sharesAudience: boolean): boolean {
  switch (type) {
    case TYPE.DOMESTIC_EXPANSION:
      return (relation & SAME_COUNTRY) === 0;
    case TYPE.DESTINATION:
      return (relation & (SAME_REGION | SAME_ISLANDS)) === 0;
    case TYPE.MARKETING_UNION:
      return !sharesDivision && (relation & SAME_REGION) === 0;
    case TYPE.NON_COMPETITIVE:
      return !sharesAudience;
    default:
      return false;
  }
}
