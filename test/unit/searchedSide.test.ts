import { createIndexedEngine } from '../../src/engine/indexedEngine';
import type { SearchedSide } from '../../src/engine/plan/searchedSide';
import type { Seeker } from '../../src/engine/engine';
import { graphAfter, randomChanges } from '../support/engineChanges';
import { seededRandom } from '../support/random/seededRandom';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';

const BRIEF = { text: 'wind turbines for islands', language: 'en' };

describe('a seeker of the graph', () => {
  it('is the same read off its row as numbered from its record', () => {
    const engine = createIndexedEngine({ smallest: 1 });
    const random = seededRandom(1);
    let [read, hidden] = [0, 0];
    for (let seed = 0; seed < 30; seed++) {
      let snapshot = randomSnapshot({ seed, organisations: 30 });
      engine.load(snapshot, RANDOM_SNAPSHOT_DAY);
      for (let changes = seed % 3; changes > 0; changes--) {
        const change = randomChanges(random, snapshot);
        engine.apply(change, RANDOM_SNAPSHOT_DAY);
        snapshot = graphAfter(snapshot, change);
      }
      const sideOf = (seeker: Seeker): SearchedSide => {
        const { task } = engine.prepare({ seeker, first: 1, filter: { includeUnrelated: true } });
        const { needs, offers, ...rest } = task!.seeker;
        return { ...rest, needs: needs.toSorted(), offers: offers.toSorted() };
      };
      for (const organisation of snapshot.organisations) {
        const { tenant, id, needsVisibility, needs } = organisation;
        for (const brief of [undefined, BRIEF]) {
          const stored = sideOf({ organisation: { tenant, id }, brief });
          expect(stored).toEqual(sideOf({ organisation, brief }));
          if (needsVisibility === 'HIDDEN' && stored.needs.length > 0) hidden++;
          else if (needs.length > 0) read++;
        }
      }
    }
    expect(read).toBeGreaterThan(500);
    expect(hidden).toBeGreaterThan(20);
  });
});
