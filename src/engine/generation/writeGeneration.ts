import type { Organisation } from '../../domain/organisation';
import type { AllianceTypeRow } from '../../scoring/allianceTypeTable';
import type { GraphEpochs } from '../graphEpochs';
import { resourceWeights } from '../plan/seekerPlan';
import { rowWriter } from '../rows/rowWriter';
import { numberResources } from '../rows/resourceNumbers';
import { rowColumns } from '../rows/rowColumns';
import { numberSectors } from '../rows/sectorNumbers';
import type { GenerationOptions } from './buildGeneration';
import { packGeneration } from './generation';
import { goLive, type LiveGeneration } from './liveGeneration';
import type { Work } from './work';

/** Organisations written in one step. */
const STEP = 64;

/** Writes the rows of a whole graph in its present epoch; O(organisations * size of one). */
export function* writeGeneration(
  { graph, before }: { readonly graph: GraphEpochs; readonly before: LiveGeneration | null },
  table: readonly AllianceTypeRow[],
  options: GenerationOptions,
): Work<LiveGeneration> {
  const { state, context } = graph;
  const resources = [...state.resources.values()];
  const numbers = numberResources(resources, context.resources);
  const rows = rowColumns(numbers, numberSectors(context.sectors));
  const writer = rowWriter(rows, context);
  const organisations: Organisation[] = [];
  for (const [key, organisation] of state.organisations) {
    writer.append(organisation, graph.pastOf(key));
    organisations.push(organisation);
    if (organisations.length % STEP === 0) yield;
  }
  const draft = packGeneration(
    {
      resources,
      sectors: [...state.sectors.values()],
      supplies: state.supplies,
      sectorCodes: rows.sectors.codes,
      table,
      weights: resourceWeights(numbers, context),
      columns: rows.shared,
      ...{ index: null, texts: null },
      order: new Int32Array(0),
    },
    null,
  );
  const view = {
    ...{ count: organisations.length, removedCount: 0 },
    ...{ resources: [], sectors: [], tenants: [], languages: [] },
  };
  const memory = yield { memory: draft, view, options };
  return yield* goLive(memory!, { organisations, pasts: new Map(), before });
}
