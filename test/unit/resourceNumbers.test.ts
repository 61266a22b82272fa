import type { Resource } from '../../src/domain/resource';
import { numberResources } from '../../src/engine/rows/resourceNumbers';
import { buildResourceTree } from '../../src/scoring/resourceTree';
import { plainResource } from '../../src/services/evaluate/plainResource';

const resource = (kind: Resource['kind'], name: string, more: Partial<Resource> = {}): Resource => ({
  ...plainResource(`${kind}:${name}`, kind, name, null),
  ...more,
});

test('a resource that came later keeps its number, whatever comes after it', () => {
  const base = [resource('MARKET', 'id'), resource('ASSET', 'van')];
  const came = [
    resource('ASSET', 'cold store'),
    resource('SEGMENT', 'families', { members: ['SEGMENT:not there yet'] }),
    resource('SEGMENT', 'not there yet'),
    resource('MARKET', 'my', { parentId: 'MARKET:id' }),
  ];
  const numbersAfter = (count: number): readonly string[] => {
    const added = came.slice(0, count);
    return numberResources(base, buildResourceTree([...base, ...added]), added).ids;
  };
  const all = numbersAfter(came.length);
  came.forEach((_, count) => {
    const before = numbersAfter(count);
    expect(all.slice(0, before.length)).toEqual(before);
  });
  expect(new Set(all).size).toBe(all.length);
});
