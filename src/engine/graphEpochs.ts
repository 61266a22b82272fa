import type { GraphChanges, GraphSnapshot } from '../domain/graph';
import { type AlliancePast, alliancePast, isPast, NO_PAST } from '../scoring/alliancePast';
import { type AllianceTypeRow, validateAllianceTypeTable } from '../scoring/allianceTypeTable';
import { buildResourceTree } from '../scoring/resourceTree';
import {
  contributionOf,
  contributionOfAlliance,
  createScoringContext,
  type ScoringContext,
} from '../scoring/scoringContext';
import { buildSectorTable } from '../scoring/sectorDistance';
import { createStatisticsTally, type StatisticsTally } from '../scoring/statistics';
import { createWordSplitter } from '../scoring/text/words';
import { alliancesOf, applyChanges, createGraphState, type GraphState } from './graphState';

/** What a change asks of an engine: to look at these organisations anew, or at everything, for the epoch is a new one. */
export type Renewal = ReadonlySet<string> | 'EVERYTHING';

/** The graph and the statistics epoch that goes with it: what every engine has in common. */
export interface GraphEpochs {
  readonly state: GraphState;
  readonly context: ScoringContext;
  /** Replaces everything: a new epoch. */
  load(snapshot: GraphSnapshot, asOf: string): void;
  /** Applies changes; a new epoch where the vocabulary or the statistics have moved too far. */
  apply(changes: GraphChanges, asOf: string): Renewal;
  /** Counts everything anew under the present trees: a new epoch; O(organisations). */
  renew(asOf: string): void;
  pastOf(key: string): AlliancePast;
}

const NOTHING: GraphSnapshot = {
  revision: 0,
  organisations: [],
  resources: [],
  sectors: [],
  supplies: [],
  alliances: [],
};

/** An empty graph in epoch 0. */
export function createGraphEpochs(table: readonly AllianceTypeRow[]): GraphEpochs {
  validateAllianceTypeTable(table);
  const split = createWordSplitter();
  let state = createGraphState(NOTHING);
  let tally: StatisticsTally = createStatisticsTally();
  let context: ScoringContext = createScoringContext({
    resources: buildResourceTree([]),
    sectors: buildSectorTable([], []),
    statistics: tally.take(0, ''),
    table,
  });

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
    });
  };

  const apply = (changes: GraphChanges, asOf: string): Renewal => {
    const change = applyChanges(state, changes);
    if (change.vocabularyChanged) {
      renew(asOf);
      return 'EVERYTHING';
    }
    const day = context.statistics.asOf;
    for (const { before, after } of change.organisations) {
      if (before) tally.remove(contributionOf(before, context.resources, split, day));
      if (after) tally.add(contributionOf(after, context.resources, split, day));
    }
    for (const { before, after } of change.alliances) {
      if (before && isPast(before) && before.members.length > 0)
        tally.remove(contributionOfAlliance(before, split));
      if (after && isPast(after) && after.members.length > 0) tally.add(contributionOfAlliance(after, split));
    }
    if (!tally.hasMovedFrom(context.statistics)) return change.affected;
    renew(asOf);
    return 'EVERYTHING';
  };

  return {
    get state() {
      return state;
    },
    get context() {
      return context;
    },
    load: (snapshot, asOf) => {
      state = createGraphState(snapshot);
      renew(asOf);
    },
    apply,
    renew,
    pastOf: (key) => {
      const alliances = alliancesOf(state, key);
      return alliances.length === 0 ? NO_PAST : alliancePast(key, alliances);
    },
  };
}
