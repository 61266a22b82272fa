import { type GraphChanges, type GraphSnapshot, keyOf, type TenantKey } from '../domain/graph';
import type { AllianceType } from '../domain/allianceType';
import { NO_PAST } from '../scoring/alliancePast';
import { ALLIANCE_TYPE_TABLE, type AllianceTypeRow } from '../scoring/allianceTypeTable';
import { askedEvidence, basisOf } from '../scoring/evidence';
import { explainPair } from '../scoring/explainPair';
import type { ScoringSetting } from '../scoring/pairFacts';
import { resolveProfile } from '../scoring/resolvedProfile';
import { prepareOrganisation, type ScoringOrganisation } from '../scoring/scoringOrganisation';
import { scorePair } from '../scoring/scorePair';
import type { WeightProfile } from '../scoring/weightProfile';
import { isVisible } from './eligibility';
import type { Engine, RankedPage, RankQuery, Seeker } from './engine';
import type { GraphView } from './generation/graphReader';
import { tailRoom } from './generation/generation';
import { followOn, type LiveGeneration, tailLength, viewOf } from './generation/liveGeneration';
import { runSearch, type SearchTask } from './generation/searchTask';
import { type RebuildJob, runRebuild, type Work, workThrough } from './generation/work';
import { networkOf } from './plan/networkOf';
import { candidateOfRow, pastOf, type PublishedGraph, recordOf } from './publishedGraph';
import { publishChanges, publishEpoch, type PublishingSetting, publishSnapshot } from './publishing';
import { languageNumber } from './rows/textColumns';
import type { Ranking } from './search/ranking';
import { rowFilter } from './search/rowFilter';
import type { SearchCounters } from './search/searchCounters';

const NOTHING_LISTED: Ranking = { positions: [], passed: 0, total: 0 };
const NO_GRAPH: GraphSnapshot = {
  ...{ revision: 0, organisations: [], alliances: [] },
  ...{ resources: [], sectors: [], supplies: [] },
};

/** Below this the rows are scanned: the index would cost more than it saves. */
const SMALLEST = 2000;
/** So many rows may have changed before the index is built anew, and so many in any case. */
const LONGEST_TAIL = 1000;
const LEAST_TAIL = 250;

/** A query at one state of the graph: any thread may search, and the page comes of what it finds. */
export interface PreparedQuery {
  /** The generation it is to be searched in. */
  readonly buffer: SharedArrayBuffer;
  readonly view: GraphView;
  /** Null where nothing can be listed. */
  readonly task: SearchTask | null;
  /** Searches in this thread. */
  find(): Ranking;
  page(ranking: Ranking): RankedPage;
}

/** A rebuild under way: `adopting` takes up what comes of the job, unless the graph before is gone; nobody may write meanwhile. */
export interface Compaction {
  readonly job: RebuildJob;
  adopting(buffer: SharedArrayBuffer): Work<void>;
}

/** An engine that also says what a search costs, and whose long work can be done in steps and in other threads. */
export interface IndexedEngine extends Engine {
  /** The places of a page in the order, without the scores that explain them. */
  search(query: RankQuery): Ranking;
  /** What all searches of this thread did since the last load; null where there is no index. */
  readonly counters: SearchCounters | null;
  prepare(query: RankQuery): PreparedQuery;
  /** Prepares queries at the state of the graph that is now, whatever changes meanwhile. */
  preparing(): (query: RankQuery) => PreparedQuery;
  /** `load`, `apply` and `renewStatistics` in steps; readers see the state before until the last. */
  loading(snapshot: GraphSnapshot, asOf: string): Work<void>;
  applying(changes: GraphChanges, asOf: string): Work<void>;
  renewing(asOf: string): Work<void>;
  /** The rebuild that is due after many changes, else null. */
  compaction(): Compaction | null;
}

export interface IndexedEngineOptions {
  readonly table?: readonly AllianceTypeRow[];
  /** From how many organisations on there is an index. */
  readonly smallest?: number;
  /** After how many changed rows the index is built anew; in a small graph after fewer. */
  readonly longestTail?: number;
}

/**
 * The engine over flat rows: returns what the plain engine returns, from columns of numbers and an index over them.
 * See the README of this folder for its layout and costs.
 */
