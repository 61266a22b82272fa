import { boundByLanes } from './boundByLanes';
import { boundByPowers } from './boundByPowers';
import type { BoundRequest, RowRun } from './boundRequest';

/**
 * Counts who is listed of some rows, and adds those of which the square of a bound of S is at least `least` to the
 * survivors; O(rows).
 * @returns how many are listed
 */
export function boundRun(request: BoundRequest, run: RowRun, least: number): number {
  return request.how === 'POWERS' ? boundByPowers(request, run, least) : boundByLanes(request, run, least);
}
