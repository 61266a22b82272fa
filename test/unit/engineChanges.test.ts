import type { RankedPage } from '../../src/engine/engine';
import { graphAfter, randomChanges } from '../support/engineChanges';
import { randomQuery } from '../support/engineQueries';
import { compareTwins, twinsOf } from '../support/engineTwins';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { seededRandom } from '../support/random/seededRandom';
import { tellPage } from '../support/tellPage';

describe('the indexed engine and its plain twin, after changes', () => {
  it.each([
    [3, 0],
    [20, 5],
    [45, 0],
    [45, 1000],
  ])('give the same pages of %i organisations after every change, tail %i', (organisations, longestTail) => {
    const epochs = new Set<string>();
    for (let seed = 0; seed < 3; seed++) {
      let snapshot = randomSnapshot({ seed: seed * 100 + organisations, organisations });
      const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY, longestTail);
      const random = seededRandom(seed);
      for (let step = 0; step < 12; step++) {
        const changes = randomChanges(random, snapshot);
        snapshot = graphAfter(snapshot, changes);
        for (const engine of [twins.fast, twins.plain]) engine.apply(changes, RANDOM_SNAPSHOT_DAY);
        const page = compareTwins(twins, randomQuery(random, snapshot));
        expect(page.revision).toBe(changes.revision);
        epochs.add(page.epoch);
      }
    }
    expect(epochs.size).toBeGreaterThan(1);
  });

  it('give the page of the graph that a search began on, whatever is applied and rebuilt before it is scored', () => {
    let scored = 0;
    for (let seed = 0; seed < 12; seed++) {
      let snapshot = randomSnapshot({ seed, organisations: 24 });
      const { fast, plain } = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY, 2);
      const random = seededRandom(seed);
      const underWay: { readonly page: () => RankedPage; readonly wanted: RankedPage }[] = [];
      for (let step = 0; step < 6; step++) {
        for (let i = 0; i < 4; i++) {
          const query = randomQuery(random, snapshot);
          const prepared = fast.prepare(query);
          const found = prepared.find();
          underWay.push({ page: () => prepared.page(found), wanted: plain.rank(query) });
        }
        const changes = randomChanges(random, snapshot);
        snapshot = graphAfter(snapshot, changes);
        for (const engine of [fast, plain]) engine.apply(changes, RANDOM_SNAPSHOT_DAY);
      }
      for (const { page, wanted } of underWay) {
        expect(tellPage(page())).toEqual(tellPage(wanted));
        scored += wanted.items.length;
      }
    }
    expect(scored).toBeGreaterThan(500);
  });
});
