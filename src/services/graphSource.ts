import type { GraphChanges, GraphSnapshot } from '../domain/graph';

/** Two counters of the graph, read in one cheap query. */
export interface GraphCounters {
  /** The last revision given out; 0 for an empty graph. */
  readonly revision: number;
  /** How often somebody asked for every copy to be read anew (`symbiosis touch`). */
  readonly reloads: number;
}

/** Where a copy of the graph comes from. */
export interface GraphSource {
  counters(): Promise<GraphCounters>;
  /**
   * Everything, read in many short transactions: at least what was there at `revision`, some of it newer.
   * Changes since that revision make it whole.
   */
  snapshot(): Promise<GraphSnapshot>;
  changesSince(revision: number): Promise<GraphChanges>;
}
