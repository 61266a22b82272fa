import type { GraphMemory } from './kernel/graphMemory';
import { keyOf, type TenantKey } from '../domain/graph';
import type { AlliancePast } from '../scoring/alliancePast';
import type { AllianceTypeRow } from '../scoring/allianceTypeTable';
import { askedEvidence } from '../scoring/evidence';
import { explainFacts } from '../scoring/explainPair';
import { partnerCounts } from '../scoring/network';
import { pairFacts, type ScoringSetting } from '../scoring/pairFacts';
import { scoreFacts, scorePair } from '../scoring/scorePair';
import type { ListPlace, ListQuery, RankedPage, RankQuery } from './engine';
import type { GraphView } from './generation/graphReader';
import { viewOf } from './generation/liveGeneration';
import { runSearch, type SearchTask } from './generation/searchTask';
import { type KnownSeeker, knownSeeker, scoringAt, seekingSide } from './pairs';
import { acquaintedOf } from './plan/acquainted';
import { type SearchedSide, sideOf, sideOfRow } from './plan/searchedSide';
import { candidateOfRow, partnerLookup, pastOf, type PublishedGraph } from './publishedGraph';
import { placeInList, rankSearches } from './rankCount';
import { canList, isListed, listsUnrelated } from './rankOrder';
import { languageNumber } from './rows/textColumns';
import type { Ranking } from './search/ranking';
import { isEligible, rowFilter, type RowFilter } from './search/rowFilter';

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
): PreparedQuery {
  const scoring = scoringAt(at, table, query.profile);
  const seeker = knownSeeker(at, query.seeker);
  const side = seeker && searchedSide(at, seeker);
  // As they are now: partners may come to have other partners while the search is under way.
  const partners = new Map<string, AlliancePast>();
  for (const key of seeker?.past.pastPartners ?? []) partners.set(key, pastOf(at, key));
  const task =
    side && canList(side, query) ? taskOf(at, scoring, { ...seeker, partners }, side, query) : null;
  const view = viewOf(at.live);
  return {
    memory: at.live.memory,
    ...{ view, task },
    find: () => (task ? runSearch(at.live.reader, view, task) : NOTHING_LISTED),
    page: ({ positions, passed, total }) => {
      const setting = { ...scoring, partners: partnerCounts((key) => partners.get(key)!.pastPartners.size) };
      const a = seeker && seekingSide(at, seeker);
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
  const seeker = knownSeeker(at, query.seeker);
  const row = at.live.rowOf.get(keyOf(candidate));
  if (seeker === undefined || row === undefined) return undefined;
  const a = seekingSide(at, seeker);
  if (!canList(a, query) || !isEligible(filterOf(at, seeker, query), at.live.reader.rows, row))
    return undefined;
  const pair = scorePair(scoringAt(at, table, query.profile), a, candidateOfRow(at, row), query.types);
  if (!isListed(pair, query)) return undefined;
  return {
    searches: rankSearches(query, pair).map((search) => prepareQuery(at, table, search)),
    place: placeInList,
  };
}

/** The seeker by numbers, off its row where one says the same of it. */
function searchedSide({ live, context }: PublishedGraph, seeker: KnownSeeker): SearchedSide {
  const { rows, seeking } = live.reader;
  const { row } = seeker;
  return row === undefined
    ? sideOf(rows, seekingSide({ context }, seeker))
    : sideOfRow(rows, seeking.plan.weights.ground, context, { ...seeker, row });
}

function filterOf(
  { live, decliners }: PublishedGraph,
  seeker: KnownSeeker,
  query: Pick<RankQuery, 'filter' | 'exclude'>,
): RowFilter {
  return rowFilter(live.reader.rows, seeker, query, {
    rowOf: live.rowOf,
    declinersOf: (key) => decliners.of(key),
  });
}

/** The task, with every name in it known to the rows, so that it has the same number in all threads. */
function taskOf(
  at: PublishedGraph,
  { resolved: { profile } }: ScoringSetting,
  seeker: KnownSeeker & { readonly partners: ReadonlyMap<string, AlliancePast> },
  side: SearchedSide,
  query: RankQuery,
): SearchTask {
  const { rows } = at.live.reader;
  for (const language of side.query?.languages ?? []) languageNumber(rows.texts, language);
  for (const { language } of side.documents) languageNumber(rows.texts, language);
  return {
    seeker: side,
    acquainted: acquaintedOf(seeker.partners.values(), profile.network, partnerLookup(at)),
    request: {
      filter: filterOf(at, seeker, query),
      unrelated: listsUnrelated(query),
      first: query.first,
      after: query.after,
      minScore: query.minScore ?? 0,
      asked: askedEvidence(side),
    },
    types: query.types,
    profile: query.profile,
  };
}
