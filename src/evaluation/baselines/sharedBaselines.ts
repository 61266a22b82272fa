import type { Knowledge, KnownOrganisation } from '../knowledge';
import type { Method } from '../method';
import type { TaskQuery } from '../tasks/task';

/** Topics and markets of an organisation, as one set of things it has. */
function itemsOf({ topicUses, organisation }: KnownOrganisation): readonly string[] {
  return [...topicUses.keys(), ...organisation.markets];
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
export const cosineOfSets: Similarity = (shared, asked, theirs) => shared / Math.sqrt(asked * theirs);
export const inCommon: Similarity = (shared) => shared;
