import { isNewcomer, lambdaOf } from '../../scoring/mutual';
import { isOpenByStatics } from '../plan/readingGates';
import { ALL_READINGS, NOT_LISTED, scoreRow } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import type { TypeReading } from '../plan/typeReadings';
import type { RowRun } from './boundRequest';
import { isShutBy } from './chunks';
import type { SearchScratch } from './searchScratch';
import { readPlaceAndSector } from './staticBound';
import { conditionsMet, staticReadings } from './staticReadings';

/** A reading by what a row must have for it to be open: traits, and bits of its place, sector and marks. */
interface Demand {
  readonly traits: number;
  readonly conditions: number;
}

/** Before place, sector and marks are looked at: nothing of them is met, anything may be. */
const NOTHING = 0;
const ANYTHING = -1;

/**
 * Counts who is listed of a run of the segment that has been summed, where only some types are asked for: those with
 * one open and S above 0. O(rows): whom traits, places, sectors and marks let into no type is not, and who states needs as
 * the seeker does is where they let it into one whose gate asks for no more; all others take as long as their score.
 * @param base the first row of the segment
 */
export function countByTypes(
  seeking: Seeking,
  { kernel, found, others, counters, index, marks, readings }: SearchScratch,
  base: number,
  { from, to, rowClass, relation }: RowRun,
): number {
  const open = seeking.open[rowClass.kind];
  const { conditions } = staticReadings(open, readings);
  const possible: Demand[] = [];
  const certain: Demand[] = [];
  const holds = rowClass.stated && holdsGains(seeking);
  open.forEach(({ reading, required }, i) => {
    if (isShutBy(reading, relation, seeking)) return;
    const demand = { traits: required, conditions: conditions[i] };
    possible.push(demand);
    if (holds && isCertain(reading)) certain.push(demand);
  });
  if (possible.length === 0) return 0;
  const placed = possible.some((demand) => demand.conditions !== 0);
  const traitsOf = seeking.rows.traits.array;
  const related = kernel.countListed(others.at, from - base, to - base, 0);
  let listed = 0;
  for (let k = 0; k < related; k++) {
    const row = base + found.rows[k];
    const traits = traitsOf[row];
    if (isMet(certain, traits, NOTHING)) {
      listed++;
      continue;
    }
    if (!isMet(possible, traits, ANYTHING)) continue;
    if (placed) {
      readPlaceAndSector(seeking, index, row, traits);
      const met = conditionsMet(seeking.facts, marks[found.rows[k]]);
      if (!isMet(possible, traits, met)) continue;
      if (isMet(certain, traits, met)) {
        listed++;
        continue;
      }
    }
    counters.evaluated++;
    if (scoreRow(seeking, row, 0, ALL_READINGS) !== NOT_LISTED) listed++;
  }
  return listed;
}

/** Whether no gain of the seeker with a row that states needs counts for nothing. */
function holdsGains({ plan: { a, readings } }: Seeking): boolean {
  return !isNewcomer(a) && a.stated && lambdaOf(true, false, readings.profile.lambda) > 0;
}

/** Whether S is above 0 wherever traits, places and sectors let a reading open and gains are held to the floor. */
function isCertain(reading: TypeReading): boolean {
  return isOpenByStatics(reading) && reading.kappa < 1;
}

function isMet(demands: readonly Demand[], traits: number, met: number): boolean {
  for (let i = 0; i < demands.length; i++) {
    const demand = demands[i];
    if ((traits & demand.traits) === demand.traits && (demand.conditions & ~met) === 0) return true;
  }
  return false;
}
