import type { GraphMemory } from './kernel/graphMemory';
import { setImmediate } from 'node:timers/promises';
import type { GraphChanges, GraphSnapshot, TenantKey } from '../domain/graph';
import type { Engine, ListPlace, ListQuery, RankedPage, RankQuery } from './engine';
import { type RebuildJob, runRebuild, type Work } from './generation/work';
import type { IndexedEngine } from './indexedEngine';
import type { PreparedQuery } from './preparedQuery';
import type { Ranking } from './search/ranking';
import type { SearchThreads } from './threads/searchThreads';

/** The engine as a process serves it: long work leaves room for other work, and searches run in threads. */
export interface ServingEngine extends Omit<
  Engine,
  'load' | 'apply' | 'renewStatistics' | 'rank' | 'rankOf'
> {
  /** Answers come from the graph before until it resolves. */
  load(snapshot: GraphSnapshot, asOf: string): Promise<void>;
  apply(changes: GraphChanges, asOf: string): Promise<void>;
  renewStatistics(asOf: string): Promise<void>;
  /**
   * The page of the graph as it is when this is called.
   * @throws SymbiosisError OVERLOADED, THREAD_FAILED, REQUEST_ABORTED
   */
  rank(query: RankQuery, signal?: AbortSignal): Promise<RankedPage>;
  /**
   * Where a candidate stands in the list as it is when this is called; undefined where it is not listed.
   * @throws SymbiosisError OVERLOADED, THREAD_FAILED, REQUEST_ABORTED
   */
  rankOf(query: ListQuery, candidate: TenantKey, signal?: AbortSignal): Promise<ListPlace | undefined>;
  /** The places of many pages, all of the graph as it is when this is called, in the order of the queries. */
  searchAll(queries: readonly RankQuery[], signal?: AbortSignal): Promise<Ranking[]>;
  /** Waits for a rebuild under way, and ends the threads. */
  close(): Promise<void>;
}

/** Queries of a bulk search that go to a thread at once. */
const BATCH = 16;

/**
 * Serves an engine.
 * @param threads none: everything runs in this thread
 */
export function createServingEngine(core: IndexedEngine, threads: SearchThreads | null): ServingEngine {
  let writing: Promise<unknown> = Promise.resolve();
  let compacting: Promise<void> | null = null;

  /** One writer at a time, in the order asked for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = writing.then(work);
    writing = turn.catch(() => undefined);
    return turn;
  }

  const rebuild = async (job: RebuildJob): Promise<GraphMemory> =>
    threads ? threads.rebuild(job) : runRebuild(job);

  async function inSteps(work: Work<void>): Promise<void> {
    let step = work.next();
    while (!step.done) {
      if (!step.value) await setImmediate();
      step = work.next(step.value && (await rebuild(step.value)));
    }
  }

  const write = (work: () => Work<void>): Promise<void> =>
    inTurn(() => inSteps(work())).then(() => void compactWhereDue());

  /** The rebuild happens beside the writers; only taking it up is in turn. A failed one is tried again after the next change. */
  function compactWhereDue(): void {
    const due = compacting === null ? core.compaction() : null;
    if (due === null) return;
    compacting = rebuild(due.job)
      .then((memory) => inTurn(() => inSteps(due.adopting(memory))))
      .then(() => undefined)
      .catch(() => undefined)
      .finally(() => (compacting = null));
  }

  async function searchBatch(batch: readonly PreparedQuery[], signal?: AbortSignal): Promise<Ranking[]> {
    const tasks = batch.flatMap(({ task }) => task ?? []);
    // The last view has the names of all tasks.
    const { memory, view } = batch[batch.length - 1];
    const found = threads && tasks.length > 0 ? await threads.search({ memory, view, tasks }, signal) : null;
    let next = 0;
    return batch.map((query) => (found && query.task ? found[next++] : query.find()));
  }

  return {
    get revision() {
      return core.revision;
    },
    get epoch() {
      return core.epoch;
    },
    get size() {
      return core.size;
    },
    has: (key) => core.has(key),
    organisation: (key) => core.organisation(key),
    resourceName: (id) => core.resourceName(id),
    score: (...pair) => core.score(...pair),
    scorePairs: (...pairs) => core.scorePairs(...pairs),
    explain: (...pair) => core.explain(...pair),
    load: (snapshot, asOf) => write(() => core.loading(snapshot, asOf)),
    apply: (changes, asOf) => write(() => core.applying(changes, asOf)),
    renewStatistics: (asOf) => write(() => core.renewing(asOf)),
    async rank(query, signal) {
      const prepared = core.prepare(query);
      const [ranking] = await searchBatch([prepared], signal);
      return prepared.page(ranking);
    },
    async rankOf(query, candidate, signal) {
      const asked = core.ranking(query, candidate);
      return asked?.place(await searchBatch(asked.searches, signal));
    },
    async searchAll(queries, signal) {
      // All before the first is searched: later the graph may be another. Some 40 us and 4 kB each.
      const prepared = queries.map((query) => core.prepare(query));
      const rankings: Ranking[] = [];
      let next = 0;
      const runOn = async (): Promise<void> => {
        while (next < queries.length) {
          const from = next;
          next += BATCH;
          const found = await searchBatch(prepared.slice(from, next), signal);
          found.forEach((ranking, i) => (rankings[from + i] = ranking));
          if (!threads) await setImmediate();
        }
      };
      await Promise.all(Array.from({ length: threads?.count ?? 1 }, runOn));
      return rankings;
    },
    async close() {
      await Promise.allSettled([writing, compacting]);
      await threads?.close();
    },
  };
}
