import { ALLIANCE_TYPES } from '../../src/domain/allianceType';
import { DIMENSIONS, type Dimension } from '../../src/domain/dimension';
import { DEFAULT_TENANT, ORGANISATION_KINDS, type Organisation } from '../../src/domain/organisation';
import { createScanEngine } from '../../src/engine/scanEngine';
import { BASES } from '../../src/scoring/pairScore';
import { seedSnapshot } from '../support/seedSnapshot';

const AS_OF = '2026-11-23';
/** The literature's cases; every other name says that it is invented. */
const REAL = ['ericsson', 'pepsico', 'sony', 'starbucks'];
const INVENTED = /Contoh|Fiktif|Rekaan|Khayal|Imaginary|Fictional|Example/;
/** The sectors of the relational-marketing study: culinary, fashion, creative services, handicrafts. */
const STUDY_DIVISIONS = /^(10|11|13|14|15|16|18|23|31|32|56|58|59|60|62|73|74|82|90)/;
const STUDY_PLACES = /^market\/(ID-YO|ID-JB)\//;

const snapshot = seedSnapshot();
const { organisations, alliances } = snapshot;
const key = (id: string) => ({ tenant: DEFAULT_TENANT, id });
const smes = organisations.filter(({ kind }) => kind === 'SME');
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

test('there are enough organisations of every kind, with enough needs and offers', () => {
  expect(organisations.length).toBeGreaterThanOrEqual(170);
  expect(organisations.length).toBeLessThanOrEqual(200);
  expect(smes.length).toBeGreaterThanOrEqual(90);
  expect(
    ORGANISATION_KINDS.filter((kind) => organisations.filter((each) => each.kind === kind).length < 5),
  ).toEqual([]);
  expect(median(organisations.map(({ needs }) => needs.length))).toBeGreaterThanOrEqual(6);
  expect(median(organisations.map(({ offers }) => offers.length))).toBeGreaterThanOrEqual(8);
});

test('needs and offers use every dimension', () => {
  const kindOf = new Map(snapshot.resources.map(({ id, kind }) => [id, kind]));
  const used = (rows: (organisation: Organisation) => readonly { resourceId: string }[]) => {
    const kinds = new Set(organisations.flatMap(rows).map(({ resourceId }) => kindOf.get(resourceId)));
    return DIMENSIONS.filter((dimension: Dimension) => kinds.has(dimension));
  };
  expect(used(({ needs }) => needs)).toEqual(DIMENSIONS);
  expect(used(({ offers }) => offers)).toEqual(DIMENSIONS);
});

test('alliances are of all types, past ones with texts, satisfaction on both sides', () => {
  expect(alliances.length).toBeGreaterThanOrEqual(50);
  expect(ALLIANCE_TYPES.filter((type) => !alliances.some((each) => each.type === type))).toEqual([]);
  const past = alliances.filter(({ status }) => status === 'ACTIVE' || status === 'ENDED');
  expect(past.filter(({ text }) => text === null)).toEqual([]);
  const satisfied = past.filter(({ members }) => members.every(({ satisfaction }) => satisfaction !== null));
  expect(satisfied.length).toBeGreaterThanOrEqual(40);
  expect(alliances.filter(({ members }) => members.length < 2)).toEqual([]);
});

test('invented organisations say so, and real ones are those of the literature', () => {
  expect(organisations.filter(({ name }) => !INVENTED.test(name)).map(({ id }) => id)).toEqual(REAL);
});

test('the SMEs of the study use channels in the proportions it found', () => {
  const study = smes.filter(
    ({ sectors, basedIn, needs }) =>
      STUDY_DIVISIONS.test(sectors[0].code) &&
      basedIn.some((place) => STUDY_PLACES.test(place)) &&
      needs.some(({ origin }) => origin === 'STATED'),
  );
  expect(study.length).toBeGreaterThanOrEqual(60);
  const share = (...channels: string[]) =>
    study.filter(({ offers }) => offers.some(({ resourceId }) => channels.includes(resourceId))).length /
    study.length;
  expect(share('channel/instagram')).toBeCloseTo(0.9, 1);
  expect(share('channel/whatsapp-business')).toBeCloseTo(0.85, 1);
  expect(share('channel/tiktok')).toBeCloseTo(0.7, 1);
  expect(share('channel/tokopedia', 'channel/shopee')).toBeCloseTo(0.5, 1);
});

describe('through the engine', () => {
  const engine = createScanEngine();
  engine.load(snapshot, AS_OF);
  const pages = organisations.map(({ id }) =>
    engine.rank({ seeker: { organisation: key(id) }, first: organisations.length }),
  );
  const advisedOf = (seeker: string, candidate: string) =>
    engine.score({ organisation: key(seeker) }, key(candidate))?.advised ?? [];

  test('each of the sixteen types is advised first for some listed pair', () => {
    const first = new Set(pages.flatMap(({ items }) => items.map(({ advised }) => advised[0])));
    expect(ALLIANCE_TYPES.filter((type) => !first.has(type))).toEqual([]);
  });

  test('every basis occurs, and everyone has somebody', () => {
    const bases = new Set(pages.map(({ items }) => items[0]?.basis));
    expect(BASES.filter((basis) => !bases.has(basis))).toEqual([]);
    expect(pages.filter(({ total }) => total < 5)).toEqual([]);
  });

  test.each([
    ['a coffee chain and a beverage maker', 'starbucks', 'pepsico', ['DOMESTIC_EXPANSION']],
    ['two electronics makers', 'sony', 'ericsson', ['TECHNOLOGY', 'CO_DEVELOPMENT']],
    ['Pacific eco-tourism', 'coral-garden-lodge-imaginary', 'savusavu-dive-example', ['DESTINATION']],
    [
      'the trades that repair a car',
      'bengkel-bodi-contoh-jaya',
      'cat-mobil-rekaan-kilau',
      ['NON_COMPETITIVE'],
    ],
    [
      'restaurants and a bank',
      'rasa-nusantara-rekaan',
      'bank-kartu-rekaan',
      ['ADVERTISING', 'JOINT_PROMOTION'],
    ],
    ['a craft SME and a marketplace', 'batik-sekar-contoh', 'pasar-kriya-fiktif', ['MARKETPLACE']],
    [
      'an SME and a public trainer',
      'belimbing-segar-contoh',
      'dinas-umkm-khayal-kota-depok',
      ['PUBLIC_PRIVATE'],
    ],
  ])('the literature case of %s comes out', (_, seeker, candidate, expected) => {
    expect(expected).toContain(advisedOf(seeker, candidate)[0]);
    expect(expected).toContain(advisedOf(candidate, seeker)[0]);
  });
});
