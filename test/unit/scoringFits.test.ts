import type { AllianceType } from '../../src/domain/allianceType';
import type { Supply } from '../../src/domain/sector';
import { plainAlliance, type PlainOrganisation } from '../support/golden/plainGraph';
import { scorePlain, typeScore } from '../support/golden/scorePlain';

const NEAR: AllianceType = 'MARKETING_UNION';
const APART: AllianceType = 'ADVERTISING';
const MODERATE: AllianceType = 'CO_DEVELOPMENT';
const ANY: AllianceType = 'MARKETPLACE';

function sectorFits(
  mine: readonly string[],
  theirs: readonly string[],
  supplies: readonly Supply[] = [],
  kinds: readonly [PlainOrganisation['kind'], PlainOrganisation['kind']] = ['SME', 'SME'],
): number[] {
  const pair = scorePlain(
    [
      { id: 'a', kind: kinds[0], sectors: mine },
      { id: 'b', kind: kinds[1], sectors: theirs },
    ],
    { supplies },
  );
  return [NEAR, APART, MODERATE, ANY].map((type) => typeScore(pair, type).fits.sector);
}

/** Fits in the four shapes for a distance, as the sentence of section 7 gives them. */
const shapes = (delta: number): number[] => [1 - delta, delta, 4 * delta * (1 - delta), 1];

