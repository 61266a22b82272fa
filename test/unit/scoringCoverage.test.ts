import { DIMENSIONS } from '../../src/domain/dimension';
import { strengthHundredths } from '../../src/scoring/countingRows';
import type { NeedCoverage } from '../../src/scoring/explanation';
import type { PlainGraph, PlainOrganisation } from '../support/golden/plainGraph';
import { explainPlain, scorePlain, typeScore } from '../support/golden/scorePlain';

/** A chain of resources of one kind, `kind:0` the root, each under the one before. */
function chain(kind: string, length = 9): Record<string, string> {
  const links = Array.from({ length: length - 1 }, (_, i) => [`${kind}:${i + 1}`, `${kind}:${i}`] as const);
  return Object.fromEntries(links);
}

/** What b covers of a's only need. */
function coverageOf(
  need: string,
  offers: PlainOrganisation['offers'],
  graph: Omit<PlainGraph, 'organisations'> = {},
): NeedCoverage {
  const { seeker } = explainPlain(
    [
      { id: 'a', needs: { [need]: 5 } },
      { id: 'b', offers },
    ],
    graph,
  );
  const [found] = [...(seeker.covered ?? []), ...(seeker.uncovered ?? [])];
  return found;
}

describe('what an offer covers (section 1)', () => {
  const decays = DIMENSIONS.flatMap((dimension) => {
    const [broader, narrower] =
      dimension === 'MARKET'
        ? [
            [1, 0.9, 0.81, 0.729, 0],
            [1, 0.5, 0.25, 0.125, 0],
          ]
        : [
            [1, 0.7, 0.49, 0.343, 0],
            [1, 0.7, 0.49, 0.343, 0],
          ];
    const kind = dimension.toLowerCase();
    return [
      ...broader.map((decay, levels) => [kind, 'broader', levels, 4 - levels, decay] as const),
      ...narrower.map((decay, levels) => [kind, 'narrower', levels, 4 + levels, decay] as const),
    ];
  });

  test.each(decays)('%s, %s by %i levels', (kind, _direction, _levels, offered, decay) => {
    const { decay: found, effective } = coverageOf(
      `${kind}:4`,
      { [`${kind}:${offered}`]: 0.8 },
      { parents: chain(kind) },
    );
    expect(found).toBe(decay);
    expect(effective).toBeCloseTo(0.8 * decay, 12);
  });

  test('a sibling covers nothing', () => {
    const parents = { 'skill:roasting': 'skill:food', 'skill:baking': 'skill:food' };
    expect(coverageOf('skill:roasting', { 'skill:baking': 1 }, { parents }).offerId).toBeNull();
  });

  test('the best of several offers counts, not the nearest', () => {
    const offers = { 'market:4': 0.5, 'market:3': 0.9, 'market:5': 1 };
    const { offerId, effective } = coverageOf('market:4', offers, { parents: chain('market') });
    expect([offerId, effective]).toEqual(['market:3', 0.81]);
  });
});

describe('strength', () => {
  test.each([
    [null, null, 100],
    [0.4, null, 40],
    [0.456, null, 46],
    [0.001, null, 1],
    [null, 1, 20],
    [null, 2, 36],
    [null, 3, 49],
    [null, 4, 59],
    [null, 5, 67],
    [null, 10, 89],
    [null, 20, 99],
    [null, 30, 100],
    [0.3, 2, 36],
    [0.5, 2, 50],
  ])('stated %s with %s uses is %i hundredths', (strength, uses, hundredths) => {
    expect(strengthHundredths({ strength, uses })).toBe(hundredths);
  });

  test.each([
    ['2026-11-22', 0],
    ['2026-11-23', 0],
    ['2026-11-24', 1],
  ])('an offer that ends on %s counts %i on 2026-11-23', (until, effective) => {
    expect(coverageOf('skill:roasting', { 'skill:roasting': { strength: 1, until } }).effective).toBe(
      effective,
    );
  });
});

describe('rarity (section 2)', () => {
  const needing: PlainOrganisation = { id: 'a', needs: { 'skill:4': 5 } };
  const rarityWhere = (parents: Record<string, string>, ...offered: string[]): number => {
    const [first = { id: 'b' }, ...rest] = offered.map((resource, i) => ({
      id: `b${i}`,
      offers: { [resource]: 0.1 },
    }));
    const others = Array.from({ length: 3 - Math.max(1, offered.length) }, (_, i) => ({ id: `c${i}` }));
    const { seeker } = explainPlain([needing, first, ...rest, ...others], { parents });
    return [...(seeker.covered ?? []), ...(seeker.uncovered ?? [])][0].rarity;
  };
  // Of four organisations: 1 + ln(4/n)/ln 4 in 64ths.
  test.each([
    ['nobody', [], 2],
    ['one', ['skill:4'], 2],
    ['two', ['skill:4', 'skill:4'], 1.5],
    ['three', ['skill:4', 'skill:4', 'skill:4'], 77 / 64],
    ['two, one of them a level broader', ['skill:4', 'skill:3'], 1.5],
    ['two, one of them a level narrower', ['skill:4', 'skill:5'], 1.5],
    ['one, and another two levels broader', ['skill:4', 'skill:2'], 2],
    ['one, and another two levels narrower', ['skill:4', 'skill:6'], 2],
  ])('offered by %s', (_who, offered, rarity) => {
    expect(rarityWhere(chain('skill'), ...offered)).toBe(rarity);
  });

  test('of a market counts offers up to three levels broader and one narrower', () => {
    const rarities = ['market:1', 'market:2', 'market:5', 'market:0', 'market:6'].map((other) => {
      const offers = (id: string, resource: string) => ({ id, offers: { [resource]: 1 } });
      const graph = { parents: chain('market') };
      const a = { id: 'a', needs: { 'market:4': 5 } };
      const { seeker } = explainPlain([a, offers('b', 'market:4'), offers('c', other), { id: 'd' }], graph);
      return seeker.covered?.[0].rarity;
    });
    expect(rarities).toEqual([1.5, 1.5, 1.5, 2, 2]);
  });
});

