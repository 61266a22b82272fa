import { randomQuery } from '../support/engineQueries';
import { compareTwins, inOneLanguage, inTriplicate, twinsOf, withoutTexts } from '../support/engineTwins';
import { rankPosition } from '../../src/engine/rankOrder';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { randomText } from '../support/random/randomText';
import { seededRandom } from '../support/random/seededRandom';

describe('the indexed engine and its plain twin', () => {
  it('give the same pages of 150 organisations without words', () => {
    const organisations = 150;
    let evaluated = 0;
    for (let seed = 0; seed < 3; seed++) {
      const snapshot = withoutTexts(randomSnapshot({ seed: seed * 100 + organisations, organisations }));
      const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY);
      const random = seededRandom(seed);
      for (let i = 0; i < 8; i++) compareTwins(twins, randomQuery(random, snapshot));
      evaluated += twins.fast.counters!.evaluated;
    }
    expect(evaluated).toBeGreaterThan(0);
  });

  it('give the same pages where nobody of whom the seeker asks in words has one', () => {
    for (let seed = 0; seed < 10; seed++) {
      const snapshot = withoutTexts(randomSnapshot({ seed: seed * 100 + 20, organisations: 20 }));
      const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY);
      const random = seededRandom(seed);
      for (const { tenant, id } of snapshot.organisations) {
        const brief = { text: randomText(random, 'en', 20), language: 'en' };
        compareTwins(twins, { seeker: { organisation: { tenant, id }, brief }, first: random.pick([1, 3]) });
      }
    }
  });

  it('find nobody in an empty graph, for a seeker that is described', () => {
    const [organisation] = randomSnapshot({ seed: 1, organisations: 1 }).organisations;
    const twins = twinsOf(randomSnapshot({ seed: 1, organisations: 0 }), RANDOM_SNAPSHOT_DAY);
    for (const includeUnrelated of [false, true]) {
      const query = { seeker: { organisation }, first: 5, filter: { includeUnrelated } };
      expect(compareTwins(twins, query)).toMatchObject({ items: [], total: 0 });
    }
  });

  it('give the same pages, one after the other, where two hundred score the same', () => {
    const snapshot = withoutTexts(randomSnapshot({ seed: 12, organisations: 20 }));
    const [copied, ...seekers] = snapshot.organisations;
    const copies = Array.from({ length: 200 }, (_, i) => ({ ...copied, id: `copy ${(i * 77) % 200}` }));
    const organisations = [...seekers, ...copies];
    const twins = twinsOf({ ...snapshot, organisations, alliances: [] }, RANDOM_SNAPSHOT_DAY);
    let alike = 0;
    for (const { tenant, id } of seekers) {
      const query = { seeker: { organisation: { tenant, id } }, first: 40 };
      let page = compareTwins(twins, query);
      while (page.hasNextPage) {
        const [first, last] = [page.items[0], page.items.at(-1)!];
        if (first.s === last.s && first.s > 0) alike++;
        page = compareTwins(twins, { ...query, after: rankPosition(last) });
      }
    }
    expect(alike).toBeGreaterThan(5);
  });

  it('give the same pages where some are in hundreds of places and sectors', () => {
    const snapshot = randomSnapshot({ seed: 3, organisations: 40 });
    const places = snapshot.resources.filter(({ kind }) => kind === 'MARKET').map(({ id }) => id);
    const many = <T>(values: readonly T[], count: number): T[] =>
      Array.from({ length: count }, (_, i) => values[i % values.length]);
    const organisations = snapshot.organisations.map((organisation, i) => ({
      ...organisation,
      ...(i % 4 === 0 && { basedIn: many(places, 300) }),
      ...(i % 4 === 1 && { sectors: many(organisation.sectors, organisation.sectors.length && 300) }),
    }));
    const twins = twinsOf({ ...snapshot, organisations }, RANDOM_SNAPSHOT_DAY);
    for (const { tenant, id } of organisations) {
      compareTwins(twins, { seeker: { organisation: { tenant, id } }, first: 30 });
    }
  });

  it.each([
    { name: 'in one language', change: inOneLanguage },
    { name: 'in triplicate', change: inTriplicate },
  ])('give the same pages of 60 organisations that write, $name', ({ change }) => {
    let wordsRead = 0;
    for (let seed = 0; seed < 4; seed++) {
      const snapshot = change(randomSnapshot({ seed: seed * 1000 + 60, organisations: 60 }));
      const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY);
      const random = seededRandom(seed);
      for (let i = 0; i < 8; i++) {
        compareTwins(twins, { ...randomQuery(random, snapshot), first: random.pick([1, 5, 20]) });
      }
      wordsRead += twins.fast.counters!.wordsRead;
    }
    expect(wordsRead).toBeGreaterThan(0);
  });
});
