import type { RankPosition } from '../engine';

/** A place in the order, and the row that is there. */
export interface RowPosition extends RankPosition {
  readonly row: number;
}

/** The best of a query and how many it lists. */
export interface Ranking {
  readonly positions: readonly RowPosition[];
  /** Candidates at or before the place the page starts after. */
  readonly passed: number;
  readonly total: number;
}
