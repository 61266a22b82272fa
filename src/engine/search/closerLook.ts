import { boundRow } from '../plan/scoreRow';
import { KIND_MASK } from '../rows/traits';
import type { BoundRequest } from './boundRequest';
import type { SummedLanes } from './lanes';
import { type PageUnderWay, scoreInto } from './pageUnderWay';
import type { PlannedLanes } from './plannedLanes';
import type { SearchRequest } from './scanRows';
import { staticBound } from './staticBound';
import { type StaticReadings, staticReadings } from './staticReadings';

/** Looks closer at rows whose bound reaches the threshold, and scores those that may reach the page. */
export interface CloserLook {
  /** At the rows found in the segment from row `base` on whose square is at least `least`. */
  atFound(base: number, least: number): void;
  /** At the survivors whose square is at least `least`, once. */
  atSurvivors(least: number): void;
  /** Scores by falling bounds, until these fall below the threshold, in so many steps at the most: one, or two with words. */
  scoreQueued(most: number): void;
}

/** Readies the closer look of one search. */
export function closerLook(
  bounds: BoundRequest,
  lanes: PlannedLanes,
  page: PageUnderWay,
  request: SearchRequest,
): CloserLook {
  const { seeking, scratch } = bounds;
  const { rows } = seeking;
  const { index, counters, queue, found, survivors } = scratch;
  const layouts: StaticReadings[] = [];
  const layoutOf = (kind: number): StaticReadings =>
    (layouts[kind] ??= staticReadings(seeking.open[kind], scratch.readings));

  /** Row `row`, the `i`-th of those summed. */
  const look = (row: number, summed: SummedLanes, i: number): void => {
    counters.lookedAt++;
    const readings = layoutOf(rows.traits.array[row] & KIND_MASK);
    const group = row < index.firstMinor ? lanes.major : lanes.minor;
    const bound = staticBound(seeking, bounds, summed, readings, group, row, i, page.threshold);
    if (bound >= page.threshold) queue.push(row, bound, scratch.reaching);
  };

  /** Scores the row with the highest bound, or puts it back with one that all but its words make, as `~row`. */
  const scoreNext = (): void => {
    const { textBounds } = seeking;
    const { row, readings } = queue;
    queue.pop();
    if (row >= 0) counters.evaluated++;
    else counters.wordsRead++;
    if (row < 0 || textBounds === null) {
      scoreInto(page, seeking, request, row < 0 ? ~row : row, readings);
      return;
    }
    const most = boundRow(seeking, row, textBounds, page.threshold, readings);
    if (most >= page.threshold) queue.push(~row, most, readings);
  };

  return {
    atFound: (base, least) => {
      for (let k = 0; k < found.count; k++) {
        if (found.squares[k] >= least) look(base + found.rows[k], scratch, found.rows[k]);
      }
    },
    atSurvivors: (least) => {
      for (let k = 0; k < survivors.count; k++) {
        if (survivors.squares[k] < least) continue;
        survivors.squares[k] = -1;
        look(survivors.rows[k], survivors, k);
      }
    },
    scoreQueued: (most) => {
      for (let n = 0; n < most && queue.size > 0 && queue.highest >= page.threshold; n++) scoreNext();
    },
  };
}
