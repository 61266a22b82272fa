import { buildPostingLists } from '../../src/engine/index/postingLists';
import type { TextIndex } from '../../src/engine/index/textIndex';
import { type RowTexts, type TermSlots, visitDocuments } from '../../src/engine/plan/rowTexts';
import { seededRandom } from '../support/random/seededRandom';

const ROWS = 60;
const TERMS = 40;

test('the words of rows are the same one row at a time and once they are gathered', () => {
  for (let seed = 0; seed < 10; seed++) {
    const texts = randomTexts(seed);
    const random = seededRandom(seed);
    const terms = Int32Array.from({ length: TERMS + 5 }, (_, term) => term).filter(() => random.chance(0.6));
    const slots: TermSlots = { slotOf: new Int32Array(0), terms, spent: 0, gathered: null };
    const read = (row: number): string[] => {
      const found: string[] = [];
      visitDocuments(texts, row, false, slots, (...each) => found.push(each.join(' ')));
      return found.sort();
    };
    const oneByOne = Array.from({ length: ROWS }, (_, row) => {
      slots.spent = 0;
      return read(row);
    });
    expect(slots.gathered).toBeNull();
    expect(oneByOne.flat().length).toBeGreaterThan(100);
    for (let row = 0; row < ROWS; row++) read(row);
    expect(slots.gathered).not.toBeNull();
    expect(Array.from({ length: ROWS }, (_, row) => read(row))).toEqual(oneByOne);
  }
});

/** One to three documents a row, of random words. */
function randomTexts(seed: number): RowTexts {
  const random = seededRandom(seed);
  const firstDocument = [0];
  const occurrences: { term: number; text: number; weight: number }[] = [];
  for (let row = 0; row < ROWS; row++) {
    const first = firstDocument[row];
    const count = random.integer(1, 3);
    for (let text = first; text < first + count; text++) {
      for (let term = 0; term < TERMS; term++) {
        if (random.chance(0.2)) occurrences.push({ term, text, weight: random.integer(1, 9_000) });
      }
    }
    firstDocument.push(first + count);
  }
  const index: Partial<TextIndex> = {
    end: ROWS,
    firstDocument: Uint32Array.from(firstDocument),
    length: Float64Array.from({ length: firstDocument[ROWS] }, () => random.integer(5_000, 20_000)),
    documents: buildPostingLists({
      count: occurrences.length,
      terms: Uint32Array.from(occurrences, ({ term }) => term),
      texts: Uint32Array.from(occurrences, ({ text }) => text),
      weights: Uint32Array.from(occurrences, ({ weight }) => weight),
    }),
  };
  return { index: index as TextIndex } as RowTexts;
}
