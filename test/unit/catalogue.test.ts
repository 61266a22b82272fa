import { createCatalogue } from '../../src/services/catalogue';
import { checkMarket, checkSector } from '../../src/services/checkNames';
import { plainGraph } from '../support/golden/plainGraph';

const snapshot = plainGraph({
  organisations: [{ id: 'firm', sectors: ['0111'], offers: { 'skill:japan': 1 } }],
});
const resource = snapshot.resources[0];
const catalogue = createCatalogue();
catalogue.load({
  ...snapshot,
  resources: [
    { ...resource, id: 'channel/x', kind: 'CHANNEL', name: 'X' },
    { ...resource, id: 'skill/id', kind: 'SKILL', name: 'Identity' },
    { ...resource, id: 'market/ID', kind: 'MARKET', name: 'Indonesia' },
    { ...resource, id: 'market/IN', kind: 'MARKET', name: 'India' },
    { ...resource, id: 'market/AA', kind: 'MARKET', name: 'Ib' },
  ],
});

test.each([
  ['ID', /no resource ID\. Did you mean market\/ID \(Indonesia\) or market\/AA \(Ib\)\?$/],
  ['market/IDD', /Did you mean market\/ID \(Indonesia\) or market\/IN/],
  ['x', /no resource x\.$/],
  ['q', /no resource q\.$/],
])('a market that nobody knows, %s, is taken for markets alone, its own last part first', (id, message) => {
  expect(() => checkMarket(id, 'filter.markets[0]', catalogue)).toThrow(message);
});

test('any other resource may be any kind', () => {
  expect(catalogue.nearestResources('id').map(({ id }) => id)).toEqual([
    'market/ID',
    'skill/id',
    'market/AA',
  ]);
});

test.each([
  ['111', 'There is no sector 111. Did you mean 0111?'],
  ['1', 'There is no sector 1. Did you mean 01?'],
  ['a', 'There is no sector a. Did you mean A?'],
  ['zz', 'There is no sector zz.'],
])('the sector %s is told with what it stands for', (code, message) => {
  expect(() => checkSector(code, 'filter.sectors[0]', catalogue)).toThrow(message);
});
