import fc from 'fast-check';
import { COLUMNS } from '../../src/services/import/tables';
import type { Database } from '../../src/store/database';
import { folderOf, importPaths } from '../support/importFolder';
import { onlyReading } from '../support/onlyReading';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

const HEADER = COLUMNS.organisations;
const GRAPH = {
  'sectors.csv': 'code\n01\n02\n',
  'resources.csv': 'id\nmarket/a\nmarket/b\nskill/a\n',
};

type Cells = Readonly<Record<string, string>>;

/** As an export writes them, mostly, so that they are what is stored once they are in. */
const plain = fc.record({
  id: fc.constantFrom('o1', 'o2', 'o3'),
  name: fc.constantFrom('One', 'Satu, dua', 'Açaí'),
  kind: fc.constantFrom('', 'SME', 'UNIVERSITY'),
  roles: fc.constantFrom('', 'SME', 'PARTNER', 'SME|PARTNER'),
  employees: fc.constantFrom('', '7'),
  ownership: fc.constantFrom('', 'women-led', 'women-led|youth-led', String.raw`women\|led`),
  lat: fc.constantFrom('1', '1.5'),
  lng: fc.constant('-2.25'),
  description: fc.constantFrom('', 'It says "yes", twice.'),
  goals: fc.constantFrom('', 'CUT_COST', 'CUT_COST|SHARE_RISK'),
  open: fc.constantFrom('true', 'false'),
  needsVisibility: fc.constant('OPEN'),
  shared: fc.constant('false'),
  basedIn: fc.constantFrom('', 'market/a', 'market/a|market/b'),
  sectors: fc.constantFrom('', '01', '02', '01|02', '02|01'),
});

/** One or two cells that are written in another way, or wrong. */
const odd = fc
  .dictionary(fc.constantFrom(...HEADER), fc.constant(''), { maxKeys: 2 })
  .chain((columns) =>
    fc.record(
      Object.fromEntries(
        Object.keys(columns).map((column) => [column, fc.constantFrom(...(ODD[column] ?? ['']))]),
      ),
    ),
  );
const ODD: Readonly<Record<string, readonly string[]>> = {
  id: [' o1', 'o2', ''],
  name: ['', ' One', 'One '],
  kind: ['sme', 'nothing'],
  roles: ['PARTNER|SME', 'sme', 'SME|SME', '|'],
  employees: ['7.0', '07', '7.5'],
  ownership: [
    'women-led|',
    '|women-led',
    'women-led||youth-led',
    'youth-led|women-led',
    String.raw`women\\|led`,
  ],
  lat: ['', '1.0', '+1', '91'],
  description: [' ', '\u0001', 'a\u0002b', 'two\nlines'],
  goals: ['cut_cost', 'SHARE_RISK|CUT_COST', 'CUT_COST|CUT_COST', 'CUT_COST\u0002SHARE_RISK'],
  open: ['', 'TRUE', 'yes'],
  basedIn: ['market/b|market/a', 'market/gone', 'skill/a', 'market/a|market/a'],
  sectors: ['03', '01|01', ' 01'],
};

const rows = fc.array(
  fc
    .tuple(plain, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, odd))
    .map(([a, b]): Cells => ({ ...a, ...b })),
  { maxLength: 5 },
);
const file = fc.record({ rows, sorted: fc.boolean() }).map(({ rows, sorted }) => {
  return sorted ? [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)) : rows;
});

describe('organisations that are compared with what is stored before they are read', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  /** As an export writes it, or with the columns in another order, which is always read. */
  const textOf = (drawn: readonly Cells[], isUnread: boolean) => {
    const order = isUnread ? HEADER : [...HEADER].reverse();
    const quoted = (cell = '') => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return [order.join(), ...drawn.map((cells) => order.map((name) => quoted(cells[name])).join()), ''].join(
      '\n',
    );
  };
  const importRows = async (drawn: readonly Cells[], tenant: string) => {
    const folder = await folderOf({ 'organisations.csv': textOf(drawn, tenant === 'unread') });
    const { tables, faults, rows } = await importPaths(database, [folder], { tenant });
    // Those of a row come in the order of its columns.
    return { tables, rows, faults: [...faults].sort() };
  };
  const storedBy = (tenant: string) =>
    database.read(
      `MATCH (o:Organisation {tenant: $tenant}) WITH o ORDER BY o.id
       RETURN o {.*, tenant: '', revision: 0, createdAt: '', updatedAt: ''} AS properties, labels(o) AS labels,
         COLLECT { MATCH (o)-[x]->(t) RETURN [type(x), coalesce(t.id, t.code), x.primary] ORDER BY type(x), t.id, t.code } AS links`,
      { tenant },
    );

  it('change, refuse and count the same as rows that are read', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, async (first, second) => {
        await emptyDatabase(database);
        await importPaths(database, [await folderOf(GRAPH)]);
        for (const drawn of [first, first, second, first]) {
          expect(await importRows(drawn, 'unread')).toEqual(await importRows(drawn, 'read'));
          expect(await storedBy('unread')).toEqual(await storedBy('read'));
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a bar within an item', { ownership: String.raw`a\\|b` }, { ownership: String.raw`a\|b` }, 'updated'],
    [
      'a control character',
      { goals: 'CUT_COST|SHARE_RISK' },
      { goals: 'CUT_COST\u0002SHARE_RISK' },
      'refused',
    ],
    ['another primary sector', { sectors: '01|02' }, { sectors: '02|01' }, 'updated'],
  ])('are read where they look like what is stored and are not: %s', async (_, stored, said, outcome) => {
    await emptyDatabase(database);
    await importPaths(database, [await folderOf(GRAPH)]);
    const row = { id: 'o1', open: 'true', needsVisibility: 'OPEN', shared: 'false', name: 'One' };
    await importRows([{ ...row, ...stored }], 'unread');
    const { tables } = await importRows([{ ...row, ...said }], 'unread');
    expect(tables.organisations).toMatchObject({ unchanged: 0, [outcome]: 1 });
  });

  it('take one round trip where they are what is stored', async () => {
    await emptyDatabase(database);
    const row = { ...fc.sample(plain, { numRuns: 1, seed: 1 })[0], ownership: 'women-led', sectors: '02|01' };
    const organisations = textOf(
      ['o1', 'o2', 'o3'].map((id) => ({ ...row, id })),
      true,
    );
    const folder = await folderOf({ 'organisations.csv': organisations });
    await importPaths(database, [await folderOf(GRAPH)]);
    await importPaths(database, [folder]);
    const counted = onlyReading(database);
    const { tables, failure } = await importPaths(counted, [folder]);
    expect({ tables, failure, reads: counted.reads }).toEqual({
      tables: { organisations: { created: 0, updated: 0, unchanged: 3, refused: 0 } },
      failure: null,
      reads: 1,
    });
  });
});
