import type { AllianceType } from '../../src/domain/allianceType';
import { distanceKm } from '../../src/scoring/place';
import { plainAlliance, type PlainOrganisation } from '../support/golden/plainGraph';
import { scorePlain, typeScore } from '../support/golden/scorePlain';

const NEARBY: AllianceType = 'ADVERTISING';
const DOMESTIC: AllianceType = 'MARKETPLACE';
const ABROAD: AllianceType = 'MARKET_EXPANSION';

/** place_t in the three shapes, read back from P_t = 1 + 0.75 place_t. */
function placeFits(mine: Partial<PlainOrganisation>, theirs: Partial<PlainOrganisation>): number[] {
  const pair = scorePlain([
    { id: 'a', ...mine },
    { id: 'b', ...theirs },
  ]);
  return [NEARBY, DOMESTIC, ABROAD].map((type) => (typeScore(pair, type).placeFactor - 1) / 0.75);
}

const based = (...places: string[]) => ({ basedIn: places.map((place) => `market:${place}`) });
const JAKARTA = { lat: -6.2088, lng: 106.8456 };
const BANDUNG = { lat: -6.9175, lng: 107.6191 };

describe('place (section 7)', () => {
  test.each([
    ['one city', based('bandung'), based('bandung'), [1, 1, 0]],
    ['one region', based('bandung'), based('id-jb'), [0.8, 0.8, 0]],
    ['one country', based('bandung'), based('jakarta'), [0.5, 0.5, 0]],
    ['one country, no more known', based('id'), based('jakarta'), [0.5, 0.5, 0]],
    ['one UN subregion', based('nadi'), based('luganville'), [0.2, 0, 0.5]],
    ['two continents', based('bandung'), based('seattle'), [0, 0, 0.5]],
    ['an unknown place', based(), based('seattle'), [0, 0, 0]],
    ['a region above countries', based('melanesia'), based('nadi'), [0.2, 0, 0]],
    ['the best of several', based('seattle', 'bandung'), based('nadi', 'jakarta'), [0.5, 0.5, 0.5]],
  ])('%s', (_where, mine, theirs, fits) => {
    placeFits(mine, theirs).forEach((fit, i) => expect(fit).toBeCloseTo(fits[i], 12));
  });

  test('distances between known places', () => {
    const quarterOfAMeridian = (Math.PI / 2) * 6371.0088;
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 90, lng: 0 })).toBeCloseTo(quarterOfAMeridian, 9);
    expect(distanceKm({ lat: 0, lng: 179 }, { lat: 0, lng: -179 })).toBeCloseTo(quarterOfAMeridian / 45, 9);
    const london = { lat: 51.5074, lng: -0.1278 };
    expect(Math.round(distanceKm(london, { lat: 48.8566, lng: 2.3522 }))).toBe(344);
    expect(Math.round(distanceKm(JAKARTA, BANDUNG))).toBe(116);
    expect(distanceKm(JAKARTA, JAKARTA)).toBe(0);
  });

  test('nearness by distance counts where it is larger', () => {
    const byDistance = 1 / (1 + distanceKm(JAKARTA, BANDUNG) / 250);
    const [nearby, domestic, abroad] = placeFits(
      { ...based('jakarta'), ...JAKARTA },
      { ...based('bandung'), ...BANDUNG },
    );
    expect([nearby, domestic, abroad].map((fit) => fit.toFixed(12))).toEqual(
      [byDistance, byDistance, 0].map((fit) => fit.toFixed(12)),
    );
    const [sameCity] = placeFits({ ...based('bandung'), ...JAKARTA }, { ...based('bandung'), ...BANDUNG });
    expect(sameCity).toBeCloseTo(1, 12);
    const [halfKnown] = placeFits({ ...based('bandung'), ...JAKARTA }, based('jakarta'));
    expect(halfKnown).toBeCloseTo(0.5, 12);
  });

  test('distance makes nobody domestic', () => {
    const [nearby, domestic] = placeFits(
      { ...based('jakarta'), ...JAKARTA },
      { ...based('seattle'), ...BANDUNG },
    );
    expect(nearby).toBeGreaterThan(0.5);
    expect(domestic).toBe(0);
  });
});

