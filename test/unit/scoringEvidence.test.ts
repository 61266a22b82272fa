import { evidenceLevel } from '../../src/scoring/evidence';
import type { PlainOrganisation } from '../support/golden/plainGraph';
import { scorePlain, typeScore } from '../support/golden/scorePlain';

const rows = (kind: string, count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${kind}:r${i}`, 1]));
const text = (words: number): string => Array.from({ length: words }, (_, i) => `word${i}`).join(' ');

describe('evidence (section 7)', () => {
  test.each([
    [1, 'HIGH'],
    [0.6, 'HIGH'],
    [0.599, 'MEDIUM'],
    [0.3, 'MEDIUM'],
    [0.299, 'LOW'],
    [0.1, 'LOW'],
    [0.099, 'UNKNOWN'],
    [0, 'UNKNOWN'],
  ])('%s is %s', (evidence, level) => {
    expect(evidenceLevel(evidence)).toBe(level);
  });

  const stated: Partial<PlainOrganisation> = { needs: { 'asset:oven': 3 } };
  test.each<readonly [string, Partial<PlainOrganisation>, Partial<PlainOrganisation>, number]>([
    [
      'five needs, five offers, stated',
      { needs: rows('skill', 5) },
      { offers: rows('skill', 5), ...stated },
      1,
    ],
    ['more changes nothing', { needs: rows('skill', 9) }, { offers: rows('skill', 9), ...stated }, 1],
    ['three needs', { needs: rows('skill', 3) }, { offers: rows('skill', 5), ...stated }, 0.6],
    ['two offers', { needs: rows('skill', 5) }, { offers: rows('skill', 2), ...stated }, 0.4],
    ['a candidate that states nothing', { needs: rows('skill', 5) }, { offers: rows('skill', 5) }, 0.7],
    [
      'five offers instead of needs',
      { offers: rows('skill', 5) },
      { offers: rows('skill', 5), ...stated },
      0.6,
    ],
    [
      'two offers instead of needs',
      { offers: rows('skill', 2) },
      { offers: rows('skill', 5), ...stated },
      0.24,
    ],
    ['twenty words', { seeking: text(20) }, { offers: rows('skill', 5), ...stated }, 0.6],
    ['ten words', { seeking: text(10) }, { offers: rows('skill', 5), ...stated }, 0.3],
    [
      'words of documents, summed',
      { description: text(10), offering: text(5) },
      { offers: rows('skill', 5), ...stated },
      0.45,
    ],
    [
      'a document of twenty words',
      { needs: rows('skill', 5) },
      { offers: rows('skill', 1), description: text(20), ...stated },
      0.4,
    ],
    [
      'a document of nineteen words',
      { needs: rows('skill', 5) },
      { offers: rows('skill', 1), description: text(19), ...stated },
      0.2,
    ],
    ['nothing', {}, {}, 0],
  ])('%s', (_what, mine, theirs, evidence) => {
    const pair = scorePlain([
      { id: 'a', ...mine },
      { id: 'b', ...theirs },
    ]);
    expect(pair.evidence).toBeCloseTo(evidence, 12);
  });

  const derived = { needs: { 'skill:r0': { priority: 3, origin: 'DERIVED' as const } } };
  test.each<readonly [string, Partial<PlainOrganisation>, string | null]>([
    ['stated needs', { ...stated, description: text(5) }, 'STATED'],
    ['derived needs', { ...derived, offers: rows('skill', 1), description: text(5) }, 'DERIVED'],
    ['offers', { offers: rows('skill', 1), description: text(5) }, 'COMMON_GROUND'],
    ['offers that are no ground', { offers: rows('asset', 1), description: text(5) }, 'TEXT'],
    ['words', { seeking: text(5) }, 'TEXT'],
    ['nothing', {}, null],
  ])('the basis of a seeker with %s', (_what, mine, basis) => {
    expect(scorePlain([{ id: 'a', ...mine }, { id: 'b' }]).basis).toBe(basis);
  });
});

describe('types advised (section 7)', () => {
  test('are none where nobody covers a need, and none where nobody has one', () => {
    const uncovered = scorePlain([
      { id: 'a', needs: { 'skill:baking': 5 }, offers: { 'market:id': 1 } },
      { id: 'b', needs: { 'skill:roasting': 5 }, offers: { 'market:id': 1 } },
    ]);
    expect(uncovered).toMatchObject({ advised: [], related: true });
    const ground = { offers: { 'market:id': 1 } };
    expect(
      scorePlain([
        { id: 'a', ...ground },
        { id: 'b', ...ground },
      ]).advised,
    ).toEqual([]);
  });

  test('are compared by the gain of the one side that has needs', () => {
    const pair = scorePlain([
      { id: 'a', offers: { 'asset:oven': 0.6, 'market:id': 1 } },
      { id: 'b', offers: { 'market:id': 1 }, needs: { 'asset:oven': 5 } },
    ]);
    const { r, compatibility } = typeScore(pair, 'SERVICE');
    expect(r).toBeCloseTo(0.6 * (0.5 + 0.5 * compatibility), 12);
    expect(pair.advised[0]).toBe('SERVICE');
  });

  test('stand beside the score, whose type is that of the largest S', () => {
    const pair = scorePlain([
      { id: 'a', needs: { 'channel:shops': 5 } },
      { id: 'b', offers: { 'channel:shops': 0.5 } },
    ]);
    const best = Math.max(...pair.types.map(({ s }) => s));
    expect(pair.s).toBe(best);
    expect(typeScore(pair, pair.scoredAs).s).toBe(best);
    expect(pair.score).toBeCloseTo(100 * (1 - Math.exp(-best)), 12);
  });
});