export function createIndexedEngine(options: IndexedEngineOptions = {}): IndexedEngine {
  const { table = ALLIANCE_TYPE_TABLE, smallest = SMALLEST, longestTail = LONGEST_TAIL } = options;
  const setting: PublishingSetting = {
    table,
    options: { smallest, tail: { least: Math.min(LEAST_TAIL, longestTail), most: longestTail } },
  };
  let now: PublishedGraph = workThrough(publishSnapshot(setting, NO_GRAPH, ''));

  const scoringAt = (at: PublishedGraph, profile?: WeightProfile): ScoringSetting => ({
    context: at.context,
    resolved: resolveProfile(table, profile),
    partnersOf: (key) => pastOf(at, key).pastPartners.size,
  });

  const seekingSide = (at: PublishedGraph, { organisation, brief }: Seeker) => {
    const key = keyOf(organisation);
    const stored = recordOf(at, key);
    const record = 'name' in organisation ? organisation : stored;
    return (
      record && prepareOrganisation(at.context, record, stored ? pastOf(at, key) : NO_PAST, 'ITSELF', brief)
    );
  };

  const candidateSide = (at: PublishedGraph, a: ScoringOrganisation, key: TenantKey) => {
    const row = at.live.rowOf.get(keyOf(key));
    const b = row === undefined ? undefined : candidateOfRow(at, row);
    return b && isVisible(a.organisation.tenant, b.organisation) ? b : undefined;
  };

  /** The task, with every name in it known to the rows, so that it has the same number in all threads. */
  const taskOf = (at: PublishedGraph, a: ScoringOrganisation, query: RankQuery): SearchTask => {
    const { live, decliners } = at;
    const { rows } = live.reader;
    for (const { code } of a.organisation.sectors) rows.sectors.numberOf(code);
    for (const language of a.query?.languages ?? []) languageNumber(rows.texts, language);
    for (const { language } of a.documents) languageNumber(rows.texts, language);
    const { rowOf } = live;
    const exponent = resolveProfile(table, query.profile).profile.network;
    return {
      seeker: a,
      network: networkOf(a.past, exponent, (key) => pastOf(at, key), rowOf),
      request: {
        filter: rowFilter(rows, a, query, { rowOf, declinersOf: (key) => decliners.of(key) }),
        first: query.first,
        after: query.after,
        minScore: query.minScore ?? 0,
        asked: askedEvidence(a),
      },
      types: query.types,
      profile: query.profile,
    };
  };

  const prepareAt = (at: PublishedGraph, query: RankQuery): PreparedQuery => {
    const a = seekingSide(at, query.seeker);
    const task = a && basisOf(a) !== null ? taskOf(at, a, query) : null;
    const scoring = scoringAt(at, query.profile);
    // Partners may come to have other partners while the search is under way.
    const partners = new Map(Array.from(a?.past.pastPartners ?? [], (key) => [key, scoring.partnersOf(key)]));
    const view = viewOf(at.live);
    return {
      buffer: at.live.buffer,
      ...{ view, task },
      find: () => (task ? runSearch(at.live.reader, view, task) : NOTHING_LISTED),
      page: ({ positions, passed, total }) => ({
        items: positions.map(({ row }) =>
          scorePair(
            { ...scoring, partnersOf: (key) => partners.get(key)! },
            a!,
            candidateOfRow(at, row),
            query.types,
          ),
        ),
        total,
        hasNextPage: passed + positions.length < total,
        revision: at.revision,
        epoch: at.context.statistics.epoch,
      }),
    };
  };

  const prepare = (query: RankQuery): PreparedQuery => prepareAt(now, query);

  function* loading(snapshot: GraphSnapshot, asOf: string): Work<void> {
    now = yield* publishSnapshot(setting, snapshot, asOf);
  }
  function* applying(changes: GraphChanges, asOf: string): Work<void> {
    now = yield* publishChanges(setting, now, changes, asOf);
  }
  function* renewing(asOf: string): Work<void> {
    now = yield* publishEpoch(setting, now.graph, asOf);
  }

  /** Where this is reached there is room for as many changes again, for each takes a row out and puts one in. */
  const longestTailOf = ({ tailStart }: LiveGeneration): number => tailRoom(tailStart, setting.options.tail);

  const compaction = (): Compaction | null => {
    const { live } = now;
    if (live.reader.scratch === null || tailLength(live) <= longestTailOf(live)) return null;
    const view = viewOf(live);
    return {
      job: { buffer: live.buffer, view, options: setting.options },
      *adopting(buffer) {
        const next = now.live === live ? yield* followOn(live, view, buffer) : undefined;
        if (next) now = { ...now, live: next };
      },
    };
  };

  const compact = (): void => {
    const due = compaction();
    if (due) workThrough(due.adopting(runRebuild(due.job)));
  };

  return {
    search: (query) => prepare(query).find(),
    get counters() {
      return now.live.reader.scratch?.counters ?? null;
    },
    get revision() {
      return now.revision;
    },
    get epoch() {
      return now.context.statistics.epoch;
    },
    get size() {
      return now.live.rowOf.size;
    },
    preparing: () => {
      const at = now;
      return (query) => prepareAt(at, query);
    },
    ...{ prepare, loading, applying, renewing, compaction },
    load: (snapshot, asOf) => workThrough(loading(snapshot, asOf)),
    apply: (changes, asOf) => {
      workThrough(applying(changes, asOf));
      compact();
    },
    renewStatistics: (asOf) => workThrough(renewing(asOf)),
    has: (key) => now.live.rowOf.has(keyOf(key)),
    organisation: (key) => recordOf(now, keyOf(key)),
    resourceName: (id) => now.graph.state.resources.get(id)?.name,
    rank: (query) => {
      const prepared = prepare(query);
      return prepared.page(prepared.find());
    },
    score: (seeker, key, profile) => {
      const a = seekingSide(now, seeker);
      const b = a && candidateSide(now, a, key);
      return a && b && scorePair(scoringAt(now, profile), a, b);
    },
    explain: (seeker, key, type?: AllianceType, profile?: WeightProfile) => {
      const a = seekingSide(now, seeker);
      const b = a && candidateSide(now, a, key);
      return a && b && explainPair(scoringAt(now, profile), a, b, type);
    },
  };
}
