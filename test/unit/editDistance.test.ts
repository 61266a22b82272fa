import fc from 'fast-check';
import { editDistance } from '../../src/domain/editDistance';

/** The definition, without cleverness. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const replaced = naive(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  const isSwapped = a.length > 1 && a[0] === b[1] && a[1] === b[0];
  const swapped = isSwapped ? naive(a.slice(2), b.slice(2)) + 1 : Infinity;
  return Math.min(replaced, swapped, naive(a.slice(1), b) + 1, naive(a, b.slice(1)) + 1);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

test('is the least number of letters to insert, remove, replace or swap, as far as the limit', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 7 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(naive(a, b), limit + 1));
    }),
  );
});

test.each([
  ['batik', 'batik', 0],
  ['batk', 'batik', 1],
  ['nmae', 'name', 1],
  ['kopi', 'kopling', 3],
  ['', 'abc', 3],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
});
