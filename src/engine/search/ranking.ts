import type { RankPosition } from '../engine';

/** A place in the order, and the row that is there. */
export interface RowPosition extends RankPosition {
  readonly row: number;
}

/** The best of a query and how many it lists. */
export interface Ranking<P extends RankPosition = RowPosition> {
  readonly positions: readonly P[];
  /** Candidates at or before the place the page starts after. */
  readonly passed: number;
  readonly total: number;
}