describe('the fit of sectors (section 7)', () => {
  test.each([
    ['the same class', ['1079'], ['1079'], 0],
    ['the same group', ['1079'], ['1071'], 0.25],
    ['the same division', ['1079'], ['1010'], 0.5],
    ['the same section', ['1079'], ['1313'], 0.75],
    ['nothing in common', ['1079'], ['5610'], 1],
    ['the nearest of several', ['5610', '1079'], ['6419', '1071'], 0.25],
  ])('%s', (_what, mine, theirs, delta) => {
    expect(sectorFits(mine, theirs)).toEqual(shapes(delta));
  });

  test.each([
    ['from the one', '10', '56'],
    ['from the other', '56', '10'],
  ])('supplies %s side bring two divisions nearer', (_who, supplierCode, buyerCode) => {
    const fits = sectorFits(['1079'], ['5610'], [{ supplierCode, buyerCode, weight: 0.25 }]);
    expect(fits).toEqual(shapes(0.75));
  });

  test('the larger supply of either direction counts, and never drives apart', () => {
    const supplies = [
      { supplierCode: '10', buyerCode: '56', weight: 0.25 },
      { supplierCode: '56', buyerCode: '10', weight: 0.5 },
      { supplierCode: '10', buyerCode: '10', weight: 0.125 },
    ];
    expect(sectorFits(['1079'], ['5610'], supplies)).toEqual(shapes(0.5));
    expect(sectorFits(['1079'], ['1071'], supplies)).toEqual(shapes(0.25));
  });

  test.each<readonly [string, readonly string[], readonly string[], PlainOrganisation['kind']]>([
    ['a side without a sector', ['1079'], [], 'SME'],
    ['a university', ['1079'], ['1079'], 'UNIVERSITY'],
    ['a ministry', ['1079'], ['1079'], 'GOVERNMENT'],
    ['an association', ['1079'], ['1079'], 'ASSOCIATION'],
    ['a non-profit', ['1079'], ['1079'], 'NON_PROFIT'],
    ['an unknown kind', ['1079'], ['1079'], null],
  ])('of %s says nothing', (_who, mine, theirs, kind) => {
    expect(sectorFits(mine, theirs, [], ['SME', kind])).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  test.each<PlainOrganisation['kind']>(['LARGE_COMPANY', 'MARKETPLACE', 'FINANCIER'])(
    'of %s says something',
    (kind) => {
      expect(sectorFits(['1079'], ['1079'], [], ['SME', kind])).toEqual(shapes(0));
    },
  );
});

describe('the other fits (section 7)', () => {
  test.each<readonly [PlainOrganisation['size'], PlainOrganisation['size'], number]>([
    ['SMALL', 'SMALL', 1],
    ['MICRO', 'SMALL', 2 / 3],
    ['MEDIUM', 'MICRO', 1 / 3],
    ['MICRO', 'LARGE', 0],
    ['MICRO', null, 0.5],
  ])('size %s beside %s', (mine, theirs, fit) => {
    const pair = scorePlain([
      { id: 'a', size: mine },
      { id: 'b', size: theirs },
    ]);
    expect(typeScore(pair, 'CO_BRANDING').fits.size).toBeCloseTo(fit, 12);
    expect(typeScore(pair, 'ADVERTISING').fits.size).toBe(1);
  });

  test.each<readonly [PlainOrganisation['goals'], PlainOrganisation['goals'], number]>([
    [['REACH_CUSTOMERS'], ['CUT_COST'], 1],
    [['REACH_CUSTOMERS', 'BUILD_BRAND'], ['CUT_COST'], 0.75],
    [['BUILD_BRAND'], ['LEARN_SKILL'], 0],
    [['REACH_CUSTOMERS'], [], 0.75],
    [[], [], 0.5],
  ])('goals %j beside %j in ADVERTISING', (mine, theirs, fit) => {
    const pair = scorePlain([
      { id: 'a', goals: mine },
      { id: 'b', goals: theirs },
    ]);
    expect(typeScore(pair, 'ADVERTISING').fits.goal).toBe(fit);
  });

  test.each<readonly [string, Partial<PlainOrganisation>, number]>([
    ['nothing known', {}, 0.5],
    ['a reply at once', { replyHours: 0 }, 1],
    ['a reply in two hours', { replyHours: 2 }, 1],
    ['a reply in twelve hours', { replyHours: 12 }, 0.5],
    ['a reply in three days', { replyHours: 72 }, 0],
    ['a reply in a month', { replyHours: 720 }, 0],
    ['commitments kept', { keptCommitments: 0.9 }, 0.9],
    ['both', { replyHours: 12, keptCommitments: 0.9 }, 0.7],
  ])('trust: %s', (_what, known, fit) => {
    const pair = scorePlain([{ id: 'a' }, { id: 'b', ...known }]);
    expect(typeScore(pair, 'ADVERTISING').fits.trust).toBeCloseTo(fit, 12);
  });

  test('trust is that of the candidate alone, from what the others say of its past alliances', () => {
    const alliances = [
      plainAlliance('p', ['b', 'c', 'd'], { satisfaction: 0.9 }),
      plainAlliance('q', ['b', 'e'], { satisfaction: 0.5, status: 'PROPOSED' }),
      plainAlliance('r', ['b', 'e'], { satisfaction: null, status: 'ACTIVE' }),
    ];
    const pair = scorePlain(
      [{ id: 'a', keptCommitments: 0 }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' }],
      {
        alliances,
      },
    );
    // Two statements of 0.9 by c and d; neither b's own nor that of an alliance that never began.
    expect(typeScore(pair, 'ADVERTISING').fits.trust).toBeCloseTo((1.5 + 1.8) / 5, 12);
  });

  test('compatibility is the mean weighted by v', () => {
    const pair = scorePlain([
      { id: 'a', kind: 'SME', sectors: ['1079'], size: 'MICRO', goals: ['BUILD_BRAND'] },
      { id: 'b', kind: 'SME', sectors: ['1071'], size: 'MEDIUM', goals: ['CUT_COST'], keptCommitments: 1 },
    ]);
    // CO_BRANDING: v 30 30 20 20 over MODERATE 0.75, size 1/3, goals 1 and 0, trust 1.
    const compatibility = (30 * 0.75 + 30 / 3 + 20 * 0.5 + 20 * 1) / 100;
    expect(typeScore(pair, 'CO_BRANDING').compatibility).toBeCloseTo(compatibility, 12);
  });
});
