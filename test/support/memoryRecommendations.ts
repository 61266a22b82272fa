import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { createServingEngine } from '../../src/engine/servingEngine';
import { createCatalogue } from '../../src/services/catalogue';
import { createRecommendations } from '../../src/services/createRecommendations';
import type { GraphCopyStatus } from '../../src/services/graphCopy';
import type { Recommendations } from '../../src/services/recommendations';
import { PLAIN_DAY, plainGraph, type PlainGraph } from './golden/plainGraph';

/** Recommendations over a plain graph, without a database. */
export function memoryRecommendations(
  graph: PlainGraph,
  status: GraphCopyStatus = { state: 'ready', revision: 1 },
): Recommendations {
  const snapshot = plainGraph(graph);
  const core = createIndexedEngine();
  const catalogue = createCatalogue();
  core.load(snapshot, PLAIN_DAY);
  catalogue.load(snapshot);
  return createRecommendations({
    engine: createServingEngine(core, null),
    catalogue,
    copy: { status: () => status },
    clock: { now: () => new Date(`${PLAIN_DAY}T12:00:00Z`) },
  });
}

/** A batik maker, a marketplace that it suits, and a university that offers nothing of use to it. */
export const BATIK_GRAPH: PlainGraph = {
  organisations: [
    {
      ...{ id: 'batik', name: 'Batik Melati', kind: 'SME', size: 'SMALL', sectors: ['1312'] },
      basedIn: ['market:yogyakarta'],
      goals: ['REACH_CUSTOMERS'],
      offers: { 'offering:batik-fabric': 0.9, 'segment:tourists': 0.6 },
      needs: { 'channel:marketplace-shop': 5, 'skill:export-documents': 3 },
    },
    {
      ...{ id: 'pasar', name: 'Pasar Daring 市場', kind: 'MARKETPLACE', size: 'LARGE', sectors: ['4791'] },
      basedIn: ['market:yogyakarta'],
      offers: { 'channel:marketplace-shop': 1, 'segment:online-shoppers': 0.9 },
      needs: { 'offering:batik-fabric': 4 },
    },
    {
      ...{ id: 'kampus', name: 'Universitas Contoh', kind: 'UNIVERSITY' },
      offers: { 'skill:photonics': 1 },
      needs: { 'asset:warehouse': 2 },
    },
  ],
};
