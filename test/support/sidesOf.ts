import { type GraphSnapshot, keyOf } from '../../src/domain/graph';
import type { Organisation } from '../../src/domain/organisation';
import { createGraphEpochs } from '../../src/engine/graphEpochs';
import { ALLIANCE_TYPE_TABLE } from '../../src/scoring/allianceTypeTable';
import { partnerCounts } from '../../src/scoring/network';
import type { ScoringSetting } from '../../src/scoring/pairFacts';
import { resolveProfile } from '../../src/scoring/resolvedProfile';
import { prepareOrganisation, type ScoringOrganisation } from '../../src/scoring/scoringOrganisation';

/** What pairs of a graph are scored from, with the statistics of a day. */
export function sidesOf(snapshot: GraphSnapshot, day: string) {
  const graph = createGraphEpochs(ALLIANCE_TYPE_TABLE);
  graph.take(snapshot);
  graph.renew(day);
  const { context } = graph;
  const side = (organisation: Organisation, viewer: 'ITSELF' | 'OTHERS'): ScoringOrganisation =>
    prepareOrganisation(context, organisation, graph.pastOf(keyOf(organisation)), viewer);
  const setting: ScoringSetting = {
    context,
    resolved: resolveProfile(ALLIANCE_TYPE_TABLE),
    partners: partnerCounts((key) => graph.pastOf(key).pastPartners.size),
  };
  return { setting, side };
}
