import { FLOOR, SILENCE } from '../../scoring/mutual';
import { readPlaces, readSectorDistance } from '../plan/readRow';
import { compatibility, experienceOf, sizeSimilarity } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import { SAME_COUNTRY } from '../plan/staticFits';
import { TYPE } from '../plan/typeReadings';
import { goalsOf, KIND_MASK, TRAIT } from '../rows/traits';
import type { LaneOfReading } from './lanes';

const MUTUAL = new Float64Array(4);

/**
 * A bound of S of a row whose lanes are summed: its gains by their lanes, every other factor but competition as it is.
 * O(readings).
 */
export function staticBound(
  seeking: Seeking,
  { seekerWords, rowWords }: { readonly seekerWords: Int32Array; readonly rowWords: Int32Array },
  row: number,
  lanes: {
    readonly laneOf: LaneOfReading;
    readonly seeker: { readonly steps: Float64Array };
    readonly row: { readonly steps: Float64Array };
  },
): number {
  const { rows, plan, facts } = seeking;
  const traits = rows.traits.array[row];
  const stated = (traits & TRAIT.STATED) !== 0;
  const newcomer = plan.a.offerCount === 0 && plan.a.documents.length === 0;
  for (let lane = 0; lane < 4; lane++) {
    const x = laneOfWords(seekerWords, row, lane) / lanes.seeker.steps[lane];
    const y = laneOfWords(rowWords, row, lane) / lanes.row.steps[lane];
    if (newcomer) MUTUAL[lane] = x;
    else if (!stated) MUTUAL[lane] = Math.sqrt(SILENCE * x);
    else MUTUAL[lane] = Math.sqrt(Math.max(x, FLOOR) * Math.max(y, FLOOR));
  }
  readPlaces(seeking, row);
  readSectorDistance(seeking, row);
  const trust = rows.trust.array[row];
  const trustFit = trust === trust ? trust : 0.5;
  const sizeFit = sizeSimilarity(plan.traits, traits);
  const sameCountry = (facts.relation & SAME_COUNTRY) !== 0;
  const goals = goalsOf(traits);
  let best = 0;
  const open = seeking.open[traits & KIND_MASK];
  for (let i = 0; i < open.length; i++) {
    const { reading, required } = open[i];
    if ((traits & required) !== required) continue;
    const mutual = MUTUAL[lanes.laneOf[reading.index]];
    const place = facts.place[reading.place];
    if (mutual * place <= best) continue;
    if (reading.type === TYPE.DOMESTIC_EXPANSION && !sameCountry) continue;
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
  const fame = experienceOf(seeking, rows.pastCount.array[row]) * (seeking.network.get(row) ?? 1);
  return best * Math.min(1.5, fame) * (1 + 1e-9);
}

function laneOfWords(words: Int32Array, row: number, lane: number): number {
  switch (lane) {
    case 0:
      return words[2 * row] & 0xffff;
    case 1:
      return words[2 * row] >>> 16;
    case 2:
      return words[2 * row + 1] & 0x3ff;
    default:
      return (words[2 * row + 1] >>> 10) & 0x3ff;
  }
}
