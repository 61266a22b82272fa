import type { GraphCopyStatus } from './graphCopy';

/** Where the process is in its life; it only ever moves down this list. */
export type Lifecycle =
  | { readonly state: 'starting'; readonly doing: string }
  | { readonly state: 'ready' }
  /** Answers what it has begun to answer, and takes nothing new. */
  | { readonly state: 'draining' }
  | { readonly state: 'stopped' };

/** Whether requests should be sent here, and what stands in the way of that or of complete answers. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

/** A process whose graph is away is ready: what lives in memory still answers. */
export function readiness(lifecycle: Lifecycle, copy: GraphCopyStatus): Readiness {
  if (lifecycle.state === 'starting') return { ready: false, reasons: [`starting: ${lifecycle.doing}`] };
  if (lifecycle.state !== 'ready') return { ready: false, reasons: [lifecycle.state] };
  if (copy.state !== 'stale') return { ready: true, reasons: [] };
  const since = copy.since.toISOString();
  return {
    ready: true,
    reasons: [`the graph database is away since ${since}; answers are of revision ${copy.revision}`],
  };
}
