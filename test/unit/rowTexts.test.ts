import { buildPostingLists } from '../../src/engine/index/postingLists';
import type { TextIndex } from '../../src/engine/index/textIndex';
import {
  type DocumentTerm,
  noSlots,
  type RowTexts,
  type TermSlots,
  visitDocuments,
  visitQuery,
} from '../../src/engine/plan/rowTexts';
import { seededRandom } from '../support/random/seededRandom';

const ROWS = 60;
const TERMS = 40;

test('the words of rows are the same one row at a time and once they are gathered, in one piece or several', () => {
  for (let seed = 0; seed < 20; seed++) {
    const texts = randomTexts(seed);
    const random = seededRandom(seed);
    const most = seed % 2 === 0 ? Infinity : 100;
    const terms = Int32Array.from({ length: TERMS + 5 }, (_, term) => term).filter(() => random.chance(0.6));
    const slots: TermSlots = { ...noSlots(most), terms };
    const readers = {
      documents: (row: number, visit: DocumentTerm) => visitDocuments(texts, row, true, slots, visit),
      queries: (row: number, visit: DocumentTerm) =>
        visitQuery(texts, row, slots, (slot, weight) => visit(0, slot, weight)),
    };
    for (const family of ['documents', 'queries'] as const) {
      const wordsOf = (row: number): string[] => {
        const found: string[] = [];
        readers[family](row, (...each) => found.push(each.join(' ')));
        return found.sort();
      };
      const oneByOne = Array.from({ length: ROWS }, (_, row) => {
        slots[family].spent = 0;
        return wordsOf(row);
      });
      expect(slots[family].gathered).toBeNull();
      expect(oneByOne.flat().length).toBeGreaterThan(100);
      const pieces = new Set<unknown>();
      for (let round = 0; round < 6; round++) {
        expect(Array.from({ length: ROWS }, (_, row) => wordsOf(row))).toEqual(oneByOne);
        pieces.add(slots[family].gathered);
      }
      expect(pieces.has(null)).toBe(false);
      expect(pieces.size === 1).toBe(most === Infinity);
    }
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
  const asked: typeof occurrences = [];
  for (let text = 0; text < ROWS; text++) {
    for (let term = 0; term < TERMS; term++) {
      if (random.chance(0.2)) asked.push({ term, text, weight: random.integer(1, 9_000) });
    }
  }
  const listsOf = (list: typeof occurrences): TextIndex['documents'] =>
    buildPostingLists({
      count: list.length,
      terms: Uint32Array.from(list, ({ term }) => term),
      texts: Uint32Array.from(list, ({ text }) => text),
      weights: Uint32Array.from(list, ({ weight }) => weight),
    });
  const index: Partial<TextIndex> = {
    end: ROWS,
    queries: listsOf(asked),
    queryLength: Float64Array.from({ length: ROWS }, () => random.integer(5_000, 20_000)),
    firstDocument: Uint32Array.from(firstDocument),
    length: Float64Array.from({ length: firstDocument[ROWS] }, () => random.integer(5_000, 20_000)),
    documents: listsOf(occurrences),
  };
  return { index: index as TextIndex } as RowTexts;
}
