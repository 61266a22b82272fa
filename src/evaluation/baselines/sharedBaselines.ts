import type { Knowledge, KnownOrganisation } from '../knowledge';
import type { Method } from '../method';
import type { Brief, TaskQuery } from '../tasks/task';
import { dotProducts, inverseFrequency, type TermWeights, toUnitLength } from './termWeights';

/** Topics and markets of an organisation, as one set of things it has. */
function itemsOf({ topicUses, organisation }: KnownOrganisation): readonly string[] {
  return [...topicUses.keys(), ...organisation.markets];
}

/**
 * Topics with all that is above them in their paths, and markets, with how often each was met: twice where two topics
 * are below it.
 */
function countsOf(
  uses: Iterable<readonly [topic: string, uses: number]>,
  markets: readonly string[],
): TermWeights {
  const counts: TermWeights = new Map();
  const add = (item: string, count: number): void => void counts.set(item, (counts.get(item) ?? 0) + count);
  for (const [topic, count] of uses) {
    const isPath = topic.startsWith('/');
    for (let end = isPath ? topic.indexOf('/', 1) : -1; end > 0; end = topic.indexOf('/', end + 1))
      add(topic.slice(0, end), count);
    add(topic, count);
  }
  for (const market of markets) add(market, 1);
  return counts;
}

function countsOfBrief({ topics }: Brief): TermWeights {
  return countsOf(
    topics.map((topic) => [topic, 1]),
    [],
  );
}

/**
 * TF-IDF cosine of topics and markets, with `ln((1 + organisations) / (1 + those who have it)) + 1` for how rare one
 * is. A question costs O(organisations + those who have what it asks for).
 */
export function sharedCosineBaseline({ organisations }: Knowledge): Method {
  const countsAt = organisations.map(({ topicUses, organisation }) =>
    countsOf(topicUses, organisation.markets),
  );
  const rarity = inverseFrequency(countsAt.map((counts) => counts.keys()));
  const weighed = (counts: TermWeights): TermWeights =>
    new Map(Array.from(counts, ([item, count]) => [item, count * rarity(item)]));
  const products = dotProducts(countsAt.map((counts) => toUnitLength(weighed(counts))));
  const asked = ({ brief, place }: TaskQuery): TermWeights =>
    brief !== null ? countsOfBrief(brief) : place !== null ? countsAt[place] : new Map<string, number>();
  return { score: (query) => ({ scores: products(weighed(asked(query))) }) };
}

type Similarity = (shared: number, asked: number, theirs: number) => number;

/**
 * Topics and markets that the brief (the seeker where there is none) and the candidate share. A question costs
 * O(those who have what it asks for).
 */
export function sharedItemsBaseline({ organisations }: Knowledge, similarity: Similarity): Method {
  const holders = new Map<string, number[]>();
  const sizes = organisations.map((known, place) => {
    const items = itemsOf(known);
    for (const item of items) {
      const list = holders.get(item);
      if (list) list.push(place);
      else holders.set(item, [place]);
    }
    return items.length;
  });
  const asked = ({ brief, place }: TaskQuery): readonly string[] =>
    brief?.topics ?? (place === null ? [] : itemsOf(organisations[place]));
  return {
    score: (query) => {
      const items = new Set(asked(query));
      const scores = new Float64Array(organisations.length);
      for (const item of items) for (const place of holders.get(item) ?? []) scores[place]++;
      for (let place = 0; place < scores.length; place++) {
        if (scores[place] > 0) scores[place] = similarity(scores[place], items.size, sizes[place]);
      }
      return { scores };
    },
  };
}

export const jaccard: Similarity = (shared, asked, theirs) => shared / (asked + theirs - shared);
export const inCommon: Similarity = (shared) => shared;
