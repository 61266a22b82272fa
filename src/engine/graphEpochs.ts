import type { GraphChanges, GraphSnapshot } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Resource } from '../domain/resource';
import { type AlliancePast, alliancePast, isPast, NO_PAST } from '../scoring/alliancePast';
import { type AllianceTypeRow, validateAllianceTypeTable } from '../scoring/allianceTypeTable';
import { buildResourceTree, type ResourceTree } from '../scoring/resourceTree';
import {
  contributionOf,
  contributionOfAlliance,
  createScoringContext,
  type ScoringContext,
} from '../scoring/scoringContext';
import { buildSectorTable } from '../scoring/sectorDistance';
import { createStatisticsTally, type StatisticsTally } from '../scoring/statistics';
import { createWordSplitter } from '../scoring/text/words';
import { countStatistics } from './countStatistics';
import { alliancesOf, applyChanges, createGraphState, type GraphState } from './graphState';

/** What a change asks of an engine: to look at these organisations anew and at these resources for the first time. */
export interface Renewal {
  readonly organisations: ReadonlySet<string>;
  readonly resources: readonly Resource[];
}

/** The graph and the statistics epoch that goes with it: what every engine has in common. */
export interface GraphEpochs {
  readonly state: GraphState;
  readonly context: ScoringContext;
  /** Replaces everything; `renew` is due. */
  take(snapshot: GraphSnapshot): void;
  /**
   * Applies changes. Where the trees or the statistics have moved too far it says EVERYTHING: the epoch is over, and
   * `renew` is due.
   */
  apply(changes: GraphChanges): Renewal | 'EVERYTHING';
  /** Counts everything anew under the present trees; a new epoch, unless the counts are the same. O(organisations). */
  renew(asOf: string): void;
  /** The same in steps, to be interrupted between any two; the epoch changes at the last. */
  renewing(asOf: string): Generator<undefined, void>;
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

/** Organisations looked at in one step. */
const STEP = 1024;

/** An empty graph. */
export function createGraphEpochs(table: readonly AllianceTypeRow[]): GraphEpochs {
  validateAllianceTypeTable(table);
  const split = createWordSplitter();
  let state = createGraphState(NOTHING);
  let tally: StatisticsTally = createStatisticsTally();
  /** The trees at the time of the count: resources that came since are not in them. */
  let countedTree: ResourceTree = buildResourceTree([]);
  /** Ids that organisations or resources name without there being such a resource. */
  let missing = new Set<string>();
  let context: ScoringContext = createScoringContext({
    resources: countedTree,
    sectors: buildSectorTable([], []),
    statistics: tally.take(''),
  });

  const noteMissing = (ids: Iterable<string>): void => {
    for (const id of ids) if (!state.resources.has(id)) missing.add(id);
  };

  function* renewing(asOf: string): Generator<undefined, void> {
    const tree = buildResourceTree([...state.resources.values()]);
    missing = new Set();
    for (const resource of state.resources.values()) noteMissing(namedBy(resource));
    let noted = 0;
    for (const organisation of state.organisations.values()) {
      noteMissing(usedBy(organisation));
      if (++noted % STEP === 0) yield;
    }
    tally = createStatisticsTally(yield* countStatistics(state, tree, split, asOf));
    countedTree = tree;
    context = createScoringContext({
      resources: tree,
      sectors: buildSectorTable([...state.sectors.values()], state.supplies),
      statistics: tally.take(asOf),
      split,
    });
  }

  const renew = (asOf: string): void => {
    const work = renewing(asOf);
    while (!work.next().done);
  };

  const apply = (changes: GraphChanges): Renewal | 'EVERYTHING' => {
    const change = applyChanges(state, changes);
    const { newResources } = change;
    const namedBefore = newResources.some(({ id }) => missing.has(id));
    noteMissing(newResources.flatMap(namedBy));
    for (const { after } of change.organisations) if (after) noteMissing(usedBy(after));
    if (change.treesMoved || namedBefore) return 'EVERYTHING';
    const day = context.statistics.asOf;
    for (const { before, after } of change.organisations) {
      if (before) tally.remove(contributionOf(before, countedTree, split, day));
      if (after) tally.add(contributionOf(after, countedTree, split, day));
    }
    for (const { before, after } of change.alliances) {
      if (before && isPast(before) && before.members.length > 0)
        tally.remove(contributionOfAlliance(before, split));
      if (after && isPast(after) && after.members.length > 0) tally.add(contributionOfAlliance(after, split));
    }
    if (tally.hasMovedFrom(context.statistics)) return 'EVERYTHING';
    if (newResources.length > 0) {
      // Nobody names them yet, so that whatever was taken under the trees before still stands.
      context = { ...context, resources: buildResourceTree([...state.resources.values()]) };
    }
    return { organisations: change.affected, resources: newResources };
  };

  return {
    get state() {
      return state;
    },
    get context() {
      return context;
    },
    take: (snapshot) => {
      state = createGraphState(snapshot);
    },
    apply,
    renew,
    renewing,
    pastOf: (key) => {
      const alliances = alliancesOf(state, key);
      return alliances.length === 0 ? NO_PAST : alliancePast(key, alliances);
    },
  };
}

function namedBy({ parentId, members }: Resource): string[] {
  return parentId === null ? [...members] : [parentId, ...members];
}

function usedBy({ offers, needs, basedIn }: Organisation): string[] {
  const ids = offers.map(({ resourceId }) => resourceId);
  for (const { resourceId } of needs) ids.push(resourceId);
  for (const id of basedIn) ids.push(id);
  return ids;
}
