import type { TenantKey } from '../../domain/graph';
import type { RankPosition } from '../engine';
import { compareRank } from '../rankOrder';
import { rowKey, type RowColumns } from '../rows/rowColumns';
import type { RowPosition } from './ranking';

/** The best of what it is offered, in the total order. */
export interface TopList {
  /** Offered ones at or before `after`. */
  readonly passed: number;
  /** Whether `size` with evidence are in: then `worst` is the S that another one needs. */
  readonly full: boolean;
  readonly worst: number;
  offer(known: boolean, s: number, row: number): void;
  /** Best first; at most `size`. */
  positions(): RowPosition[];
}

/** Ids are read where two are equal in all else, and of those that are in at the end. */
class Place implements RowPosition {
  private key: TenantKey | undefined;
  constructor(
    readonly known: boolean,
    readonly s: number,
    readonly row: number,
    private readonly rows: RowColumns,
  ) {}
  get candidate(): TenantKey {
    return (this.key ??= rowKey(this.rows, this.row));
  }
}

/** @param after only what comes later in the order is taken */
export function topList(rows: RowColumns, size: number, after?: RankPosition): TopList {
  const places: Place[] = [];
  let passed = 0;
  return {
    get passed() {
      return passed;
    },
    get full() {
      return places.length === size && places[size - 1].known;
    },
    get worst() {
      return places[size - 1].s;
    },
    offer: (known, s, row) => {
      const place = new Place(known, s, row, rows);
      if (after && compareRank(place, after) <= 0) {
        passed++;
        return;
      }
      const at = positionFor(place, places);
      if (at === size) return;
      places.splice(at, 0, place);
      if (places.length > size) places.pop();
    },
    positions: () => places.map(({ known, s, row, candidate }) => ({ known, s, row, candidate })),
  };
}

/** How many of the ordered places come before one that is not among them; O(log places). */
function positionFor(place: Place, places: readonly Place[]): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareRank(place, places[middle]) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
