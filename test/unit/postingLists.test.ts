import {
  addPart,
  buildPostingLists,
  type PostingLists,
  runningLists,
  visitTexts,
} from '../../src/engine/index/postingLists';
import { seededRandom, type SeededRandom } from '../support/random/seededRandom';

/** Texts in which a term occurs, with its weight there. */
type Occurrences = readonly (readonly [text: number, weight: number])[];

function listsOf(byTerm: readonly Occurrences[]): PostingLists {
  const all = byTerm
    .flatMap((occurrences, term) => occurrences.map(([text, weight]) => ({ term, text, weight })))
    .sort((p, q) => p.text - q.text);
  return buildPostingLists({
    count: all.length,
    terms: Uint32Array.from(all, ({ term }) => term),
    texts: Uint32Array.from(all, ({ text }) => text),
    weights: Uint32Array.from(all, ({ weight }) => weight),
  });
}

/** Gaps of every length that the format tells apart, weights of few and of many kinds. */
function randomOccurrences(random: SeededRandom): Occurrences {
  const weights = Array.from({ length: random.pick([1, 2, 5, 300]) }, () => random.integer(1, 2e5));
  const gap = random.pick([2, 70, 5_000, 600_000]);
  let text = random.pick([-1, 10, 1_000_000]);
  return Array.from({ length: random.pick([0, 1, 63, 64, 65, 400]) }, () => {
    text += random.integer(1, gap);
    return [text, random.pickPopular(weights)] as const;
  });
}

describe('posting lists', () => {
  it('say what they were built from, as a whole and between any two texts', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = seededRandom(seed);
      const byTerm = Array.from({ length: random.integer(1, 6) }, () => randomOccurrences(random));
      const lists = listsOf(byTerm);
      byTerm.forEach((occurrences, term) => {
        const found: [number, number][] = [];
        visitTexts(lists, term, 0, 2 ** 31 - 1, (text, weight) => found.push([text, weight]));
        expect(found).toEqual(occurrences);
        const [from, to] = [random.integer(0, 3_000_000), random.integer(0, 3_000_000)];
        const within: [number, number][] = [];
        visitTexts(lists, term, from, to, (text, weight) => within.push([text, weight]));
        expect(within).toEqual(occurrences.filter(([text]) => text >= from && text < to));
      });
    }
  });

  it('add to the sums of any part, whatever part was run through before', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = seededRandom(seed);
      const occurrences = randomOccurrences(random);
      const lists = listsOf([[[3, 5]], occurrences]);
      const [list] = runningLists(lists, Int32Array.of(1), (slot, weight) => (slot + 2) * weight);
      for (let part = 0, from = 0; part < 6 && list !== undefined; part++) {
        const to = from + random.pick([0, 1, 5_000, 40_000]);
        const within = occurrences.filter(([text]) => text >= from && text < to);
        const sums = new Float64Array(to - from);
        expect(addPart(lists, list, from, to, sums)).toBe(within.length);
        for (const [text, weight] of within) expect(sums[text - from]).toBe(2 * weight);
        expect(sums.filter((sum) => sum > 0)).toHaveLength(within.length);
        from = random.chance(0.6) ? to : random.integer(0, 1_100_000);
      }
    }
  });

  it('hold nothing of terms that came later', () => {
    const lists = listsOf([[[3, 5]]]);
    expect(runningLists(lists, Int32Array.of(1, 7), () => 1)).toEqual([]);
    visitTexts(lists, 1, 0, 9, () => {
      throw new Error('there is no such term');
    });
  });
});
