import { type GraphSnapshot, keyOf } from '../../../src/domain/graph';
import { eligibility } from '../../../src/engine/eligibility';
import type { RankPosition, RankQuery } from '../../../src/engine/engine';
import { createGraphEpochs } from '../../../src/engine/graphEpochs';
import { compareRank } from '../../../src/engine/rankOrder';
import { ALLIANCE_TYPE_TABLE } from '../../../src/scoring/allianceTypeTable';
import { evidenceLevel, evidenceOf } from '../../../src/scoring/evidence';
import { partnerCounts } from '../../../src/scoring/network';
import type { ScoringSetting } from '../../../src/scoring/pairFacts';
import { resolveProfile } from '../../../src/scoring/resolvedProfile';
import { prepareOrganisation } from '../../../src/scoring/scoringOrganisation';
import type { Answer } from '../engineUnderTest';
import { BENCH_DAY } from '../graphs';
import { type Firm, toFirm } from './firm';
import { scoreFirm } from './scoreFirm';
import { seekerMaps } from './seekerMaps';

/**
 * The formula as one would write it for speed without an engine: organisations prepared once as objects and Maps, the
 * seeker's resources in Maps, one loop over all candidates that works out open types only, the best in a short list.
 * Exact. Serves stored seekers, with or without a brief, and queries without types, profile, minimum or cursor.
 */
export function createObjectsAndMaps(snapshot: GraphSnapshot): (query: RankQuery) => Answer {
  const graph = createGraphEpochs(ALLIANCE_TYPE_TABLE);
  graph.take(snapshot);
  graph.renew(BENCH_DAY);
  const { context } = graph;
  const setting: ScoringSetting = {
    context,
    resolved: resolveProfile(ALLIANCE_TYPE_TABLE),
    partners: partnerCounts((key) => firms.get(key)!.side.past.pastPartners.size),
  };
  const firms = new Map<string, Firm>();
  for (const [key, organisation] of graph.state.organisations) {
    firms.set(key, toFirm(setting, prepareOrganisation(context, organisation, graph.pastOf(key), 'OTHERS')));
  }

  return (query) => {
    const { organisation, brief } = query.seeker;
    const { side } = firms.get(keyOf(organisation))!;
    const record = 'name' in organisation ? organisation : side.organisation;
    const a = toFirm(setting, prepareOrganisation(context, record, side.past, 'ITSELF', brief));
    const maps = seekerMaps(context, a.side);
    const eligible = eligibility(a.side, query, context.resources);
    const best: RankPosition[] = [];
    let total = 0;
    for (const b of firms.values()) {
      if (!eligible(b.side)) continue;
      const s = scoreFirm(setting, maps, a, b);
      if (s === null) continue;
      total++;
      const known = evidenceLevel(evidenceOf(a.side, b.side)) !== 'UNKNOWN';
      const { tenant, id } = b.side.organisation;
      insert(best, query.first, { known, s, candidate: { tenant, id } });
    }
    return { positions: best, total };
  };
}

/** Keeps the list in order and no longer than `most`. */
function insert(best: RankPosition[], most: number, position: RankPosition): void {
  if (best.length === most && compareRank(best[most - 1], position) <= 0) return;
  let at = best.length;
  while (at > 0 && compareRank(best[at - 1], position) > 0) at--;
  best.splice(at, 0, position);
  if (best.length > most) best.pop();
}
