import type { GraphChanges, GraphSnapshot } from '../../src/domain/graph';
import type { RankedPage, RankPosition, RankQuery } from '../../src/engine/engine';
import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { createServingEngine } from '../../src/engine/servingEngine';
import { startSearchThreads } from '../../src/engine/threads/searchThreads';
import { TYPESCRIPT_THREADS } from '../support/typescriptThreads';
import { BENCH_DAY } from './graphs';

/** The places of a page in the order, and how many candidates the query lists. */
export interface Answer {
  readonly positions: readonly RankPosition[];
  readonly total: number;
}

/** Queries that every thread answers before a bulk search is timed. */
const WARM_UP = 100;

/** The engine of the product as the benchmark sees it; the one file that knows how to build and to ask it. */
export interface EngineUnderTest {
  load(snapshot: GraphSnapshot): void;
  apply(changes: GraphChanges): void;
  search(query: RankQuery): Answer;
  /** The page with every score taken apart. */
  page(query: RankQuery): RankedPage;
  /** Searches in threads of the process's own and gives them back; milliseconds that pass, thread start not counted. */
  bulk(queries: readonly RankQuery[], workers: number): Promise<number>;
  /** Bytes of the memory that threads share, which no array buffer of the process counts. */
  sharedBytes(): number;
  /** Rows scored exactly by all searches since the load; null where rows are scanned. */
  evaluated(): number | null;
}

/** The engine as the product has it, or one without an index, which scores row after row of its columns. */
export function createEngineUnderTest({ indexed }: { readonly indexed: boolean }): EngineUnderTest {
  const engine = createIndexedEngine({ smallest: indexed ? undefined : Infinity });
  return {
    load: (snapshot) => engine.load(snapshot, BENCH_DAY),
    apply: (changes) => engine.apply(changes, BENCH_DAY),
    search: (query) => {
      const { positions, total } = engine.search(query);
      return { positions: positions.map(({ known, s, candidate }) => ({ known, s, candidate })), total };
    },
    page: (query) => engine.rank(query),
    bulk: async (queries, workers) => {
      const threads = startSearchThreads({ count: workers, queue: workers, execArgv: TYPESCRIPT_THREADS });
      const serving = createServingEngine(engine, threads);
      try {
        await serving.searchAll(queries.slice(0, WARM_UP * workers));
        const began = performance.now();
        await serving.searchAll(queries);
        return performance.now() - began;
      } finally {
        await serving.close();
      }
    },
    sharedBytes: () => engine.sharedBytes,
    evaluated: () => engine.counters?.evaluated ?? null,
  };
}
