import { keyOf, type TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import { NO_PAST } from '../scoring/alliancePast';
import { ALLIANCE_TYPE_TABLE, type AllianceTypeRow } from '../scoring/allianceTypeTable';
import { explainFacts, explainPair } from '../scoring/explainPair';
import { partnerCounts } from '../scoring/network';
import { pairFacts, type ScoringSetting } from '../scoring/pairFacts';
import { resolveProfile } from '../scoring/resolvedProfile';
import { prepareOrganisation, type ScoringOrganisation } from '../scoring/scoringOrganisation';
import { scoreFacts, scorePair } from '../scoring/scorePair';
import type { PairScore } from '../scoring/pairScore';
import type { WeightProfile } from '../scoring/weightProfile';
import { eligibility, isVisible } from './eligibility';
import type { Engine, ListQuery, Pair, RankedPage, RankPosition, RankQuery, Seeker } from './engine';
import { createGraphEpochs } from './graphEpochs';
import { canList, compareRank, isListed, listsUnrelated, rankPosition } from './rankOrder';

/** One organisation as others see it; as it sees itself where that differs. */
interface Prepared {
  readonly forOthers: ScoringOrganisation;
  readonly forItself: ScoringOrganisation;
}

/**
 * The plain engine: the reference over every candidate, one after the other. A query costs O(organisations * size of
 * one); a change costs O(its size), or O(everything) where the vocabulary moved or the statistics are renewed.
 */
export function createScanEngine(table: readonly AllianceTypeRow[] = ALLIANCE_TYPE_TABLE): Engine {
  const graph = createGraphEpochs(table);
  const prepared = new Map<string, Prepared>();

  const prepare = (key: string, organisation: Organisation): void => {
    const past = graph.pastOf(key);
    const forOthers = prepareOrganisation(graph.context, organisation, past, 'OTHERS');
    const hidden = organisation.needsVisibility === 'HIDDEN';
    const forItself = hidden ? prepareOrganisation(graph.context, organisation, past, 'ITSELF') : forOthers;
    prepared.set(key, { forOthers, forItself });
  };

  const prepareAll = (): void => {
    prepared.clear();
    for (const [key, organisation] of graph.state.organisations) prepare(key, organisation);
  };

  const setting = (profile?: WeightProfile): ScoringSetting => ({
    context: graph.context,
    resolved: resolveProfile(table, profile),
    partners: partnerCounts(
      (key) => (prepared.get(key)?.forOthers.past ?? graph.pastOf(key)).pastPartners.size,
    ),
  });

  /** The seeking side: as stored, with a brief, or a profile that need not be in the graph. */
  const seekingSide = ({ organisation, brief }: Seeker): ScoringOrganisation | undefined => {
    const key = keyOf(organisation);
    const stored = prepared.get(key);
    if (!('name' in organisation)) {
      if (!stored || !brief) return stored?.forItself;
      return prepareOrganisation(
        graph.context,
        stored.forItself.organisation,
        stored.forItself.past,
        'ITSELF',
        brief,
      );
    }
    return prepareOrganisation(
      graph.context,
      organisation,
      stored?.forItself.past ?? NO_PAST,
      'ITSELF',
      brief,
    );
  };

  const candidateSide = (a: ScoringOrganisation, key: TenantKey): ScoringOrganisation | undefined => {
    const b = prepared.get(keyOf(key))?.forOthers;
    return b && isVisible(a.organisation.tenant, b.organisation) ? b : undefined;
  };

  /** All that a query lists, best first. */
  const listOf = (a: ScoringOrganisation, query: ListQuery): readonly RankPosition[] => {
    const { types, profile } = query;
    if (!canList(a, query)) return [];
    const scoring = setting(profile);
    const eligible = eligibility(a, query, graph.context.resources);
    const positions: RankPosition[] = [];
    for (const { forOthers: b } of prepared.values()) {
      if (!eligible(b)) continue;
      const facts = pairFacts(scoring, a, b);
      if (!facts.related && !listsUnrelated(query)) continue;
      const pair = scoreFacts(facts, types);
      if (isListed(pair, query)) positions.push(rankPosition(pair));
    }
    return positions.sort(compareRank);
  };

  const rank = (query: RankQuery): RankedPage => {
    const { types, first, after, profile } = query;
    const a = seekingSide(query.seeker);
    const positions = a ? listOf(a, query) : [];
    const start = after ? positions.filter((position) => compareRank(position, after) <= 0).length : 0;
    const page = positions.slice(start, start + first);
    const scoring = setting(profile);
    const facts = page.map(({ candidate }) =>
      pairFacts(scoring, a!, prepared.get(keyOf(candidate))!.forOthers),
    );
    const items = facts.map((each) => scoreFacts(each, types));
    return {
      items,
      passed: start,
      total: positions.length,
      hasNextPage: start + first < positions.length,
      revision: graph.state.revision,
      epoch: graph.context.statistics.epoch,
      explain: (index, type) => explainFacts(facts[index], items[index], type),
    };
  };

  const score = ({ seeker, candidate }: Pair, profile?: WeightProfile): PairScore | undefined => {
    const a = seekingSide(seeker);
    const b = a && candidateSide(a, candidate);
    return a && b && scorePair(setting(profile), a, b);
  };

  return {
    get revision() {
      return graph.state.revision;
    },
    get epoch() {
      return graph.context.statistics.epoch;
    },
    get size() {
      return graph.state.organisations.size;
    },
    load: (snapshot, asOf) => {
      graph.take(snapshot);
      graph.renew(asOf);
      prepareAll();
    },
    apply: (changes, asOf) => {
      const renewal = graph.apply(changes);
      if (renewal === 'EVERYTHING') {
        graph.renew(asOf);
        return prepareAll();
      }
      for (const key of renewal.organisations) {
        const organisation = graph.state.organisations.get(key);
        if (organisation) prepare(key, organisation);
        else prepared.delete(key);
      }
    },
    renewStatistics: (asOf) => {
      graph.renew(asOf);
      prepareAll();
    },
    has: (key) => graph.state.organisations.has(keyOf(key)),
    organisation: (key) => graph.state.organisations.get(keyOf(key)),
    resourceName: (id) => graph.state.resources.get(id)?.name,
    rank,
    rankOf: (query, candidate) => {
      const a = seekingSide(query.seeker);
      const list = a ? listOf(a, query) : [];
      const at = list.findIndex((position) => keyOf(position.candidate) === keyOf(candidate));
      return at < 0 ? undefined : { position: at + 1, total: list.length };
    },
    score: (seeker, candidate, profile) => score({ seeker, candidate }, profile),
    scorePairs: (pairs, profile) => pairs.map((pair) => score(pair, profile)),
    explain: (seeker, candidate, type, profile) => {
      const a = seekingSide(seeker);
      const b = a && candidateSide(a, candidate);
      return a && b && explainPair(setting(profile), a, b, type);
    },
  };
}
