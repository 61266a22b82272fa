import { randomQuery } from '../support/engineQueries';
import { compareTwins, twinsOf } from '../support/engineTwins';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { seededRandom } from '../support/random/seededRandom';

describe('the indexed engine and its plain twin', () => {
  it.each([1, 2, 12, 30, 48])(
    'give the same pages over random graphs of %i organisations',
    (organisations) => {
      let listed = 0;
      for (let seed = 0; seed < 4; seed++) {
        const snapshot = randomSnapshot({ seed: seed * 100 + organisations, organisations });
        const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY);
        const random = seededRandom(seed);
        for (let i = 0; i < 8; i++) listed += compareTwins(twins, randomQuery(random, snapshot)).total;
      }
      expect(listed).toBeGreaterThan(organisations === 1 ? -1 : 0);
    },
  );
});