describe('experience and network (section 7)', () => {
  const a: PlainOrganisation = { id: 'a', offers: { 'market:id': 1 } };
  const b: PlainOrganisation = { id: 'b', offers: { 'market:id': 1 } };
  const alliances = [
    plainAlliance('p', ['a', 'c']),
    plainAlliance('q', ['b', 'c'], { status: 'ACTIVE' }),
    plainAlliance('r', ['c', 'd']),
    plainAlliance('s', ['b', 'd'], { status: 'AGREED' }),
  ];

  test('count active and ended alliances, and the share of the partners of a that b has, too', () => {
    const pair = scorePlain([a, b, { id: 'c' }, { id: 'd' }], { alliances });
    // b has one past alliance; c is all that a knows.
    expect(pair.experienceFactor).toBeCloseTo(Math.pow(2, 0.35), 12);
    expect(pair.networkFactor).toBeCloseTo(1 + Math.log(6), 12);
    expect(pair.fameFactor).toBeCloseTo(Math.pow(2, 0.35) * (1 + Math.log(6)), 12);

    // c has the partners a, b and d; e, which b does not know, has a alone.
    const more = { alliances: [...alliances, plainAlliance('t', ['a', 'e'])] };
    const others = [{ id: 'c' }, { id: 'd' }, { id: 'e' }];
    const [c, e] = [1 / Math.log(4), 1 / Math.log(2)];
    const network = 1 + Math.log(1 + (5 * c) / (c + e));
    expect(scorePlain([a, b, ...others], more).networkFactor).toBeCloseTo(network, 5);
    // Of what b knows a has all; d has no past partner in common with e.
    expect(scorePlain([b, a, ...others], more).networkFactor).toBeCloseTo(1 + Math.log(6), 12);
    expect(scorePlain([others[1], others[2], a, b, others[0]], more).networkFactor).toBe(1);
  });

  test('past alliances count as far as the words of b fit, or what both offer, where a states no need', () => {
    const baking = Array.from({ length: 40 }, (_, i) => `baking${i}`).join(' ');
    const baker = { ...b, description: baking };
    const past = { alliances: [plainAlliance('p', ['b', 'c']), plainAlliance('q', ['b', 'd'])] };
    const others = [{ id: 'c' }, { id: 'd' }];
    const experience = (seeker: PlainOrganisation): number =>
      scorePlain([seeker, baker, ...others], past).experienceFactor;
    // The one resource of a is all that both have in common; of two, both as rare, one is half.
    expect(experience(a)).toBeCloseTo(Math.pow(3, 0.35), 12);
    const half = Math.sqrt(0.05 + 0.95 * 0.5);
    const wider = { ...a, offers: { 'market:id': 1, 'market:my': 1 } };
    const malay = { id: 'e', offers: { 'market:my': 1 } };
    const { experienceFactor } = scorePlain([wider, baker, malay, ...others], past);
    expect(experienceFactor).toBeCloseTo(Math.pow(1 + 2 * half, 0.35), 12);
    const asked = { 'market:id': { priority: 5, origin: 'DERIVED' as const } };
    expect(experience({ ...a, needs: asked })).toBeCloseTo(Math.pow(3, 0.35), 12);
    const sailing = baking.replaceAll('baking', 'sailing');
    const all = experience({ ...a, seeking: baking });
    const some = experience({ ...a, seeking: `baking0 ${sailing}` });
    expect(all).toBeCloseTo(Math.pow(3, 0.15), 12);
    expect(some).toBeLessThan(all);
    expect(some).toBeGreaterThan(1);
    expect(experience({ ...a, seeking: sailing })).toBe(1);
    // Half of forty words tell half: the rest of each past alliance counts whatever it was about.
    const brief = sailing.split(' ').slice(0, 20).join(' ');
    expect(experience({ ...a, seeking: brief })).toBeCloseTo(Math.pow(1 + 2 * 0.5, 0.15 + 0.2 * 0.5), 12);
    const stated = { ...a, needs: { 'market:id': 5 }, seeking: 'ships' };
    expect(experience(stated)).toBeCloseTo(Math.pow(3, 0.15), 12);
  });

  test('together at most 1.5 for a seeker who states needs', () => {
    const asking = { ...a, needs: { 'market:id': 5 } };
    expect(scorePlain([asking, b, { id: 'c' }, { id: 'd' }], { alliances }).fameFactor).toBe(1.5);
  });

  test.each([
    [30, true],
    [31, false],
  ])('an alliance of %i members makes partners: %s', (size, partners) => {
    const crowd = Array.from({ length: size - 2 }, (_, i) => `m${i}`);
    const pair = scorePlain([a, b, { id: 'c' }], {
      alliances: [plainAlliance('p', ['a', 'c', ...crowd]), plainAlliance('q', ['b', 'c'])],
    });
    expect(pair.networkFactor > 1).toBe(partners);
  });
});
