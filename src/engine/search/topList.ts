import type { RankPosition } from '../engine';
import { compareRank } from '../rankOrder';
import type { RowPosition } from './ranking';

/** The best of what it is offered, in the total order. */
export interface TopList {
  /** Best first; at most `size`. */
  readonly positions: readonly RowPosition[];
  /** Offered ones at or before `after`. */
  readonly passed: number;
  /** Whether `size` with evidence are in: then `worst` is the S that another one needs. */
  readonly full: boolean;
  readonly worst: number;
  offer(position: RowPosition): void;
}

/** @param after only what comes later in the order is taken */
export function topList(size: number, after?: RankPosition): TopList {
  const positions: RowPosition[] = [];
  let passed = 0;
  return {
    positions,
    get passed() {
      return passed;
    },
    get full() {
      return positions.length === size && positions[size - 1].known;
    },
    get worst() {
      return positions[size - 1].s;
    },
    offer: (position) => {
      if (after && compareRank(position, after) <= 0) {
        passed++;
        return;
      }
      const at = placeFor(position, positions);
      if (at === size) return;
      positions.splice(at, 0, position);
      if (positions.length > size) positions.pop();
    },
  };
}

/** How many of the ordered positions come before one that is not among them; O(log positions). */
function placeFor(position: RankPosition, positions: readonly RankPosition[]): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareRank(position, positions[middle]) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
