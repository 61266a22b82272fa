import type { Seeking } from '../plan/seeking';
import type { GainBounds } from './gainBounds';
import type { MutualBounds } from './mutualBounds';
import type { RowFilter } from './rowFilter';
import type { SearchScratch } from './searchScratch';

/** What bounds of one query have in common. */
export interface BoundRequest {
  readonly seeking: Seeking;
  readonly scratch: SearchScratch;
  readonly filter: RowFilter;
  readonly mutual: MutualBounds;
  /** For seekers whose gains, or the rows' for them, do not come from stated needs alone; else null. */
  readonly gains: GainBounds | null;
  /** Square of E by number of past alliances, and the most that fame can be, squared. */
  readonly fame: Float64Array;
  readonly mostFame: number;
}
