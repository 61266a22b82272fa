import type { TenantKey } from '../../domain/graph';
import type { RankPosition } from '../engine';
import { compareRank } from '../rankOrder';
import { rowKey, type RowColumns } from '../rows/rowColumns';
import type { RowPosition } from './ranking';

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

/** The best of what it is offered, in the total order. */
export class TopList {
  private readonly places: Place[] = [];
  private passedCount = 0;

  /** @param after only what comes later in the order is taken */
  constructor(
    private readonly rows: RowColumns,
    private readonly size: number,
    private readonly after?: RankPosition,
  ) {}

  /** Offered ones at or before `after`. */
  get passed(): number {
    return this.passedCount;
  }

  /** Whether `size` with evidence are in: then `worst` is the S that another one needs. */
  get full(): boolean {
    return this.places.length === this.size && this.places[this.size - 1].known;
  }

  get worst(): number {
    return this.places[this.size - 1].s;
  }

  offer(known: boolean, s: number, row: number): void {
    const { places, after, size } = this;
    const place = new Place(known, s, row, this.rows);
    if (after && compareRank(place, after) <= 0) {
      this.passedCount++;
      return;
    }
    const at = positionFor(place, places);
    if (at === size) return;
    places.splice(at, 0, place);
    if (places.length > size) places.pop();
  }

  /** Best first; at most `size`. */
  positions(): RowPosition[] {
    return this.places.map(({ known, s, row, candidate }) => ({ known, s, row, candidate }));
  }
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
