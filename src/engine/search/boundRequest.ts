import type { RowClass } from '../index/rowIndex';
import type { Seeking } from '../plan/seeking';
import type { FameBounds } from './fameBounds';
import type { GainBounds } from './gainBounds';
import type { SearchScratch } from './searchScratch';

/** What bounds of one query have in common. */
export interface BoundRequest {
  readonly seeking: Seeking;
  readonly scratch: SearchScratch;
  readonly gains: GainBounds;
  /** By lanes alone, by lanes and words, or, for all other seekers, by powers of the gains. */
  readonly how: 'NEEDS' | 'WORDS' | 'POWERS';
  readonly fame: FameBounds;
}

/** Rows `from` to `to` of a segment, for which one bound of all but gains and fame holds. */
export interface RowRun {
  readonly from: number;
  readonly to: number;
  readonly rowClass: RowClass;
  /** Of their places to the seeker's, as `Chunks` has it. */
  readonly relation: number;
  /** Where in `chunks.factors` theirs begin. */
  readonly factorsAt: number;
}