describe('coverage and gain (sections 2 and 3)', () => {
  const seeker: PlainOrganisation = {
    id: 'a',
    needs: { 'market:4': 5, 'channel:shops': 4, 'channel:fairs': 2, 'segment:families': 3 },
  };
  const candidate: PlainOrganisation = {
    id: 'b',
    offers: { 'market:4': 1, 'channel:shops': 0.5, 'channel:fairs': 1 },
  };
  const pair = scorePlain([seeker, candidate], { parents: chain('market') });

  test('a dimension is the mean of its needs, weighted by priority and rarity', () => {
    // Of two organisations one offers each need: every rarity is 2, weights are 8/5 and 4/5.
    const coverage = Object.fromEntries(pair.seekerCoverage.map((d) => [d.dimension, [d.needs, d.coverage]]));
    expect(coverage).toMatchObject({ MARKET: [1, 1], SEGMENT: [1, 0], BRAND: [0, 0] });
    expect(coverage.CHANNEL[0]).toBe(2);
    expect(coverage.CHANNEL[1]).toBeCloseTo((4 * 0.5 + 2 * 1) / 6, 12);
  });

  test('a gain is measured by the best any type could do', () => {
    // pi = 1, 0.6, 0.8 in MARKET, SEGMENT, CHANNEL; MARKET_EXPANSION could give most: 0.65 + 0.06 + 0.12.
    const best = 0.65 + 0.1 * 0.6 + 0.15 * 0.8;
    const channel = 2 / 3;
    expect(typeScore(pair, 'ADVERTISING').seekerGain).toBeCloseTo((0.05 + 0.5 * 0.8 * channel) / best, 12);
    expect(typeScore(pair, 'MARKETING_UNION').seekerGain).toBeCloseTo(
      (0.25 + 0.3 * 0.8 * channel) / best,
      12,
    );
    expect(typeScore(pair, 'CO_DEVELOPMENT').seekerGain).toBe(0);
  });

  test('one stated need puts the derived ones aside', () => {
    const needs = { 'skill:baking': 2, 'skill:roasting': { priority: 5, origin: 'DERIVED' as const } };
    const { seeker: gain } = explainPlain([
      { id: 'a', needs },
      { id: 'b', offers: { 'skill:roasting': 1 } },
    ]);
    expect([gain.coveredCount, gain.uncoveredCount]).toEqual([0, 1]);
  });

  test('an offer of a group is one of each member, a need is that of its best-covered member', () => {
    const groups = { 'market:asean': ['market:id', 'market:vu'] };
    expect(coverageOf('market:vu', { 'market:asean': 0.7 }, { groups })).toMatchObject({
      effective: 0.7,
      decay: 1,
    });
    expect(coverageOf('market:asean', { 'market:vu': 0.4, 'market:id': 0.6 }, { groups }).effective).toBe(
      0.6,
    );
    expect(coverageOf('market:asean', { 'market:id-jb': 1 }, { groups }).effective).toBe(0.5);
  });
});

describe('common ground (section 3)', () => {
  test('stands in for needs where there are none', () => {
    const a = { id: 'a', offers: { 'market:id': 0.8, 'skill:baking': 1, 'offering:bread': 1 } };
    const b = { id: 'b', offers: { 'market:id': 0.5, 'segment:families': 1, 'offering:bread': 1 } };
    const pair = scorePlain([a, b]);
    // Both offer the market (rarity 1), one the skill (rarity 2): I = 0.5, W = 0.8 + 4.
    expect(typeScore(pair, 'ADVERTISING').seekerGainWithText).toBeCloseTo(
      Math.sqrt(0.05 + (0.95 * 0.5) / 4.8),
      12,
    );
    expect(typeScore(pair, 'SERVICE').candidateGainWithText).toBeCloseTo(
      Math.sqrt(0.05 + (0.95 * 0.5) / 4.5),
      12,
    );
    expect(pair).toMatchObject({ related: true, basis: 'COMMON_GROUND', advised: [] });
  });
});
