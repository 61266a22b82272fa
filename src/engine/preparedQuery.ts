import type { GraphMemory } from './kernel/graphMemory';
import { keyOf, type TenantKey } from '../domain/graph';
import { NO_PAST } from '../scoring/alliancePast';
import type { AllianceTypeRow } from '../scoring/allianceTypeTable';
import { askedEvidence } from '../scoring/evidence';
import { explainFacts } from '../scoring/explainPair';
import { partnerCounts } from '../scoring/network';
import { pairFacts, type ScoringSetting } from '../scoring/pairFacts';
import type { ScoringOrganisation } from '../scoring/scoringOrganisation';
import { scoreFacts, scorePair } from '../scoring/scorePair';
import type { ListPlace, ListQuery, RankedPage, RankQuery } from './engine';
import type { GraphView } from './generation/graphReader';
import { viewOf } from './generation/liveGeneration';
import { runSearch, type SearchTask } from './generation/searchTask';
import { scoringAt, seekingSide } from './pairs';
import { acquaintedOf } from './plan/acquainted';
import { candidateOfRow, partnerLookup, type PublishedGraph } from './publishedGraph';
import { placeInList, rankSearches } from './rankCount';
import { canList, isListed, listsUnrelated } from './rankOrder';
import { languageNumber } from './rows/textColumns';
import type { Ranking } from './search/ranking';
import { isEligible, rowFilter } from './search/rowFilter';

const NOTHING_LISTED: Ranking = { positions: [], passed: 0, total: 0 };

/** A query at one state of the graph: any thread may search, and the page comes of what it finds. */
export interface PreparedQuery {
  /** The generation it is to be searched in. */
  readonly memory: GraphMemory;
  readonly view: GraphView;
  /** Null where nothing can be listed. */
  readonly task: SearchTask | null;
  /** Searches in this thread. */
  find(): Ranking;
  page(ranking: Ranking): RankedPage;
}

/** The searches that say where a listed candidate stands, and how they are read. */
export interface PreparedRank {
  readonly searches: readonly PreparedQuery[];
  /** @param found what the searches found, in their order */
  place(found: readonly Ranking[]): ListPlace;
}

/** O(size of the seeker and its partners). */
export function prepareQuery(
  at: PublishedGraph,
  table: readonly AllianceTypeRow[],
  query: RankQuery,
  a = seekingSide(at, query.seeker),
): PreparedQuery {
  const scoring = scoringAt(at, table, query.profile);
  const task = a && canList(a, query) ? taskOf(at, scoring, a, query) : null;
  // Partners may come to have other partners while the search is under way.
  const counts = new Map(Array.from(a?.past.pastPartners ?? [], (key) => [key, scoring.partners.of(key)]));
  const view = viewOf(at.live);
  return {
    memory: at.live.memory,
    ...{ view, task },
    find: () => (task ? runSearch(at.live.reader, view, task) : NOTHING_LISTED),
    page: ({ positions, passed, total }) => {
      const setting = { ...scoring, partners: partnerCounts((key) => counts.get(key)!) };
      const facts = positions.map(({ row }) => pairFacts(setting, a!, candidateOfRow(at, row)));
      const items = facts.map((each) => scoreFacts(each, query.types));
      return {
        ...{ items, passed, total },
        hasNextPage: passed + positions.length < total,
        revision: at.revision,
        epoch: at.context.statistics.epoch,
        explain: (index, type) => explainFacts(facts[index], items[index], type),
      };
    },
  };
}

/** Undefined where the query does not list the candidate. O(size of both). */
export function prepareRank(
  at: PublishedGraph,
  table: readonly AllianceTypeRow[],
  query: ListQuery,
  candidate: TenantKey,
): PreparedRank | undefined {
  const a = seekingSide(at, query.seeker);
  const row = at.live.rowOf.get(keyOf(candidate));
  if (a === undefined || row === undefined || !canList(a, query)) return undefined;
  const scoring = scoringAt(at, table, query.profile);
  const { filter } = taskOf(at, scoring, a, { ...query, first: 1 }).request;
  if (!isEligible(filter, at.live.reader.rows, row)) return undefined;
  const pair = scorePair(scoring, a, candidateOfRow(at, row), query.types);
  if (!isListed(pair, query)) return undefined;
  return {
    searches: rankSearches(query, pair).map((search) => prepareQuery(at, table, search, a)),
    place: placeInList,
  };
}

/**
 * The seeker as it is copied to a thread: of its alliances and its record most is left out, for a search has what they
 * say in `acquainted`, in the filter, and in the offers and needs that count.
 */
function asSearched(a: ScoringOrganisation): ScoringOrganisation {
  return {
    ...a,
    organisation: { ...a.organisation, offers: [], needs: [], declines: [] },
    past: { ...NO_PAST, currentCount: a.past.currentCount },
  };
}

/** The task, with every name in it known to the rows, so that it has the same number in all threads. */
function taskOf(
  at: PublishedGraph,
  { resolved: { profile } }: ScoringSetting,
  a: ScoringOrganisation,
  query: RankQuery,
): SearchTask {
  const { live, decliners } = at;
  const { rows } = live.reader;
  for (const { code } of a.organisation.sectors) rows.sectors.numberOf(code);
  for (const language of a.query?.languages ?? []) languageNumber(rows.texts, language);
  for (const { language } of a.documents) languageNumber(rows.texts, language);
  const { rowOf } = live;
  return {
    seeker: asSearched(a),
    acquainted: acquaintedOf(a.past, profile.network, partnerLookup(at)),
    request: {
      filter: rowFilter(rows, a, query, { rowOf, declinersOf: (key) => decliners.of(key) }),
      unrelated: listsUnrelated(query),
      first: query.first,
      after: query.after,
      minScore: query.minScore ?? 0,
      asked: askedEvidence(a),
    },
    types: query.types,
    profile: query.profile,
  };
}
