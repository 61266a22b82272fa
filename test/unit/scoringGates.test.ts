import { ALLIANCE_TYPES, type AllianceType } from '../../src/domain/allianceType';
import type { Host } from '../../src/scoring/pairScore';
import type { PlainGraph, PlainOrganisation } from '../support/golden/plainGraph';
import { scorePlain, typeScore } from '../support/golden/scorePlain';

type Side = Partial<PlainOrganisation>;
type Case = readonly [description: string, mine: Side, theirs: Side, open: boolean];

function isOpen(
  type: AllianceType,
  mine: Side,
  theirs: Side,
  graph: Omit<PlainGraph, 'organisations'> = {},
): boolean {
  return typeScore(
    scorePlain(
      [
        { id: 'a', ...mine },
        { id: 'b', ...theirs },
      ],
      graph,
    ),
    type,
  ).open;
}

const brand = { offers: { 'brand:story': 1 } };
const segment = { offers: { 'segment:families': 1 } };
const lodge: Side = { kind: 'SME', sectors: ['5510'], basedIn: ['market:nadi'] };
const divers: Side = { kind: 'SME', sectors: ['9329'], basedIn: ['market:luganville'] };
const maker: Side = { kind: 'SME', sectors: ['1079'], basedIn: ['market:bandung'] };
const baker = { sectors: ['1071'], offers: { 'offering:bread': 1, 'market:id': 1 } };
const carMaker = { sectors: ['4520'], offers: { 'offering:repair': 1, 'market:id': 1 } };
const cutting = { ...carMaker, goals: ['CUT_COST' as const] };
const needsVanuatu: Side = { ...maker, needs: { 'market:vu': 3 } };
const needsJakarta: Side = { ...maker, needs: { 'market:jakarta': 3 } };
const needsMoney: Side = { kind: 'SME', needs: { 'finance:grant': 3 } };
const gives = (...resources: string[]): Side => ({
  kind: 'SME',
  offers: Object.fromEntries(resources.map((resource) => [resource, 0.5])),
});

