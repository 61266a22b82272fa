import type { GraphSnapshot } from '../../src/domain/graph';
import type { RankQuery } from '../../src/engine/engine';
import { type BenchJob, BULK_SEEKERS } from './benchPlan';
import { changedOrganisations } from './changedOrganisations';
import { createEngineUnderTest, type EngineUnderTest } from './engineUnderTest';
import { benchGraph, benchSeekers } from './graphs';
import type { Finding } from './jobProcess';
import { bufferBytes, millisecondsOf, millisecondsOfEach, quantile } from './measure';
import { briefQueries, plainQueries, seekingQueries, typeQueries } from './queries';
import { raceRivals } from './rivals/raceRivals';

/** How often the engine answers every query for the median of each. */
const ROUNDS = 3;
/** Before that it is asked for so long, as in a process that serves: V8 compiles what runs often bit by bit. */
const WARM_UP_MS = 3_000;

/** The cases that need no database. */
export async function runEngineJob(job: BenchJob, report: (finding: Finding) => void): Promise<void> {
  const { candidates, skew, seed } = job;
  const graph = benchGraph({ organisations: candidates, skew, texts: job.graph === 'TEXTS', seed });
  const before = bufferBytes();
  const engine = createEngineUnderTest({ indexed: true });
  const loaded = millisecondsOf(() => engine.load(graph));
  const seekers = benchSeekers(graph, job.seekers);
  // The first search takes what searches write down.
  engine.search(plainQueries(seekers)[0]);
  const bytesPerOrganisation = (bufferBytes() - before + engine.sharedBytes()) / candidates;
  const has = (name: string): boolean => job.cases.includes(name);

  if (has('load')) report({ case: 'load', samples: 1, medianMs: loaded, bytesPerOrganisation });
  const lists: readonly [name: string, queries: readonly RankQuery[]][] = [
    ['top20', plainQueries(seekers)],
    ['types', typeQueries(seekers)],
    ['brief', briefQueries(seekers, seed)],
    ['seeking', seekingQueries(seekers, seed)],
  ];
  const searched = lists
    .filter(([name]) => has(name))
    .map(([name, queries]) => {
      const share = evaluatedShare(engine, queries, candidates);
      for (let ms = 0; ms < WARM_UP_MS;)
        ms += millisecondsOf(() => queries.forEach((query) => engine.search(query)));
      const times = millisecondsOfEach(queries, ROUNDS, (query) => engine.search(query));
      return { finding: spread(name, times), queries, share };
    });
  // Rivals score every type of a pair.
  const raced = searched.filter(({ finding }) => finding.case !== 'types');
  const races = raced.map(({ finding, queries }) => ({
    ...{ case: finding.case, median: finding.medianMs, queries },
  }));
  const ratios = raceRivals(job, graph, races, engine, report);
  for (const each of searched) {
    const { finding, share } = each;
    report({ ...finding, ...ratios[raced.indexOf(each)], evaluatedShare: share, bytesPerOrganisation });
  }
  if (has('page')) {
    const queries = plainQueries(seekers);
    for (const query of queries) engine.page(query);
    report(
      spread(
        'page',
        millisecondsOfEach(queries, ROUNDS, (query) => engine.page(query)),
      ),
    );
  }
  // Before changes make the engine search beyond its index.
  if (has('bulk')) await runBulk(job, graph, engine, report);
  if (has('update')) report(spread('update', updateTimes(engine, graph, job.seekers)));
}

/** All pairs on one thread and on two. */
async function runBulk(
  { candidates, bulkSeekers }: BenchJob,
  graph: GraphSnapshot,
  engine: EngineUnderTest,
  report: (finding: Finding) => void,
): Promise<void> {
  const queries = plainQueries(benchSeekers(graph, bulkSeekers));
  for (const workers of [1, 2]) {
    const seconds = (await engine.bulk(queries, workers)) / 1_000;
    report({
      ...{ case: 'bulk', samples: queries.length, workers },
      seconds: seconds * (BULK_SEEKERS / queries.length),
      pairsPerSecond: (queries.length * candidates) / seconds,
    });
  }
}

function spread(name: string, times: readonly number[]): Finding & { readonly medianMs: number } {
  return { case: name, samples: times.length, medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}

/** Asks everything once; the rows that were scored exactly, as a share of all. */
function evaluatedShare(
  engine: EngineUnderTest,
  queries: readonly RankQuery[],
  candidates: number,
): number | undefined {
  const before = engine.evaluated();
  for (const query of queries) engine.search(query);
  const after = engine.evaluated();
  return before === null || after === null ? undefined : (after - before) / (queries.length * candidates);
}

function updateTimes(engine: EngineUnderTest, graph: GraphSnapshot, count: number): number[] {
  return changedOrganisations(graph, count).map((changes) => millisecondsOf(() => engine.apply(changes)));
}
