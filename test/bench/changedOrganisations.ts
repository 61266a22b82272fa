import type { GraphChanges, GraphSnapshot } from '../../src/domain/graph';

/**
 * Changes of one organisation each, spread over the graph: its first offer and need weigh something else. No count of
 * the statistics moves, so none is a new epoch.
 */
export function changedOrganisations(graph: GraphSnapshot, count: number): GraphChanges[] {
  const { organisations } = graph;
  return Array.from({ length: count }, (_, i): GraphChanges => {
    const revision = graph.revision + i + 1;
    const before = organisations[Math.floor((i * organisations.length) / count)];
    const offers = before.offers.map((offer, at) => (at === 0 ? { ...offer, strength: 0.55 } : offer));
    const needs = before.needs.map((need, at) => (at === 0 ? { ...need, priority: 3 } : need));
    return {
      since: revision - 1,
      revision,
      organisations: [{ ...before, offers, needs, revision }],
      ...{ resources: [], sectors: [], supplies: [], alliances: [], removals: [], suppliesChanged: false },
    };
  });
}
