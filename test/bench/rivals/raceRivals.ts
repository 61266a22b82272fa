import type { GraphSnapshot } from '../../../src/domain/graph';
import type { RankQuery } from '../../../src/engine/engine';
import { rankPosition } from '../../../src/engine/rankOrder';
import { createScanEngine } from '../../../src/engine/scanEngine';
import type { BenchJob } from '../benchPlan';
import type { BenchRow } from '../benchRow';
import { type Answer, createEngineUnderTest, type EngineUnderTest } from '../engineUnderTest';
import { BENCH_DAY } from '../graphs';
import type { Finding } from '../jobProcess';
import { millisecondsOf, quantile } from '../measure';
import { createObjectsAndMaps } from './objectsAndMaps';

/** Queries of one case, and the engine's median for them. */
export interface Race {
  readonly case: string;
  readonly queries: readonly RankQuery[];
  readonly median: number;
}

export type Ratios = Pick<
  BenchRow,
  'timesFasterThanReference' | 'timesFasterThanObjects' | 'timesFasterThanScan' | 'referenceSamples'
>;

/**
 * Loads one rival after the other, times some queries of every race with it and reports them.
 * @returns for every race how many times their medians are the engine's
 * @throws Error where a rival answers otherwise than the engine
 */
export function raceRivals(
  job: BenchJob,
  graph: GraphSnapshot,
  races: readonly Race[],
  engine: EngineUnderTest,
  report: (finding: Finding) => void,
): Ratios[] {
  const run = (name: string, seekers: number, load: () => (query: RankQuery) => Answer) => {
    if (seekers === 0 || races.length === 0) return races.map(() => undefined);
    const ask = load();
    return races.map(({ case: ofRace, queries, median }) => {
      const rival = `${ofRace}${name}`;
      const times = spreadOver(queries, seekers).map((query) => timeAndCompare(rival, ask, query, engine));
      const medianMs = quantile(times, 0.5);
      report({ case: rival, samples: seekers, medianMs, p95Ms: quantile(times, 0.95) });
      return medianMs / median;
    });
  };
  const scan = run('Scan', job.scanSeekers, () => loadScan(graph));
  const objects = run('Objects', job.objectsSeekers, () => createObjectsAndMaps(graph));
  const reference = run('Reference', job.referenceSeekers, () => loadReference(graph));
  return races.map((_, i) => ({
    timesFasterThanScan: scan[i],
    timesFasterThanObjects: objects[i],
    timesFasterThanReference: reference[i],
    referenceSamples: job.referenceSeekers || undefined,
  }));
}

function loadScan(graph: GraphSnapshot): (query: RankQuery) => Answer {
  const engine = createEngineUnderTest({ indexed: false });
  engine.load(graph);
  return (query) => engine.search(query);
}

function loadReference(graph: GraphSnapshot): (query: RankQuery) => Answer {
  const engine = createScanEngine();
  engine.load(graph, BENCH_DAY);
  return (query) => {
    const { items, total } = engine.rank(query);
    return { positions: items.map(rankPosition), total };
  };
}

function timeAndCompare(
  name: string,
  ask: (query: RankQuery) => Answer,
  query: RankQuery,
  engine: EngineUnderTest,
): number {
  let theirs: Answer | undefined;
  const time = millisecondsOf(() => (theirs = ask(query)));
  if (JSON.stringify(theirs) !== JSON.stringify(engine.search(query))) {
    throw new Error(`${name} and the engine answer otherwise for ${query.seeker.organisation.id}`);
  }
  return time;
}

function spreadOver<T>(list: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]);
}
