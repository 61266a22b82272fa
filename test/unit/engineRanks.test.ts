import type { GraphSnapshot, TenantKey } from '../../src/domain/graph';
import type { Pair, RankQuery } from '../../src/engine/engine';
import { graphAfter, randomChanges } from '../support/engineChanges';
import { randomProfile, randomQuery } from '../support/engineQueries';
import { inTriplicate, type Twins, twinsOf, withoutTexts } from '../support/engineTwins';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { type SeededRandom, seededRandom } from '../support/random/seededRandom';

/** What came up, so that a test cannot pass for want of cases. */
interface Seen {
  listed: number;
  unlisted: number;
  unknown: number;
}

const keysOf = ({ organisations }: GraphSnapshot): TenantKey[] =>
  organisations.map(({ tenant, id }) => ({ tenant, id }));

/** Asks both engines for the place of candidates, and looks it up in the whole list. */
function compareRanks(
  { fast, plain }: Twins,
  query: RankQuery,
  candidates: readonly TenantKey[],
  seen: Seen,
) {
  const { items, total } = plain.rank({ ...query, first: 1000 });
  for (const candidate of candidates) {
    const at = items.findIndex(
      ({ candidate: { tenant, id } }) => tenant === candidate.tenant && id === candidate.id,
    );
    const place = at < 0 ? undefined : { position: at + 1, total };
    expect(plain.rankOf(query, candidate)).toEqual(place);
    expect(fast.rankOf(query, candidate)).toEqual(place);
    seen[at < 0 ? 'unlisted' : 'listed']++;
    if (at >= 0 && items[at].evidenceLevel === 'UNKNOWN') seen.unknown++;
  }
}

/** Pairs of which some seekers come again, some are described, and some candidates are not there. */
function randomPairs(random: SeededRandom, snapshot: GraphSnapshot): Pair[] {
  const keys = [...keysOf(snapshot), { tenant: 'nowhere', id: 'nobody' }];
  const seekers = Array.from({ length: 4 }, () => randomQuery(random, snapshot).seeker);
  return Array.from({ length: 12 }, () => ({
    seeker: random.pick(seekers),
    candidate: random.pick(keys),
  }));
}

/** Everybody with so little that hardly a number can be claimed of any pair. */
function thinned(snapshot: GraphSnapshot): GraphSnapshot {
  return {
    ...withoutTexts(snapshot),
    organisations: withoutTexts(snapshot).organisations.map((organisation) => ({
      ...organisation,
      offers: organisation.offers.slice(0, 3),
      needs: organisation.needs.slice(0, 1),
    })),
  };
}

describe.each([
  ['of whom little is known', thinned],
  ['as they come', (snapshot: GraphSnapshot) => snapshot],
  ['without words', withoutTexts],
  ['in triplicate', inTriplicate],
])('places in lists over random graphs %s', (_, change) => {
  test('are those of the whole list, in both engines', () => {
    const seen: Seen = { listed: 0, unlisted: 0, unknown: 0 };
    for (const organisations of [3, 20, 50]) {
      for (let seed = 0; seed < 5; seed++) {
        const snapshot = change(randomSnapshot({ seed: seed * 100 + organisations, organisations }));
        const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY);
        const random = seededRandom(seed);
        for (let i = 0; i < 6; i++) {
          compareRanks(twins, randomQuery(random, snapshot), random.sample(keysOf(snapshot), 6), seen);
        }
      }
    }
    expect(Math.min(seen.listed, seen.unlisted)).toBeGreaterThan(10);
    if (change === thinned) expect(seen.unknown).toBeGreaterThan(5);
  });
});

test('places and scores of pairs are the same in both engines after every change', () => {
  const seen: Seen = { listed: 0, unlisted: 0, unknown: 0 };
  let scored = 0;
  for (const longestTail of [2, 1000]) {
    let snapshot = randomSnapshot({ seed: longestTail, organisations: 30 });
    const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY, longestTail);
    const random = seededRandom(longestTail);
    for (let step = 0; step < 16; step++) {
      const changes = randomChanges(random, snapshot);
      snapshot = graphAfter(snapshot, changes);
      for (const engine of [twins.fast, twins.plain]) engine.apply(changes, RANDOM_SNAPSHOT_DAY);
      compareRanks(twins, randomQuery(random, snapshot), random.sample(keysOf(snapshot), 4), seen);
      const pairs = randomPairs(random, snapshot);
      const profile = random.chance(0.5) ? randomProfile(random) : undefined;
      const scores = twins.fast.scorePairs(pairs, profile);
      expect(scores).toEqual(
        pairs.map(({ seeker, candidate }) => twins.plain.score(seeker, candidate, profile)),
      );
      expect(twins.plain.scorePairs(pairs, profile)).toEqual(scores);
      scored += scores.filter((score) => score !== undefined).length;
    }
  }
  expect(seen.listed).toBeGreaterThan(10);
  expect(scored).toBeGreaterThan(100);
});
