import { keyOf, type TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import { alliancePast, isPast, NO_PAST } from '../scoring/alliancePast';
import {
  ALLIANCE_TYPE_TABLE,
  type AllianceTypeRow,
  validateAllianceTypeTable,
} from '../scoring/allianceTypeTable';
import { basisOf } from '../scoring/evidence';
import { explainPair } from '../scoring/explainPair';
import { pairFacts, type ScoringSetting } from '../scoring/pairFacts';
import { buildResourceTree } from '../scoring/resourceTree';
import { resolveProfile } from '../scoring/resolvedProfile';
import {
  contributionOf,
  contributionOfAlliance,
  createScoringContext,
  type ScoringContext,
} from '../scoring/scoringContext';
import { prepareOrganisation, type ScoringOrganisation } from '../scoring/scoringOrganisation';
import { scoreFacts, scorePair } from '../scoring/scorePair';
import { buildSectorTable } from '../scoring/sectorDistance';
import { createStatisticsTally, type StatisticsTally } from '../scoring/statistics';
import { createTermNumbering } from '../scoring/text/vector';
import { createWordSplitter } from '../scoring/text/words';
import type { WeightProfile } from '../scoring/weightProfile';
import { eligibility, isVisible } from './eligibility';
import type { Engine, RankedPage, RankPosition, RankQuery, Seeker } from './engine';
import { alliancesOf, applyChanges, createGraphState, type GraphState } from './graphState';
import { compareRank, rankPosition } from './rankOrder';

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
  validateAllianceTypeTable(table);
  const split = createWordSplitter();
  const terms = createTermNumbering();
  const prepared = new Map<string, Prepared>();
  let state: GraphState = createGraphState({
    revision: 0,
    organisations: [],
    resources: [],
    sectors: [],
    supplies: [],
    alliances: [],
  });
  let tally: StatisticsTally = createStatisticsTally();
  let context: ScoringContext = createScoringContext({
    resources: buildResourceTree([]),
    sectors: buildSectorTable([], []),
    statistics: tally.take(0, ''),
    table,
  });

  const pastOf = (key: string) => {
    const alliances = alliancesOf(state, key);
    return alliances.length === 0 ? NO_PAST : alliancePast(key, alliances);
  };

  const prepare = (key: string, organisation: Organisation): void => {
    const past = pastOf(key);
    const forOthers = prepareOrganisation(context, organisation, past, 'OTHERS');
    const hidden = organisation.needsVisibility === 'HIDDEN';
    const forItself = hidden ? prepareOrganisation(context, organisation, past, 'ITSELF') : forOthers;
    prepared.set(key, { forOthers, forItself });
  };

  /** Counts everything anew under the present trees and prepares every organisation for the new epoch. */
  const renew = (asOf: string): void => {
    const resources = buildResourceTree([...state.resources.values()]);
    tally = createStatisticsTally();
    for (const organisation of state.organisations.values()) {
      tally.add(contributionOf(organisation, resources, split, asOf));
    }
    for (const alliance of state.alliances.values()) {
      if (isPast(alliance) && alliance.members.length > 0) tally.add(contributionOfAlliance(alliance, split));
    }
    context = createScoringContext({
      resources,
      sectors: buildSectorTable([...state.sectors.values()], state.supplies),
      statistics: tally.take(context.statistics.epoch + 1, asOf),
      table,
      split,
      terms,
    });
    prepared.clear();
    for (const [key, organisation] of state.organisations) prepare(key, organisation);
  };

  const setting = (profile?: WeightProfile): ScoringSetting => ({
    context,
    resolved: resolveProfile(table, profile),
    partnersOf: (key) => prepared.get(key)?.forOthers.past.pastPartners.size ?? 0,
  });

  /** The seeking side: as stored, with a brief, or a profile that need not be in the graph. */
  const seekingSide = ({ organisation, brief }: Seeker): ScoringOrganisation | undefined => {
    const key = keyOf(organisation);
    const stored = prepared.get(key);
    if (!('name' in organisation)) {
      if (!stored || !brief) return stored?.forItself;
      return prepareOrganisation(
        context,
        stored.forItself.organisation,
        stored.forItself.past,
        'ITSELF',
        brief,
      );
    }
    return prepareOrganisation(context, organisation, stored?.forItself.past ?? NO_PAST, 'ITSELF', brief);
  };

  const candidateSide = (a: ScoringOrganisation, key: TenantKey): ScoringOrganisation | undefined => {
    const b = prepared.get(keyOf(key))?.forOthers;
    return b && isVisible(a.organisation.tenant, b.organisation) ? b : undefined;
  };

  const rank = (query: RankQuery): RankedPage => {
    const { types, minScore = 0, first, after, profile } = query;
    const a = seekingSide(query.seeker);
    const positions: RankPosition[] = [];
    const scoring = setting(profile);
    if (a && basisOf(a) !== null) {
      const eligible = eligibility(a, query, context.resources);
      for (const { forOthers: b } of prepared.values()) {
        if (!eligible(b)) continue;
        const facts = pairFacts(scoring, a, b);
        if (!facts.related) continue;
        const pair = scoreFacts(facts, types);
        if (!pair.related) continue;
        if (minScore > 0 && (pair.evidenceLevel === 'UNKNOWN' || pair.score < minScore)) continue;
        positions.push(rankPosition(pair));
      }
    }
    positions.sort(compareRank);
    const start = after ? positions.filter((position) => compareRank(position, after) <= 0).length : 0;
    const page = positions.slice(start, start + first);
    return {
      items: page.map(({ candidate }) =>
        scorePair(scoring, a!, prepared.get(keyOf(candidate))!.forOthers, types),
      ),
      total: positions.length,
      hasNextPage: start + first < positions.length,
      revision: state.revision,
      epoch: context.statistics.epoch,
    };
  };

  return {
    get revision() {
      return state.revision;
    },
    get epoch() {
      return context.statistics.epoch;
    },
    get size() {
      return state.organisations.size;
    },
    load: (snapshot, asOf) => {
      state = createGraphState(snapshot);
      renew(asOf);
    },
    apply: (changes, asOf) => {
      const change = applyChanges(state, changes);
      if (change.vocabularyChanged) return renew(asOf);
      const day = context.statistics.asOf;
      for (const { before, after } of change.organisations) {
        if (before) tally.remove(contributionOf(before, context.resources, split, day));
        if (after) tally.add(contributionOf(after, context.resources, split, day));
      }
      for (const { before, after } of change.alliances) {
        if (before && isPast(before) && before.members.length > 0)
          tally.remove(contributionOfAlliance(before, split));
        if (after && isPast(after) && after.members.length > 0)
          tally.add(contributionOfAlliance(after, split));
      }
      if (tally.hasMovedFrom(context.statistics)) return renew(asOf);
      for (const key of change.affected) {
        const organisation = state.organisations.get(key);
        if (organisation) prepare(key, organisation);
        else prepared.delete(key);
      }
    },
    renewStatistics: renew,
    has: (key) => state.organisations.has(keyOf(key)),
    organisation: (key) => state.organisations.get(keyOf(key)),
    resourceName: (id) => state.resources.get(id)?.name,
    rank,
    score: (seeker, candidate, profile) => {
      const a = seekingSide(seeker);
      const b = a && candidateSide(a, candidate);
      return a && b && scorePair(setting(profile), a, b);
    },
    explain: (seeker, candidate, type, profile) => {
      const a = seekingSide(seeker);
      const b = a && candidateSide(a, candidate);
      return a && b && explainPair(setting(profile), a, b, type);
    },
  };
}
