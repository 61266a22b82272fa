import { keyOf } from '../../domain/graph';
import { createGraphEpochs } from '../../engine/graphEpochs';
import type { FactSwitch } from '../../evaluation/ablation/factSwitches';
import type { Method } from '../../evaluation/method';
import type { TaskQuery } from '../../evaluation/tasks/task';
import { ALLIANCE_TYPE_TABLE } from '../../scoring/allianceTypeTable';
import { partnerCounts } from '../../scoring/network';
import { type PairFacts, pairFacts, type ScoringSetting } from '../../scoring/pairFacts';
import { resolveProfile } from '../../scoring/resolvedProfile';
import { prepareOrganisation } from '../../scoring/scoringOrganisation';
import { scoreFacts } from '../../scoring/scorePair';
import { type FormulaSetting, NOT_LISTED, ranked, unlisted } from './formulaMethod';
import { seekerOf } from './seekerOf';

/**
 * The reference, pair by pair, with a part of the score off that no weight profile can switch. The facts of a question
 * are taken once for all methods made here, so that methods are to be asked question by question. A question costs
 * some 0.4 ms for each candidate.
 */
export function createSwitchedMethods({
  graph,
  knowledge,
  day,
}: FormulaSetting): (change: FactSwitch) => Method {
  const epochs = createGraphEpochs(ALLIANCE_TYPE_TABLE);
  epochs.take(graph.snapshot(knowledge));
  epochs.renew(day);
  const { context, state } = epochs;
  const counts = new Map(
    [...state.organisations.keys()].map((key) => [key, epochs.pastOf(key).pastPartners.size]),
  );
  const setting: ScoringSetting = {
    context,
    resolved: resolveProfile(ALLIANCE_TYPE_TABLE),
    partners: partnerCounts((key) => counts.get(key)!),
  };
  const candidates = [...state.organisations].map(([key, organisation]) => ({
    place: knowledge.placeOf.get(organisation.id)!,
    side: prepareOrganisation(context, organisation, epochs.pastOf(key), 'OTHERS'),
  }));
  const seekingSide = seekerOf(graph, knowledge, (key) => state.organisations.get(keyOf(key))!);

  let last: { readonly query: TaskQuery; readonly pairs: readonly { place: number; facts: PairFacts }[] };
  const pairsOf = (query: TaskQuery) => {
    if (last?.query === query) return last.pairs;
    const { organisation, brief } = seekingSide(query);
    const past = epochs.pastOf(keyOf(organisation));
    const a = prepareOrganisation(context, organisation, past, 'ITSELF', brief);
    const pairs = candidates
      .filter(({ place }) => place !== query.place)
      .map(({ place, side }) => ({ place, facts: pairFacts(setting, a, side) }));
    last = { query, pairs };
    return pairs;
  };
  return (change) => ({
    score: (query) => {
      const scores = new Float64Array(candidates.length).fill(NOT_LISTED);
      for (const { place, facts } of pairsOf(query)) {
        const { s, evidenceLevel, basis } = scoreFacts(change(facts));
        const listed = facts.related && basis !== null;
        scores[place] = listed ? ranked(evidenceLevel !== 'UNKNOWN', s) : unlisted(s);
      }
      return { scores };
    },
  });
}
