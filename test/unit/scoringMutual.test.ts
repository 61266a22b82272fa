import type { AllianceType } from '../../src/domain/allianceType';
import { DEFAULT_TENANT } from '../../src/domain/organisation';
import { createScanEngine } from '../../src/engine/scanEngine';
import { PLAIN_DAY, plainGraph, type PlainOrganisation } from '../support/golden/plainGraph';
import { scorePlain, typeScore } from '../support/golden/scorePlain';

/** A need of CHANNEL alone gains 5/7 of its coverage in ADVERTISING, whose omega is 0.5 where the best is 0.7. */
const SHARE = 0.5 / 0.7;

/** So many words, all of them different. */
const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

const asks = { 'channel:shops': 5 };
const gives = { 'channel:shops': 0.9, 'asset:van': 1 };
const derived = { 'channel:fairs': { priority: 5, origin: 'DERIVED' as const } };

const seeker: PlainOrganisation = { id: 'a', needs: asks, offers: { 'asset:oven': 1, 'channel:fairs': 0.6 } };
/** What a seeker of derived needs and no words gains, beside the 0.35 that it gains from anybody. */
const besidePrior = (gain: number): number => 0.35 + 0.65 * gain;
const inferred = (y: number): number => Math.min(0.25, Math.pow(0.25, 0.6) * Math.pow(y, 0.4));