/** Every type with cases that open its gate and cases that shut it; section 8 and reading 17. */
const GATES: Readonly<Record<AllianceType, readonly Case[]>> = {
  CO_BRANDING: [
    ['a brand and a segment', brand, segment, true],
    ['two brands', brand, brand, true],
    ['one side offers neither', brand, gives('market:id'), false],
    ['neither side offers anything', {}, {}, false],
  ],
  ADVERTISING: [['nothing known of either', {}, {}, true]],
  JOINT_PROMOTION: [['nothing known of either', {}, {}, true]],
  CO_DEVELOPMENT: [['nothing known of either', {}, {}, true]],
  SERVICE: [['nothing known of either', {}, {}, true]],
  BRAND_CAUSE: [
    ['a non-profit candidate', { kind: 'SME' }, { kind: 'NON_PROFIT' }, true],
    ['a non-profit seeker', { kind: 'NON_PROFIT' }, { kind: null }, true],
    ['two non-profits', { kind: 'NON_PROFIT' }, { kind: 'NON_PROFIT' }, true],
    ['no non-profit', { kind: 'SME' }, { kind: 'GOVERNMENT' }, false],
    ['unknown kinds', {}, {}, false],
  ],
  MARKETPLACE: [
    ['a marketplace candidate', { kind: 'SME' }, { kind: 'MARKETPLACE' }, true],
    ['a marketplace seeker', { kind: 'MARKETPLACE' }, { kind: 'SME' }, true],
    ['no marketplace', { kind: 'SME' }, { kind: 'LARGE_COMPANY' }, false],
    ['unknown kinds', {}, {}, false],
  ],
  DESTINATION: [
    ['one UN subregion of small island states', lodge, divers, true],
    ['one region', { ...maker, sectors: ['5610'] }, { ...maker, sectors: ['1313'] }, true],
    ['one country of islands, two regions', lodge, { ...divers, basedIn: ['market:taveuni'] }, true],
    [
      'one country, two regions',
      { ...maker, sectors: ['5610'] },
      { ...divers, basedIn: ['market:jakarta'] },
      false,
    ],
    ['two subregions', lodge, { ...divers, basedIn: ['market:bandung'] }, false],
    ['one side outside the visitor economy', lodge, { ...divers, sectors: ['6419'] }, false],
    ['one side without a sector', lodge, { ...divers, sectors: [] }, false],
    ['one side without a place', lodge, { ...divers, basedIn: [] }, false],
    [
      'a ministry that promotes the place',
      lodge,
      { ...divers, sectors: ['8413'], kind: 'GOVERNMENT', goals: ['PROMOTE_PLACE'] },
      true,
    ],
    [
      'an association that promotes the place',
      lodge,
      { ...divers, sectors: [], kind: 'ASSOCIATION', goals: ['PROMOTE_PLACE'] },
      true,
    ],
    ['a ministry that does not', lodge, { ...divers, sectors: ['8413'], kind: 'GOVERNMENT' }, false],
    [
      'a bank that promotes the place',
      lodge,
      { ...divers, sectors: ['6419'], kind: 'FINANCIER', goals: ['PROMOTE_PLACE'] },
      false,
    ],
  ],
  TECHNOLOGY: [
    ['a maker of electronics', { sectors: ['2640'] }, {}, true],
    ['a programmer', {}, { sectors: ['6201'] }, true],
    ['an engineer', {}, { sectors: ['7110'] }, true],
    ['a university without a sector', {}, { kind: 'UNIVERSITY' }, true],
    ['another profession of section M', {}, { sectors: ['7310'] }, false],
    ['a restaurant and a bakery', { sectors: ['5610'] }, { sectors: ['1071'] }, false],
    ['unknown sectors', {}, {}, false],
  ],
  MARKET_EXPANSION: [
    ['the candidate offers a foreign market', needsVanuatu, gives('market:vu'), true],
    ['the seeker does', gives('market:vu'), needsVanuatu, true],
    ['the candidate offers a part of it', needsVanuatu, gives('market:luganville'), true],
    ['the candidate offers the subregion above it', needsVanuatu, gives('market:melanesia'), true],
    [
      'a needed region above countries is foreign',
      { ...maker, needs: { 'market:south-eastern-asia': 3 } },
      gives('market:id'),
      true,
    ],
    ['a needed market of the own country', needsJakarta, gives('market:jakarta'), false],
    [
      'a market four levels away',
      { ...maker, needs: { 'market:luganville': 3 } },
      gives('market:oceania'),
      false,
    ],
    ['a foreign market that nobody offers', needsVanuatu, gives('market:fj'), false],
    ['a seeker of whom no country is known', { ...needsVanuatu, basedIn: [] }, gives('market:vu'), false],
  ],
  DOMESTIC_EXPANSION: [
    [
      'the candidate offers the market',
      needsJakarta,
      { ...gives('market:jakarta'), basedIn: ['market:yogyakarta'] },
      true,
    ],
    ['the seeker does', { ...gives('market:id'), basedIn: ['market:id'] }, needsJakarta, true],
    [
      'the own country as a whole',
      { ...maker, needs: { 'market:id': 3 } },
      { ...gives('market:id-jb'), basedIn: ['market:id-jb'] },
      true,
    ],
    [
      'a host in another country',
      needsJakarta,
      { ...gives('market:jakarta'), basedIn: ['market:nadi'] },
      false,
    ],
    ['a foreign market', needsVanuatu, { ...gives('market:vu'), basedIn: ['market:jakarta'] }, false],
    ['a host without a place', needsJakarta, gives('market:jakarta'), false],
    [
      'a region above countries',
      { ...maker, needs: { 'market:south-eastern-asia': 3 } },
      { ...gives('market:id'), basedIn: ['market:id'] },
      false,
    ],
  ],
  NON_COMPETITIVE: [
    ['other trades with a market in common', baker, carMaker, true],
    [
      'other trades with a segment in common',
      { ...baker, offers: { 'offering:bread': 1, 'segment:families': 1 } },
      { ...carMaker, offers: { 'offering:repair': 1, 'segment:families': 1 } },
      true,
    ],
    ['competitors', baker, baker, false],
    ['markets apart', baker, { ...carMaker, offers: { 'offering:repair': 1, 'market:us': 1 } }, false],
    [
      'a market in common only by the tree',
      baker,
      { ...carMaker, offers: { 'offering:repair': 1, 'market:jakarta': 1 } },
      false,
    ],
    ['an unknown sector', baker, { ...carMaker, sectors: [] }, false],
    ['no offering on one side', baker, { ...carMaker, offers: { 'market:id': 1 } }, false],
    [
      'a competition of just a fifth',
      { sectors: ['1071'], offers: { 'offering:bread': 0.2, 'offering:tea': 0.8, 'market:id': 1 } },
      { sectors: ['1071'], offers: { 'offering:bread': 1, 'offering:cake': 1, 'market:id': 1 } },
      false,
    ],
    [
      'a competition just below',
      { sectors: ['1071'], offers: { 'offering:bread': 0.19, 'offering:tea': 0.81, 'market:id': 1 } },
      { sectors: ['1071'], offers: { 'offering:bread': 1, 'offering:cake': 1, 'market:id': 1 } },
      true,
    ],
  ],
  PRICE: [
    ['both cut cost, no competition', { ...baker, goals: ['CUT_COST'] }, cutting, true],
    ['one does not', baker, cutting, false],
    [
      'the slightest competition',
      { ...cutting, offers: { 'offering:repair': 1, 'offering:paint': 0.01, 'market:id': 1 } },
      { ...cutting, offers: { 'offering:glass': 1, 'offering:paint': 0.01, 'market:id': 1 } },
      false,
    ],
    ['an unknown sector', { ...baker, goals: ['CUT_COST'], sectors: [] }, cutting, false],
    [
      'no offering on one side',
      { ...baker, goals: ['CUT_COST'], offers: { 'market:id': 1 } },
      cutting,
      false,
    ],
  ],
  PUBLIC_PRIVATE: [
    ['a ministry', { kind: 'SME' }, { kind: 'GOVERNMENT' }, true],
    ['a university that seeks', { kind: 'UNIVERSITY' }, { kind: 'NON_PROFIT' }, true],
    ['two of them', { kind: 'UNIVERSITY' }, { kind: 'GOVERNMENT' }, false],
    ['none', { kind: 'SME' }, { kind: 'ASSOCIATION' }, false],
    ['a ministry and an unknown kind', { kind: null }, { kind: 'GOVERNMENT' }, false],
  ],
  MARKETING_UNION: [
    [
      'small firms of one division',
      { kind: 'SME', sectors: ['1079'] },
      { kind: 'SME', sectors: ['1010'] },
      true,
    ],
    [
      'a small firm and an association of one region',
      maker,
      { kind: 'ASSOCIATION', basedIn: ['market:id-jb'] },
      true,
    ],
    [
      'neither division nor region in common',
      maker,
      { kind: 'SME', sectors: ['1313'], basedIn: ['market:jakarta'] },
      false,
    ],
    ['a large company', maker, { ...maker, kind: 'LARGE_COMPANY' }, false],
    ['an unknown kind', maker, { ...maker, kind: null }, false],
    ['unknown sectors and places', { kind: 'SME' }, { kind: 'SME' }, false],
  ],
  CO_FINANCING: [
    [
      'the candidate covers a need of money',
      needsMoney,
      { ...gives('finance:grant'), kind: 'FINANCIER' },
      true,
    ],
    ['the seeker does', gives('finance:grant'), needsMoney, true],
    ['a ministry covers it', needsMoney, { ...gives('finance:grant'), kind: 'GOVERNMENT' }, false],
    ['a university covers it', needsMoney, { ...gives('finance:grant'), kind: 'UNIVERSITY' }, false],
    ['a ministry asks for it', { ...needsMoney, kind: 'GOVERNMENT' }, gives('finance:grant'), true],
    ['nobody covers it', needsMoney, gives('finance:credit'), false],
    ['an unknown kind covers it', needsMoney, { ...gives('finance:grant'), kind: null }, false],
  ],
};

