import { FLOOR, SILENCE } from '../../scoring/mutual';
import { CARD, CARD_PAST, CARD_PLACE, CARD_SECTOR, CARD_TRUST } from '../index/cards';
import { readOnlyPlace, readOnlySector, readPlaces, readSectorDistance } from '../plan/readRow';
import { compatibility, experienceOf, sizeSimilarity } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import { SAME_COUNTRY } from '../plan/staticFits';
import { TYPE } from '../plan/typeReadings';
import { goalsOf, KIND_MASK, TRAIT } from '../rows/traits';
import { NONE } from '../rows/resourceNumbers';
import type { LaneOfReading } from './lanes';
import type { SearchScratch } from './searchScratch';

const MUTUAL = new Float64Array(4);

/**
 * A bound of S of a row whose lanes are summed: its gains by their lanes, every other factor but competition as it is.
 * O(readings).
 */
export function staticBound(
  seeking: Seeking,
  { index, seekerWords, rowWords }: Pick<SearchScratch, 'index' | 'seekerWords' | 'rowWords'>,
  row: number,
  lanes: {
    readonly laneOf: LaneOfReading;
    readonly seeker: { readonly steps: Float64Array };
    readonly row: { readonly steps: Float64Array };
  },
): number {
  const { plan, facts } = seeking;
  const { cards, cardTrust } = index;
  const traits = cards[row * CARD];
  const stated = (traits & TRAIT.STATED) !== 0;
  const newcomer = plan.a.offerCount === 0 && plan.a.documents.length === 0;
  for (let lane = 0; lane < 4; lane++) {
    const x = laneOfWords(seekerWords, row, lane) / lanes.seeker.steps[lane];
    const y = laneOfWords(rowWords, row, lane) / lanes.row.steps[lane];
    if (newcomer) MUTUAL[lane] = x;
    else if (!stated) MUTUAL[lane] = Math.sqrt(SILENCE * x);
    else MUTUAL[lane] = Math.sqrt(Math.max(x, FLOOR) * Math.max(y, FLOOR));
  }
  if (cards[row * CARD + CARD_PLACE] === NONE) readPlaces(seeking, row);
  else readOnlyPlace(seeking, cards[row * CARD + CARD_PLACE]);
  const sector = cards[row * CARD + CARD_SECTOR];
  if (sector === NONE) readSectorDistance(seeking, row);
  else readOnlySector(seeking, sector, traits);
  const trust = cardTrust[row * (CARD / 2) + CARD_TRUST];
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
  const fame = experienceOf(seeking, cards[row * CARD + CARD_PAST]) * (seeking.network.get(row) ?? 1);
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
