import { DIMENSIONS } from '../../src/domain/dimension';
import { createScanEngine } from '../../src/engine/scanEngine';
import type { PairScore } from '../../src/scoring/pairScore';
import { DEFAULT_WEIGHT_PROFILE, type WeightProfile } from '../../src/scoring/weightProfile';
import { PLAIN_DAY, plainAlliance, plainGraph, type PlainOrganisation } from '../support/golden/plainGraph';
import { typeScore } from '../support/golden/scorePlain';

const key = (id: string) => ({ tenant: 'default', id });

function scoreWith(
  profile: Partial<WeightProfile>,
  a: Partial<PlainOrganisation>,
  b: Partial<PlainOrganisation>,
): PairScore {
  const engine = createScanEngine();
  const organisations = [{ id: 'a', ...a }, { id: 'b', ...b }, { id: 'c' }];
  const alliances = [plainAlliance('p', ['a', 'c']), plainAlliance('q', ['b', 'c'])];
  engine.load(plainGraph({ organisations, alliances }), PLAIN_DAY);
  return engine.score({ organisation: key('a') }, key('b'), { ...DEFAULT_WEIGHT_PROFILE, ...profile })!;
}

const seeker: Partial<PlainOrganisation> = {
  basedIn: ['market:bandung'],
  seeking: 'silk',
  needs: { 'channel:shops': 5, 'segment:families': 3 },
  offers: { 'skill:weaving': 0.8, 'market:id': 1 },
};
const partner: Partial<PlainOrganisation> = {
  basedIn: ['market:jakarta'],
  description: 'silk',
  needs: { 'skill:weaving': 4 },
  offers: { 'channel:shops': 0.6, 'market:id': 0.4 },
};

describe('a weight profile (section 7)', () => {
  test('of the default changes nothing', () => {
    expect(scoreWith({}, seeker, partner)).toEqual(scoreWith(DEFAULT_WEIGHT_PROFILE, seeker, partner));
  });

  test('that scales every dimension alike changes no gain', () => {
    const dimensionScales = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, 4]));
    const [plain, scaled] = [{}, { dimensionScales }].map((profile) => scoreWith(profile, seeker, partner));
    plain.types.forEach(({ seekerGain }, i) =>
      expect(scaled.types[i].seekerGain).toBeCloseTo(seekerGain, 12),
    );
  });

  test('scales omega in one dimension, and N with it', () => {
    // CHANNEL alone is covered; pi is 1 and 0.6. Best where CHANNEL is tripled: MARKETPLACE, 2.1 + 0.12.
    const scaled = scoreWith({ dimensionScales: { CHANNEL: 3 } }, seeker, partner);
    expect(typeScore(scaled, 'ADVERTISING').seekerGain).toBeCloseTo((3 * 0.5 * 0.6) / (2.1 + 0.2 * 0.6), 12);
  });

  test.each([
    ['place', 2, (pair: PairScore) => typeScore(pair, 'ADVERTISING').placeFactor, 1.375 ** 2],
    ['place', 0, (pair: PairScore) => typeScore(pair, 'ADVERTISING').placeFactor, 1],
    ['experience', 2, (pair: PairScore) => pair.experienceFactor, 2 ** 0.3],
    ['experience', 0, (pair: PairScore) => pair.experienceFactor, 1],
    ['network', 0, (pair: PairScore) => pair.networkFactor, 1],
  ] as const)('%s to the power %i', (part, exponent, read, expected) => {
    expect(read(scoreWith({ [part]: exponent }, seeker, partner))).toBeCloseTo(expected, 12);
  });

  test('text to the power 0 leaves words out', () => {
    const score = typeScore(scoreWith({ text: 0 }, seeker, partner), 'ADVERTISING');
    expect(score.seekerGainWithText).toBeCloseTo(score.seekerGain, 12);
    expect(typeScore(scoreWith({}, seeker, partner), 'ADVERTISING').seekerGainWithText).toBeGreaterThan(
      score.seekerGain,
    );
  });

  test('ground to a power', () => {
    const silent = { offers: seeker.offers };
    const [plain, squared] = [1, 2].map(
      (ground) =>
        typeScore(scoreWith({ ground }, silent, { offers: partner.offers }), 'SERVICE').seekerGainWithText,
    );
    expect(squared).toBeCloseTo(plain ** 2, 12);
  });

  test.each([0, 0.3, 0.5])('lambda %f takes the place of the formula’s', (lambda) => {
    const {
      mutual,
      seekerGainWithText: x,
      candidateGainWithText: y,
    } = typeScore(scoreWith({ lambda }, seeker, partner), 'SERVICE');
    const held = lambda > 0 ? Math.max(x, 0.05) : x;
    expect(mutual).toBeCloseTo(held ** (1 - lambda) * Math.max(y, 0.05) ** lambda, 12);
  });

  test.each<readonly [string, Partial<WeightProfile>]>([
    ['text', { text: 3.1 }],
    ['place', { place: -0.1 }],
    ['lambda', { lambda: 0.6 }],
    ['dimensionScales.BRAND', { dimensionScales: { BRAND: 0.05 } }],
    ['dimensionScales.SKILL', { dimensionScales: { SKILL: 10.5 } }],
    ['network', { network: Number.NaN }],
  ])('out of range is refused, naming %s', (field, profile) => {
    const refused: unknown = (() => {
      try {
        return scoreWith(profile, seeker, partner);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', details: { field } });
  });
});