describe.each(ALLIANCE_TYPES)('the gate of %s (section 8)', (type) => {
  test.each(GATES[type])('%s', (_description, mine, theirs, open) => {
    expect(isOpen(type, mine, theirs)).toBe(open);
  });

  test('is the same from both sides', () => {
    for (const [, mine, theirs, open] of GATES[type]) expect(isOpen(type, theirs, mine)).toBe(open);
  });
});

test('a needed group of markets counts as foreign', () => {
  const groups = { 'market:asean': ['market:id'] };
  const member = { ...gives('market:id'), basedIn: ['market:id'] };
  const needing = { ...maker, needs: { 'market:asean': 3 } };
  expect(isOpen('MARKET_EXPANSION', needing, member, { groups })).toBe(true);
  expect(isOpen('DOMESTIC_EXPANSION', needing, member, { groups })).toBe(false);
});

test('a shut type is worth nothing', () => {
  const pair = scorePlain([
    { id: 'a', needs: { 'finance:grant': 5 } },
    { id: 'b', ...gives('finance:grant'), kind: null },
  ]);
  expect(typeScore(pair, 'CO_FINANCING')).toMatchObject({ open: false, s: 0, r: 0 });
  expect(pair.advised).not.toContain('CO_FINANCING');
});

describe('a host', () => {
  const shop = (
    id: string,
    needs: Record<string, number>,
    offers: Record<string, number>,
  ): PlainOrganisation => ({
    id,
    kind: 'MARKETPLACE',
    needs,
    offers,
  });

  test.each<readonly [string, PlainOrganisation, PlainOrganisation, Host]>([
    ['the only one that can be', { id: 'a', kind: 'SME' }, { id: 'b', kind: 'MARKETPLACE' }, 'CANDIDATE'],
    [
      'the only one that can be, the seeker',
      { id: 'a', kind: 'MARKETPLACE' },
      { id: 'b', kind: 'SME' },
      'SEEKER',
    ],
    [
      'the better reading of two',
      shop('a', { 'offering:batik': 5 }, { 'channel:shop': 1 }),
      shop('b', { 'channel:shop': 5 }, { 'offering:batik': 1 }),
      'SEEKER',
    ],
    [
      'the better reading of two, the other way round',
      shop('a', { 'channel:shop': 5 }, { 'offering:batik': 1 }),
      shop('b', { 'offering:batik': 5 }, { 'channel:shop': 1 }),
      'CANDIDATE',
    ],
    ['the candidate among equals', shop('a', {}, {}), shop('b', {}, {}), 'CANDIDATE'],
  ])('is %s', (_which, a, b, host) => {
    expect(typeScore(scorePlain([a, b]), 'MARKETPLACE').host).toBe(host);
  });

  test('has weights of its own', () => {
    const pair = scorePlain([
      shop('a', { 'channel:shop': 5 }, { 'offering:batik': 0.5 }),
      shop('b', { 'offering:batik': 5 }, { 'channel:shop': 0.5 }),
    ]);
    // Both sides reach in this type the best that any type could do: half of it is covered.
    expect(typeScore(pair, 'MARKETPLACE')).toMatchObject({
      seekerGain: 0.5,
      candidateGain: 0.5,
      host: 'CANDIDATE',
    });
  });
});
