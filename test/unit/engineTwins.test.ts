import { randomQuery } from '../support/engineQueries';
import { compareTwins, inOneLanguage, inTriplicate, twinsOf, withoutTexts } from '../support/engineTwins';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { randomText } from '../support/random/randomText';
import { seededRandom } from '../support/random/seededRandom';

describe('the indexed engine and its plain twin', () => {
  it.each([1, 2, 12, 48])('give the same pages over random graphs of %i organisations', (organisations) => {
    const totals: number[] = [];
    for (let seed = 0; seed < 3; seed++) {
      const snapshot = randomSnapshot({ seed: seed * 100 + organisations, organisations });
      const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY);
      const random = seededRandom(seed);
      for (let i = 0; i < 8; i++) totals.push(compareTwins(twins, randomQuery(random, snapshot)).total);
    }
    expect(Math.max(...totals)).toBeGreaterThan(0);
  });

  it.each([12, 48, 150])('give the same pages of %i organisations without words', (organisations) => {
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
