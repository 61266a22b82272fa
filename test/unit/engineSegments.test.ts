import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { SEGMENT_ROWS, segmentsAround } from '../../src/engine/search/segments';
import { BENCH_DAY, benchGraph, benchSeekers } from '../bench/graphs';
import { briefQueries, plainQueries, typeQueries } from '../bench/queries';
import { seededRandom } from '../support/random/seededRandom';

describe('an index of several segments', () => {
  it.each([
    { skew: 'D1', texts: true, queriesOf: briefQueries },
    { skew: 'ONE', texts: false, queriesOf: typeQueries },
  ] as const)('finds what looking at every row finds: $skew', ({ skew, texts, queriesOf }) => {
    const graph = benchGraph({ organisations: SEGMENT_ROWS + 500, skew, texts, seed: 4 });
    const [bounded, scanned] = [{}, { smallest: Infinity }].map((options) => createIndexedEngine(options));
    for (const engine of [bounded, scanned]) engine.load(graph, BENCH_DAY);
    const seekers = benchSeekers(graph, 6);
    const queries = [...plainQueries(seekers), ...queriesOf(seekers, 1)];
    queries.forEach((query, i) => {
      const first = [1, 20, 1_500][i % 3];
      const [page, expected] = [bounded, scanned].map((engine) => engine.search({ ...query, first }));
      expect(page).toEqual(expected);
      if (i < seekers.length) expect(page.positions.length).toBe(first);
    });
    expect(bounded.counters!.evaluated).toBeLessThan((queries.length * SEGMENT_ROWS) / 10);
    const [{ tenant, id }] = seekers;
    const filter = { kinds: ['SME' as const, 'UNIVERSITY' as const] };
    const others = graph.organisations.filter(({ needs }) =>
      needs.every(({ origin }) => origin === 'DERIVED'),
    );
    for (const query of [
      { seeker: { organisation: { tenant, id } }, first: 20, minScore: 20 },
      { seeker: { organisation: { tenant, id } }, first: 20, filter },
      ...plainQueries([
        others.find(({ needs }) => needs.length === 0)!,
        others.find(({ needs }) => needs.length > 0)!,
      ]),
    ]) {
      expect(bounded.search(query)).toEqual(scanned.search(query));
    }
  });
});

describe('the segments around a row', () => {
  it('hold every block once, that row in the first, as many side by side as fit', () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = seededRandom(seed);
      const blockStart = [0];
      for (let block = random.integer(0, 12); block > 0; block--) {
        blockStart.push(blockStart.at(-1)! + random.pick([1, 300, 4_000, 4_096]));
      }
      const rows = blockStart.at(-1)!;
      const near = random.integer(0, Math.max(0, rows - 1));
      const segments = segmentsAround(blockStart, near);
      const blocks = segments.flatMap(({ firstBlock, endBlock }) =>
        blockStart.map((_, block) => block).slice(firstBlock, endBlock),
      );
      expect(blocks.toSorted((p, q) => p - q)).toEqual(blockStart.slice(1).map((_, block) => block));
      for (const { firstBlock, endBlock, base, end } of segments) {
        expect([base, end]).toEqual([blockStart[firstBlock], blockStart[endBlock]]);
        expect(end - base).toBeLessThanOrEqual(SEGMENT_ROWS);
      }
      if (rows === 0) continue;
      expect(near).toBeGreaterThanOrEqual(segments[0].base);
      expect(near).toBeLessThan(segments[0].end);
      const inOrder = segments.toSorted((p, q) => p.base - q.base);
      const isHome = (i: number): boolean => inOrder[i] === segments[0];
      for (let i = 1; i < inOrder.length; i++) {
        if (isHome(i) || isHome(i - 1)) continue;
        const next = blockStart[inOrder[i].firstBlock + 1];
        expect(next - inOrder[i - 1].base).toBeGreaterThan(SEGMENT_ROWS);
      }
    }
  });
});
