import type { GraphMemory } from './kernel/graphMemory';
import { keyOf, type TenantKey } from '../domain/graph';
import type { AlliancePast } from '../scoring/alliancePast';
import type { AllianceTypeRow } from '../scoring/allianceTypeTable';
import { askedEvidence } from '../scoring/evidence';
import { explainFacts } from '../scoring/explainPair';
import { offerCount } from '../scoring/countingRows';
import { type ScoringOrganisation, wordsOf } from '../scoring/scoringOrganisation';
import { partnerCounts } from '../scoring/network';
import { pairFacts, type ScoringSetting } from '../scoring/pairFacts';
import { scoreFacts, scorePair } from '../scoring/scorePair';
import type { ListPlace, ListQuery, RankedPage, RankQuery, Seeker } from './engine';
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
import { TRAIT } from './rows/traits';
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

/** The seeker of one query, or of several, at one state of the graph. */
interface Asking {
  readonly seeker: KnownSeeker;
  /** By numbers; every name in it is known to the rows, so that it has the same number in all threads. */
  readonly side: SearchedSide;
  /** What a search of it reads of others, as they are now: partners may come to have other partners meanwhile. */
  readonly partners: ReadonlyMap<string, AlliancePast>;
  /** As pairs are scored from; O(its size), but for its words. */
  readonly whole: () => ScoringOrganisation;
}

function askingAt(at: PublishedGraph, asked: Seeker): Asking | undefined {
  const seeker = knownSeeker(at, asked);
  if (seeker === undefined) return undefined;
  const { rows, seeking } = at.live.reader;
  const { organisation, past, brief, row } = seeker;
  const partners = new Map<string, AlliancePast>();
  for (const key of past.pastPartners) partners.set(key, pastOf(at, key));
  if (row === undefined) {
    const a = seekingSide(at, seeker);
    return { seeker, partners, side: sideOf(rows, a), whole: () => a };
  }
  const stated = (rows.ownTraits.array[row] & TRAIT.STATED) !== 0;
  const words = wordsOf(at.context, organisation, past, stated, brief);
  const known = { ...words, offerCount: offerCount(organisation, at.context.statistics.asOf) };
  const side = sideOfRow(rows, seeking.plan.weights.ground, row, known);
  return { seeker, partners, side, whole: () => seekingSide(at, seeker, words) };
}

/** O(size of the seeker and its partners). */
export function prepareQuery(
  at: PublishedGraph,
  table: readonly AllianceTypeRow[],
  query: RankQuery,
  asking = askingAt(at, query.seeker),
): PreparedQuery {
  const scoring = scoringAt(at, table, query.profile);
  const task = asking && canList(asking.side, query) ? taskOf(at, scoring, asking, query) : null;
  // Behind the names that the task has brought.
  const view = viewOf(at.live);
  return {
    memory: at.live.memory,
    ...{ view, task },
    find: () => (task ? runSearch(at.live.reader, view, task) : NOTHING_LISTED),
    page: ({ positions, passed, total }) => {
      const partners = partnerCounts((key) => asking!.partners.get(key)!.pastPartners.size);
      const a = positions.length > 0 ? asking!.whole() : undefined;
      const facts = positions.map(({ row }) =>
        pairFacts({ ...scoring, partners }, a!, candidateOfRow(at, row)),
      );
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
  const asking = askingAt(at, query.seeker);
  const row = at.live.rowOf.get(keyOf(candidate));
  if (asking === undefined || row === undefined || !canList(asking.side, query)) return undefined;
  if (!isEligible(filterOf(at, asking.seeker, query), at.live.reader.rows, row)) return undefined;
  const scoring = scoringAt(at, table, query.profile);
  const pair = scorePair(scoring, asking.whole(), candidateOfRow(at, row), query.types);
  if (!isListed(pair, query)) return undefined;
  return {
    searches: rankSearches(query, pair).map((search) => prepareQuery(at, table, search, asking)),
    place: placeInList,
  };
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

function taskOf(
  at: PublishedGraph,
  { resolved: { profile } }: ScoringSetting,
  { seeker, side, partners }: Asking,
  query: RankQuery,
): SearchTask {
  const { texts } = at.live.reader.rows;
  for (const language of side.query?.languages ?? []) languageNumber(texts, language);
  for (const { language } of side.documents) languageNumber(texts, language);
  return {
    seeker: side,
    acquainted: acquaintedOf(partners.values(), profile.network, partnerLookup(at)),
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
