import type { RankPosition } from '../engine';

/** The best of a query and how many it lists. */
export interface Ranking {
  readonly positions: readonly RankPosition[];
  /** Candidates at or before the place the page starts after. */
  readonly passed: number;
  readonly total: number;
}