describe('win-win (section 5)', () => {
  const x = SHARE * 0.9;
  const y = SHARE * 0.6;
  const ground = Math.sqrt(0.05);
  test.each<[string, PlainOrganisation, PlainOrganisation, number, string]>([
    [
      'a newcomer with neither offers nor documents',
      { id: 'a', needs: asks },
      { id: 'b', offers: gives },
      x,
      'UNKNOWN',
    ],
    [
      'both stated',
      seeker,
      { id: 'b', offers: gives, needs: { 'channel:fairs': 5 } },
      Math.sqrt(x * y),
      'STATED',
    ],
    [
      'both stated, the candidate gains nothing',
      seeker,
      { id: 'b', offers: gives, needs: { 'skill:baking': 5 } },
      Math.sqrt(x * 0.05),
      'STATED',
    ],
    [
      'both stated, the seeker gains nothing',
      seeker,
      { id: 'b', offers: { 'asset:van': 1 }, needs: { 'channel:fairs': 5 } },
      Math.sqrt(0.05 * y),
      'STATED',
    ],
    [
      'stated, the other derived',
      seeker,
      { id: 'b', offers: gives, needs: derived },
      Math.sqrt(x * inferred(y)),
      'INFERRED',
    ],
    [
      'stated, the other with ground alone',
      seeker,
      { id: 'b', offers: gives },
      Math.sqrt(x * inferred(ground)),
      'INFERRED',
    ],
    [
      'stated, the other with needs that are covered in no part',
      seeker,
      { id: 'b', offers: gives, needs: { 'skill:baking': { priority: 5, origin: 'DERIVED' } } },
      Math.sqrt(x * inferred(0.05)),
      'INFERRED',
    ],
  ])('%s', (_row, a, b, mutual, reciprocity) => {
    const pair = scorePlain([a, b]);
    expect(typeScore(pair, 'ADVERTISING').mutual).toBeCloseTo(mutual, 12);
    expect(pair.reciprocity).toBe(reciprocity);
  });

  test('the silence of a candidate is a quarter', () => {
    const a = { id: 'a', needs: { 'asset:van': 5 }, offers: { 'asset:oven': 1 } };
    const pair = scorePlain([a, { id: 'b', offers: { 'asset:van': 0.8 } }]);
    // A need of ASSET alone is best served by SERVICE.
    expect(typeScore(pair, 'SERVICE').mutual).toBeCloseTo(Math.sqrt(0.8 * 0.25), 12);
    expect(pair.reciprocity).toBe('UNKNOWN');
  });

  test('an unstated seeker takes a small share of what the other gains', () => {
    const a = {
      id: 'a',
      needs: { 'channel:shops': { priority: 5, origin: 'DERIVED' as const } },
      offers: { 'channel:fairs': 0.6 },
    };
    const known = scorePlain([a, { id: 'b', offers: gives, needs: { 'channel:fairs': 5 } }]);
    expect(typeScore(known, 'ADVERTISING').mutual).toBeCloseTo(
      Math.pow(besidePrior(x), 0.85) * Math.pow(y, 0.15),
      12,
    );
    expect(known.reciprocity).toBe('STATED');
  });

  test('an unstated seeker counts its own gain alone where the other has nothing to go by', () => {
    const a = {
      id: 'a',
      needs: { 'asset:van': { priority: 5, origin: 'DERIVED' as const } },
      offers: { 'asset:oven': 1 },
    };
    const silent = scorePlain([a, { id: 'b', offers: { 'asset:van': 0.8 } }]);
    expect(typeScore(silent, 'SERVICE').mutual).toBeCloseTo(besidePrior(0.8), 12);
    expect(silent.reciprocity).toBe('UNKNOWN');
  });

  test('an unstated seeker may count a candidate for less once its needs are known (reading 25)', () => {
    const a = (more: Record<string, number> = {}): PlainOrganisation => ({
      id: 'a',
      needs: { 'asset:van': { priority: 5, origin: 'DERIVED' as const } },
      offers: { 'asset:oven': 0.3, ...more },
    });
    const mutual = (seeker: PlainOrganisation, b: Omit<PlainOrganisation, 'id'>): number =>
      typeScore(scorePlain([seeker, { id: 'b', ...b }]), 'SERVICE').mutual;
    const offers = { 'asset:van': 0.8 };
    const needs = { 'asset:oven': 5 };
    expect(mutual(a(), { offers })).toBeCloseTo(0.87, 12);
    expect(mutual(a(), { offers, needs })).toBeCloseTo(0.74, 2);

    // All that b serves a serves too: common ground of 1 stood for the gain that its needs put at 0.3.
    const fairs = { 'channel:fairs': 1 };
    const known = mutual(a(fairs), { offers: { ...offers, ...fairs }, needs });
    expect(known).toBeCloseTo(Math.pow(0.87, 0.85) * Math.pow(0.3, 0.15), 12);
    expect(mutual(a(fairs), { offers: { ...offers, ...fairs } })).toBeCloseTo(Math.pow(0.87, 0.85), 12);
  });

  test.each([
    ['three words', { seeking: 'rye bread bakery' }, 3 / 40],
    ['forty words and more', { seeking: words(45) }, 1],
    ['documents of twenty words on the mean', { description: words(30), offering: words(10) }, 0.5],
  ])('what is gained from anybody is the less the more is asked: %s', (_length, texts, clarity) => {
    const a: PlainOrganisation = { id: 'a', offers: { 'asset:oven': 1 }, ...texts };
    const b: PlainOrganisation = { id: 'b', offers: { 'asset:van': 1 }, description: words(60) };
    const type = typeScore(scorePlain([a, b]), 'SERVICE');
    const prior = 0.35 * (1 - clarity);
    const gain = prior + (1 - prior) * type.seekerGainWithText;
    const share = Math.max(type.candidateGainWithText, 0.05);
    expect(type.mutual).toBeCloseTo(Math.pow(gain, 0.95) * Math.pow(share, 0.05), 12);
  });

  test('what is gained from anybody is nothing where needs are stated, and where common ground is all there is', () => {
    const b: PlainOrganisation = { id: 'b', offers: { 'channel:fairs': 0.6 } };
    const ground = typeScore(scorePlain([{ id: 'a', offers: { 'channel:fairs': 0.6 } }, b]), 'SERVICE');
    expect(ground.mutual).toBeCloseTo(1, 12);
    const other = { id: 'a', offers: { 'channel:shops': 1 } };
    expect(typeScore(scorePlain([other, b]), 'SERVICE').mutual).toBeCloseTo(Math.sqrt(0.05), 12);
    expect(typeScore(scorePlain([{ ...seeker, needs: { 'asset:van': 5 } }, b]), 'SERVICE').s).toBe(0);
  });

  test('what is gained from anybody lists nobody for a type that has no gain (reading 13)', () => {
    const a: PlainOrganisation = {
      id: 'a',
      needs: { 'finance:loan': { priority: 5, origin: 'DERIVED' } },
      offers: { 'asset:oven': 1 },
    };
    const bank: PlainOrganisation = { id: 'b', kind: 'FINANCIER', offers: { 'finance:loan': 1 } };
    const engine = createScanEngine();
    engine.load(plainGraph({ organisations: [a, bank] }), PLAIN_DAY);
    const seeker = { organisation: { tenant: DEFAULT_TENANT, id: 'a' } };
    const listed = (types?: readonly AllianceType[]): number =>
      engine.rank({ seeker, types, first: 1 }).total;
    expect(listed()).toBe(1);
    expect(listed(['ADVERTISING'])).toBe(0);
    expect(listed(['ADVERTISING', 'CO_FINANCING'])).toBe(1);
  });

  test('hidden needs do not exist for the other side, and do for the organisation itself', () => {
    const b: PlainOrganisation = {
      id: 'b',
      offers: gives,
      needs: { 'channel:fairs': 5 },
      needsVisibility: 'HIDDEN',
    };
    expect(scorePlain([seeker, b]).reciprocity).toBe('INFERRED');
    expect(scorePlain([b, seeker]).basis).toBe('STATED');
    expect(scorePlain([seeker, { ...b, needsVisibility: 'COUNTED' }]).reciprocity).toBe('STATED');
  });

  test.each([
    [0.29, true],
    [0.27, false],
  ])('win-win asks for 0.2 on both sides: an offer of %s', (strength, winWin) => {
    const a: PlainOrganisation = { id: 'a', needs: asks, offers: { 'channel:fairs': strength } };
    const pair = scorePlain([a, { id: 'b', offers: gives, needs: { 'channel:fairs': 5 } }]);
    expect(pair.scoredAs).toBe('ADVERTISING');
    expect(pair.winWin).toBe(winWin);
  });
});
