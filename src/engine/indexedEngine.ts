import type { GraphMemory } from './kernel/graphMemory';
import { type GraphChanges, type GraphSnapshot, keyOf, type TenantKey } from '../domain/graph';
import { ALLIANCE_TYPE_TABLE, type AllianceTypeRow } from '../scoring/allianceTypeTable';
import type { Engine, ListQuery, RankQuery } from './engine';
import { tailRoom } from './generation/generation';
import { followOn, type LiveGeneration, tailLength, viewOf } from './generation/liveGeneration';
import { type RebuildJob, runRebuild, type Work, workThrough } from './generation/work';
import { explainPairAt, scorePairsAt, scoringAt } from './pairs';
import { type PreparedQuery, type PreparedRank, prepareQuery, prepareRank } from './preparedQuery';
import { noCandidates, type PublishedGraph, recordOf } from './publishedGraph';
import { publishChanges, publishEpoch, type PublishingSetting, publishSnapshot } from './publishing';
import type { Ranking } from './search/ranking';
import type { SearchCounters } from './search/searchCounters';

const NO_GRAPH: GraphSnapshot = {
  ...{ revision: 0, organisations: [], alliances: [] },
  ...{ resources: [], sectors: [], supplies: [] },
};

/** Below this the rows are scanned: the index would cost more than it saves. */
const SMALLEST = 2000;
/** So many rows may have changed before the index is built anew, and so many in any case. */
const LONGEST_TAIL = 1000;
const LEAST_TAIL = 250;

/** A rebuild under way: `adopting` takes up what comes of the job, unless the graph before is gone; nobody may write meanwhile. */
export interface Compaction {
  readonly job: RebuildJob;
  adopting(memory: GraphMemory): Work<void>;
}

/** An engine that also says what a search costs, and whose long work can be done in steps and in other threads. */
export interface IndexedEngine extends Engine {
  /** The places of a page in the order, without the scores that explain them. */
  search(query: RankQuery): Ranking;
  /** What all searches of this thread did since the last load; null where there is no index. */
  readonly counters: SearchCounters | null;
  /** Bytes of the memory that threads share: the graph, and what those that search it write down. */
  readonly sharedBytes: number;
  /** At the state of the graph that is now, whatever changes before it is searched. */
  prepare(query: RankQuery): PreparedQuery;
  /** The searches of `rankOf`. */
  ranking(query: ListQuery, candidate: TenantKey): PreparedRank | undefined;
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

  const prepare = (query: RankQuery): PreparedQuery => prepareQuery(now, table, query);
  const ranking = (query: ListQuery, candidate: TenantKey) => prepareRank(now, table, query, candidate);

  function* loading(snapshot: GraphSnapshot, asOf: string): Work<void> {
    now = yield* publishSnapshot(setting, snapshot, asOf);
  }
  function* applying(changes: GraphChanges, asOf: string): Work<void> {
    now = yield* publishChanges(setting, now, changes, asOf);
  }
  function* renewing(asOf: string): Work<void> {
    now = yield* publishEpoch(setting, now, asOf);
  }

  /** Where this is reached there is room for as many changes again, for each takes a row out and puts one in. */
  const longestTailOf = ({ tailStart }: LiveGeneration): number => tailRoom(tailStart, setting.options.tail);

  const compaction = (): Compaction | null => {
    const { live } = now;
    if (live.reader.counters === null || tailLength(live) <= longestTailOf(live)) return null;
    const view = viewOf(live);
    return {
      job: { memory: live.memory, view, options: setting.options },
      *adopting(memory) {
        const next = now.live === live ? yield* followOn(live, view, memory) : undefined;
        if (next) now = { ...now, live: next, candidates: noCandidates() };
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
      return now.live.reader.counters;
    },
    get sharedBytes() {
      return now.live.memory.buffer.byteLength;
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
    ...{ prepare, ranking, loading, applying, renewing, compaction },
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
    rankOf: (query, candidate) => {
      const asked = ranking(query, candidate);
      return asked?.place(asked.searches.map((search) => search.find()));
    },
    score: (seeker, candidate, profile) =>
      scorePairsAt(now, scoringAt(now, table, profile), [{ seeker, candidate }])[0],
    scorePairs: (pairs, profile) => scorePairsAt(now, scoringAt(now, table, profile), pairs),
    explain: (seeker, candidate, type, profile) =>
      explainPairAt(now, scoringAt(now, table, profile), { seeker, candidate }, type),
  };
}
