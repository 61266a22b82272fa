import type { ServerState } from '../store/local/keepRunning';
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
export function readiness(lifecycle: Lifecycle, copy: GraphCopyStatus, server: ServerState): Readiness {
  if (lifecycle.state === 'starting') return { ready: false, reasons: [`starting: ${lifecycle.doing}`] };
  if (lifecycle.state !== 'ready') return { ready: false, reasons: [lifecycle.state] };
  if (server.state === 'failed') return { ready: false, reasons: [server.reason] };
  const reasons: string[] = [];
  if (server.state === 'restarting') reasons.push(restarting(server));
  if (copy.state === 'stale') {
    const since = copy.since.toISOString();
    reasons.push(`the graph database is away since ${since}; answers are of revision ${copy.revision}`);
  }
  return { ready: true, reasons };
}

function restarting({ attempt, attempts }: Extract<ServerState, { state: 'restarting' }>): string {
  return `the local Neo4j server has ended and is being started again (attempt ${attempt} of ${attempts})`;
}
