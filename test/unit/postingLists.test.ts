import { buildPostingLists, type PostingLists, visitTexts } from '../../src/engine/index/postingLists';
import { addMemory, type GraphMemory } from '../../src/engine/kernel/graphMemory';
import { type Kernel, TEXT_POSTINGS } from '../../src/engine/kernel/kernel';
import { openKernel } from '../../src/engine/kernel/openKernel';
import { typescriptKernel } from '../../src/engine/kernel/typescriptKernel';
import { openParts, packParts } from '../../src/engine/rows/sharedParts';
import { planMemory } from '../../src/engine/search/planMemory';
import { textLists, writePostingAddresses } from '../../src/engine/search/textLists';
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

  it.each<{ name: string; open: (memory: GraphMemory) => Kernel }>([
    { name: 'WebAssembly', open: openKernel },
    { name: 'TypeScript', open: typescriptKernel },
  ])('add to the sums of any part in $name, whatever part was run through before', ({ open }) => {
    for (let seed = 0; seed < 40; seed++) {
      const random = seededRandom(seed);
      const occurrences = randomOccurrences(random);
      const memory = packParts({ lists: listsOf([[[3, 5]], occurrences]) });
      const { lists } = openParts<{ lists: PostingLists }>(memory);
      const [postings, sumsAt] = [addMemory(memory, TEXT_POSTINGS.size), addMemory(memory, 40_000 * 8)];
      writePostingAddresses(memory.buffer, postings, lists);
      const plans = planMemory(memory, open(memory));
      const running = textLists(plans, lists, Int32Array.of(1), (slot, weight) => (slot + 2) * weight);
      expect(running.count).toBe(occurrences.length > 0 ? 1 : 0);
      for (let part = 0, from = 0; part < 6; part++) {
        const to = from + random.pick([0, 1, 5_000, 40_000]);
        const within = occurrences.filter(([text]) => text >= from && text < to);
        const sums = new Float64Array(memory.buffer, sumsAt, 40_000).fill(0);
        const touched = plans.kernel.addTexts(running.count, running.lists, postings, from, to, sumsAt);
        expect(touched).toBe(within.length);
        for (const [text, weight] of within) expect(sums[text - from]).toBe(2 * weight);
        expect(sums.filter((sum) => sum > 0)).toHaveLength(within.length);
        from = random.chance(0.6) ? to : random.integer(0, 1_100_000);
      }
    }
  });

  it('hold nothing of terms that came later', () => {
    const memory = packParts({ lists: listsOf([[[3, 5]]]) });
    const { lists } = openParts<{ lists: PostingLists }>(memory);
    const running = textLists(planMemory(memory, openKernel(memory)), lists, Int32Array.of(1, 7), () => 1);
    expect(running.count).toBe(0);
    visitTexts(lists, 1, 0, 9, () => {
      throw new Error('there is no such term');
    });
  });
});
