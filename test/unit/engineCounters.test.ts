import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { BENCH_DAY, benchGraph, benchSeekers, SKEWS } from '../bench/graphs';

describe('what a search touches', () => {
  it.each(SKEWS)('stays under its limits on a graph of 4,000 organisations of skew %s', (skew) => {
    const organisations = 4000;
    const graph = benchGraph({ organisations, skew });
    const engine = createIndexedEngine();
    engine.load(graph, BENCH_DAY);
    const seekers = benchSeekers(graph, 20);
    for (const { tenant, id } of seekers) {
      const page = engine.search({ seeker: { organisation: { tenant, id } }, first: 20 });
      expect(page.positions).toHaveLength(20);
    }
    const { postings, survivors, evaluated } = engine.counters!;
    const perSeeker = (count: number): number => count / seekers.length / organisations;
    expect(perSeeker(postings)).toBeLessThan({ D1: 2, D2: 4, ONE: 3.5 }[skew]);
    expect(perSeeker(survivors)).toBeLessThan(0.12);
    expect(perSeeker(evaluated)).toBeLessThan(0.035);
  });
});
