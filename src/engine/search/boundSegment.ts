import { boundByLanes } from './boundByLanes';
import { boundByPowers } from './boundByPowers';
import type { BoundRequest, RowRun } from './boundRequest';

/**
 * Counts who is listed of the runs of a segment, and finds those of which the square of a bound of S is at least `least`;
 * O(rows).
 * @param base the first row of the segment
 * @returns how many are listed
 */
export function boundSegment(
  request: BoundRequest,
  base: number,
  runs: readonly RowRun[],
  least: number,
): number {
  if (request.how !== 'POWERS') return boundByLanes(request, base, runs, least);
  request.scratch.found.count = 0;
  return runs.reduce((listed, run) => listed + boundByPowers(request, base, run, least), 0);
}
