import { ALLIANCE_TYPES, type AllianceType } from '../../src/domain/allianceType';
import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { createScanEngine } from '../../src/engine/scanEngine';
import { tellPage } from '../support/tellPage';
import { ASKING, benchQueries } from '../bench/benchQueries';
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
    const { postings, lookedAt, evaluated } = engine.counters!;
    const perSeeker = (count: number): number => count / seekers.length / organisations;
    expect(perSeeker(postings)).toBeLessThan({ D1: 2, D2: 4, ONE: 3.5 }[skew]);
    expect(perSeeker(lookedAt)).toBeLessThan(0.08);
    expect(perSeeker(evaluated)).toBeLessThan(0.014);
  });

  it('is nothing but the rows where a filter leaves few, and the page is the same', () => {
    const graph = benchGraph({ organisations: 1_500, skew: 'D1' });
    const [engine, plain] = [createIndexedEngine({ smallest: 1 }), createScanEngine()];
    for (const each of [engine, plain]) each.load(graph, BENCH_DAY);
    const seeker = { organisation: benchSeekers(graph, 3)[1] };
    let few = 0;
    for (const { id } of graph.resources.filter(({ level }) => level === 'COUNTRY')) {
      const query = { seeker, first: 20, filter: { kinds: ['UNIVERSITY' as const], markets: [id] } };
      const before = engine.counters!.postings;
      expect(tellPage(engine.rank(query))).toEqual(tellPage(plain.rank(query)));
      if (engine.counters!.postings === before) few++;
    }
    expect(few).toBeGreaterThan(10);
  });

  describe('with a choice of types', () => {
    const graph = benchGraph({ organisations: 1_500, skew: 'D1' });
    const [engine, plain] = [createIndexedEngine({ smallest: 1 }), createScanEngine()];
    const seekers = benchSeekers(graph, 3);
    beforeAll(() => [engine, plain].forEach((each) => each.load(graph, BENCH_DAY)));

    it.each(ALLIANCE_TYPES)('is the same as of a scan for %s', (type) => {
      for (const organisation of seekers) {
        const query = { seeker: { organisation }, types: [type], first: 20 };
        expect(tellPage(engine.rank(query))).toEqual(tellPage(plain.rank(query)));
      }
    });

    it('scores, where traits decide, only rows that state nothing and those that reach the page', () => {
      const before = engine.counters!.evaluated;
      const types: AllianceType[] = ['CO_BRANDING', 'JOINT_PROMOTION', 'SERVICE', 'TECHNOLOGY'];
      for (const organisation of seekers) {
        for (const type of types) engine.search({ seeker: { organisation }, types: [type], first: 20 });
      }
      const perSearch = (engine.counters!.evaluated - before) / (seekers.length * types.length);
      expect(perSearch / graph.organisations.length).toBeLessThan(0.2);
    });
  });

  describe('with words', () => {
    const organisations = 4000;
    const graph = benchGraph({ organisations, skew: 'D1', texts: true });
    const engine = createIndexedEngine();
    beforeAll(() => engine.load(graph, BENCH_DAY));

    // Of a brief, only words; of who states needs, both; the others' words are those of all their documents.
    const most = {
      stated: [18, 0.14, 0.03],
      brief: [11, 0.03, 0.01],
      derived: [16, 0.09, 0.016],
      unstated: [16, 0.09, 0.015],
    };
    it.each(ASKING)('stays under its limits where %s asks', (asking) => {
      const before = { ...engine.counters! };
      const queries = benchQueries(graph, asking, 20);
      for (const query of queries) expect(engine.search(query).positions).toHaveLength(20);
      const [postings, lookedAt, evaluated] = most[asking];
      const perSeeker = (name: keyof typeof before): number =>
        (engine.counters![name] - before[name]) / queries.length / organisations;
      expect(perSeeker('postings')).toBeLessThan(postings);
      expect(perSeeker('lookedAt')).toBeLessThan(lookedAt);
      expect(perSeeker('evaluated')).toBeLessThan(evaluated);
    });
  });
});
