import fc from 'fast-check';
import { createCatalogueCoverage } from '../../src/evaluation/metrics/catalogueCoverage';
import { createEvidenceTally } from '../../src/evaluation/metrics/evidenceHits';
import { listMetrics } from '../../src/evaluation/metrics/listMetrics';
import { pairedBootstrap } from '../../src/evaluation/metrics/pairedBootstrap';

/** Few candidates with few different scores, so that ties are many and every order can be gone through. */
const rankings = fc
  .array(
    fc.record({
      score: fc.integer({ min: 0, max: 3 }),
      answer: fc.boolean(),
      fame: fc.integer({ min: 0, max: 4 }),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .filter((candidates) => candidates.some(({ answer }) => answer));
const lengths = fc.integer({ min: 1, max: 4 });

interface Candidate {
  readonly score: number;
  readonly answer: boolean;
  readonly fame: number;
}

/** Every order that the scores allow, ties in all ways. */
function ordersOf(candidates: readonly Candidate[]): (readonly number[])[] {
  const extend = (order: readonly number[]): (readonly number[])[] => {
    const rest = [...candidates.keys()].filter((i) => !order.includes(i));
    if (rest.length === 0) return [order];
    const best = Math.max(...rest.map((i) => candidates[i].score));
    return rest.filter((i) => candidates[i].score === best).flatMap((i) => extend([...order, i]));
  };
  return extend([]);
}

function meanOver<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}

function measure(candidates: readonly Candidate[], length: number) {
  return listMetrics(
    Float64Array.from(candidates, ({ score }) => score),
    Uint8Array.from(candidates, ({ answer }) => Number(answer)),
    Float64Array.from(candidates, ({ fame }) => fame),
    length,
  );
}

test('hit rate and gain are the means over every order that ties allow', () => {
  fc.assert(
    fc.property(rankings, lengths, (candidates, length) => {
      const orders = ordersOf(candidates);
      const answers = candidates.filter(({ answer }) => answer).length;
      const discount = (rank: number): number => 1 / Math.log2(rank + 2);
      const ideal = Array.from({ length: Math.min(answers, length) }, (_, rank) => discount(rank));
      const top = (order: readonly number[]) => order.slice(0, length).map((i) => candidates[i].answer);
      const hit = meanOver(orders, (order) => Number(top(order).includes(true)));
      const gain = meanOver(orders, (order) =>
        top(order).reduce((sum, answer, rank) => sum + (answer ? discount(rank) : 0), 0),
      );
      const { hitRate, ndcg } = measure(candidates, length);
      expect(hitRate).toBeCloseTo(hit, 10);
      expect(ndcg).toBeCloseTo(gain / ideal.reduce((sum, value) => sum + value, 0), 10);
    }),
  );
});

test('AUC is the share of pairs in the right order, with fame as the weight of wrong candidates where it is hard', () => {
  fc.assert(
    fc.property(rankings, (candidates) => {
      const right = candidates.filter(({ answer }) => answer);
      const wrong = candidates.filter(({ answer }) => !answer);
      const auc = (weight: (candidate: Candidate) => number): number | null => {
        const total = wrong.reduce((sum, each) => sum + weight(each), 0);
        if (total === 0) return null;
        const won = (p: Candidate, q: Candidate): number =>
          p.score > q.score ? 1 : p.score === q.score ? 0.5 : 0;
        return meanOver(right, (p) => wrong.reduce((sum, q) => sum + weight(q) * won(p, q), 0) / total);
      };
      const found = measure(candidates, 20);
      for (const [is, should] of [
        [found.auc, auc(() => 1)],
        [found.aucHard, auc(({ fame }) => fame)],
      ]) {
        if (should === null) expect(is).toBeNull();
        else expect(is).toBeCloseTo(should, 10);
      }
    }),
  );
});

test('the catalogue covered is the chance of each candidate to be in some list', () => {
  const list = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(list, { maxLength: 3 }), lengths, (lists, length) => {
      const coverage = createCatalogueCoverage(5, length);
      const unseen = [1, 1, 1, 1, 1];
      for (const scores of lists) {
        coverage.add(Int32Array.from([0, 1, 2, 3, 4]), Float64Array.from(scores));
        const orders = ordersOf(scores.map((score) => ({ score, answer: false, fame: 0 })));
        for (let i = 0; i < 5; i++) {
          unseen[i] *= 1 - meanOver(orders, (order) => Number(order.slice(0, length).includes(i)));
        }
      }
      expect(coverage.share()).toBeCloseTo(1 - meanOver(unseen, (chance) => chance), 10);
    }),
  );
});

test('lists may be of some candidates only', () => {
  const coverage = createCatalogueCoverage(4);
  coverage.add(Int32Array.from([1, 3]), Float64Array.from([5, 0]));
  expect(coverage.share()).toBe(0.5);
});

describe('paired bootstrap', () => {
  const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });

  test('holds the mean difference between its ends, and depends on the seed alone', () => {
    fc.assert(
      fc.property(values, fc.nat(), (ours, seed) => {
        const theirs = ours.map((value, i) => (i % 2 === 0 ? value / 2 : 1 - value));
        const found = pairedBootstrap(ours, theirs, seed)!;
        expect(found.mean).toBeCloseTo(
          meanOver([...ours.keys()], (i) => ours[i] - theirs[i]),
          10,
        );
        expect(found.low).toBeLessThanOrEqual(found.high);
        expect(pairedBootstrap(ours, theirs, seed)).toEqual(found);
      }),
      { numRuns: 20 },
    );
  });

  test('is as wide as the normal approximation says where there are many questions', () => {
    const ours = Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const { mean, low, high } = pairedBootstrap(
      ours,
      ours.map(() => 0),
      7,
    )!;
    const halfWidth = 1.96 * Math.sqrt((0.25 * 0.75) / 400);
    expect(mean).toBe(0.25);
    expect(low).toBeCloseTo(0.25 - halfWidth, 1.7);
    expect(high).toBeCloseTo(0.25 + halfWidth, 1.7);
  });

  test('is nothing without questions, and has no width where all differ alike', () => {
    expect(pairedBootstrap([], [], 1)).toBeNull();
    expect(pairedBootstrap([3, 3], [1, 1], 1)).toEqual({ mean: 2, low: 2, high: 2 });
  });
});

test('evidence is counted by level', () => {
  const tally = createEvidenceTally();
  tally.add(
    [
      { place: 3, evidence: 'HIGH' },
      { place: 1, evidence: 'LOW' },
      { place: 2, evidence: 'LOW' },
    ],
    new Set([2, 3, 4]),
  );
  tally.add([{ place: 2, evidence: 'HIGH' }], new Set([1]));
  expect(tally.hits()).toMatchObject({
    HIGH: { shown: 2, hits: 1 },
    LOW: { shown: 2, hits: 1 },
    MEDIUM: { shown: 0 },
  });
});
