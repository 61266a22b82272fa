import type { Database } from '../../src/store/database';
import { ALLIANCES_BY_KEY, ALLIANCES_OF } from '../../src/store/directoryAlliances';
import { countCypher, pageCypher } from '../../src/store/directoryList';
import { organisationList } from '../../src/store/directoryOrganisations';
import { ORGANISATIONS_BY_KEY } from '../../src/store/organisationReader';
import { RESOURCE_CHILDREN, RESOURCES_BY_ID, resourceList } from '../../src/store/resourceReader';
import { SECTOR_CHILDREN, SECTORS_BY_CODE, sectorList } from '../../src/store/sectorReader';
import { operatorsOf } from '../support/queryPlan';
import { seedSnapshot } from '../support/seedSnapshot';
import { testDatabase } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

const keys = [{ tenant: 'default', id: 'a' }];
const page = { after: '', relevance: null, limit: 21 };

const BATCHES: readonly [name: string, cypher: string, parameters: Record<string, unknown>][] = [
  ['organisations', ORGANISATIONS_BY_KEY, { keys }],
  ['alliances', ALLIANCES_BY_KEY, { keys }],
  ['alliances of organisations', ALLIANCES_OF, { keys }],
  ['resources', RESOURCES_BY_ID, { ids: ['market/ID'] }],
  ['children of resources', RESOURCE_CHILDREN, { ids: ['market/ID'] }],
  ['sectors', SECTORS_BY_CODE, { codes: ['C'] }],
  ['children of sectors', SECTOR_CHILDREN, { codes: ['C'] }],
];

const kinds = ['SME'] as const;
const sectors = ['C'];
const markets = ['market/ID'];
const WORDS = '("batik"^4 OR batik*)';
const LISTS = [
  ['every organisation', organisationList('default', {}, null)],
  ['organisations by kind', organisationList('default', { kinds, sizes: ['SMALL'] }, null)],
  ['organisations by sector', organisationList('default', { sectors }, null)],
  ['organisations by market', organisationList('default', { markets }, null)],
  ['organisations by everything', organisationList('default', { kinds, sectors, markets }, null)],
  ['organisations by words', organisationList('default', {}, WORDS)],
  ['organisations by words and place', organisationList('default', { markets, sectors }, WORDS)],
  ['resources', resourceList(null, null)],
  ['resources of a kind', resourceList('SKILL', null)],
  ['resources by words', resourceList('SKILL', WORDS)],
  ['sectors', sectorList(null)],
  ['sectors by words', sectorList(WORDS)],
] as const;

const SCANS = ['NodeByLabelScan', 'AllNodesScan', 'CartesianProduct', 'UnionNodeByLabelsScan'];
const STARTS = [
  'NodeUniqueIndexSeek',
  'NodeIndexSeek',
  'NodeIndexSeekByRange',
  'NodeUniqueIndexSeekByRange',
  'ProcedureCall',
];

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await writeSnapshot(database, seedSnapshot());
  // The planner goes by samples of the indexes, which lag behind what was just written.
  await database.read('CALL db.prepareForReplanning(60)');
});

afterAll(() => database.close());

async function expectSeeks(cypher: string, parameters: Record<string, unknown>): Promise<void> {
  const operators = await operatorsOf(cypher, parameters);
  expect(operators.filter((operator) => SCANS.includes(operator))).toEqual([]);
  expect(operators.filter((operator) => STARTS.includes(operator))).not.toEqual([]);
}

test.each(BATCHES)('%s are found by index seeks', (_name, cypher, parameters) =>
  expectSeeks(cypher, parameters),
);

test.each(LISTS)('a list of %s begins at an index', async (_name, statement) => {
  const parameters = { ...statement.parameters, ...page };
  await expectSeeks(pageCypher(statement), parameters);
  await expectSeeks(countCypher(statement), parameters);
});
