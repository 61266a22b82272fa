import type { TenantKey } from '../../domain/graph';
import { DEFAULT_TENANT, type Organisation } from '../../domain/organisation';
import type { Seeker } from '../../engine/engine';
import type { Knowledge } from '../../evaluation/knowledge';
import type { TaskQuery } from '../../evaluation/tasks/task';
import type { DatasetGraph } from './datasetGraph';

/** The seeking side of a question, as the product takes it. */
export type SeekerOf = (query: TaskQuery) => Seeker & { readonly organisation: Organisation };

/** @param known the organisation with that key, as the graph holds it */
export function seekerOf(
  graph: DatasetGraph,
  { organisations }: Knowledge,
  known: (key: TenantKey) => Organisation,
): SeekerOf {
  return ({ seeker, place, brief }) => {
    const past = place === null ? null : known(keyAt(organisations, place));
    if (brief === null) return { organisation: past! };
    const organisation = past ? { ...past, needs: graph.needsOf(brief) } : graph.newcomer(seeker, brief);
    return { organisation, ...(brief.text !== null && { brief: { text: brief.text, language: null } }) };
  };
}

/** The key of the organisation at a place of the dataset. */
export function keyAt(organisations: Knowledge['organisations'], place: number): TenantKey {
  return { tenant: DEFAULT_TENANT, id: organisations[place].organisation.id };
}
