import { createLruCache } from '../../src/engine/lruCache';

test('makes a value once and forgets the one that was asked for longest ago', () => {
  const cache = createLruCache<string, { readonly of: string }>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    cache.of(key, () => {
      made.push(key);
      return { of: key };
    });
  const first = ask('a');
  ask('b');
  expect(ask('a')).toBe(first);
  ask('c');
  expect(cache.size).toBe(2);
  expect(ask('a')).toBe(first);
  ask('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
