import type { GraphSnapshot } from '../../domain/graph';

/** A copy of the graph that outlives the process, and what says whether it still can be gone on from. */
export interface KeptGraph {
  readonly snapshot: GraphSnapshot;
  /** The count of reloads asked for when it was read. */
  readonly reloads: number;
  /** When reading it from the graph began, in milliseconds since 1970. */
  readonly readAt: number;
}

/** Where a copy is kept between two starts. */
export interface GraphKeeper {
  /** What was kept last of this graph; null where there is nothing, or nothing to be trusted, which is logged. */
  read(): Promise<KeptGraph | null>;
  /** Keeps a copy in place of the last; a failure is logged and leaves the last as it was. */
  write(kept: KeptGraph): Promise<void>;
}
