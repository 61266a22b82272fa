import fc from 'fast-check';
import type { Database } from '../../src/store/database';
import { readSnapshot } from '../../src/store/snapshotReader';
import { folderOf, importPaths } from '../support/importFolder';
import type { Imported } from '../support/importFolder';
import { onlyReading } from '../support/onlyReading';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

const HEADER = ['organisation', 'resource', 'strength', 'uses', 'origin', 'since', 'until'];
const GRAPH = {
  'resources.csv': 'id\nskill/a\nskill/b\nskill/c\n',
  'organisations.csv': 'id,shared\no1,true\no10,true\no2,true\n',
};

const offer = fc
  .tuple(
    fc.constantFrom('o1', 'o10', 'o2', ' o2', 'gone'),
    fc.constantFrom('skill/a', 'skill/b', 'skill/c', 'skill/a ', 'skill/gone'),
    fc.constantFrom('', '1', '1.0', '0.25', '.25', '7'),
    fc.constantFrom('', '3', '03'),
    fc.constantFrom('', 'STATED', 'derived', 'DERIVED'),
    fc.constantFrom('', '2024-01-01'),
    fc.constantFrom('', '2025-01-01', '2023-01-01'),
  )
  .map(([organisation, resource, strength, uses, origin, since, until]) => {
    return [organisation, resource, strength, uses, origin, since, until];
  });

/** Rows with what makes them plain, mostly, so that they are what is stored once they are in. */
const plainOffer = fc
  .tuple(fc.constantFrom('o1', 'o10', 'o2'), fc.constantFrom('skill/a', 'skill/b', 'skill/c'))
  .map(([organisation, resource]) => [organisation, resource, '0.5', '3', 'STATED', '2024-01-01', '']);

const file = fc.record({
  rows: fc.array(fc.oneof({ weight: 3, arbitrary: plainOffer }, offer), { maxLength: 9 }),
  sorted: fc.boolean(),
  quoted: fc.array(fc.nat(8), { maxLength: 2 }),
  end: fc.constantFrom('\n', '\r\n'),
});
type DrawnFile = typeof file extends fc.Arbitrary<infer T> ? T : never;

describe('rows that are compared with what is stored before they are read', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  /** As an export writes it, or with the columns in another order, which is always read. */
  const textOf = ({ rows, sorted, quoted, end }: DrawnFile, isUnread: boolean) => {
    const order = isUnread ? HEADER : [...HEADER].reverse();
    const cellsOf = (cells: readonly string[]) => (isUnread ? cells : [...cells].reverse()).join(',');
    const drawn = sorted ? [...rows].sort((a, b) => (a.join() < b.join() ? -1 : 1)) : rows;
    const lines = drawn.map((cells, i) =>
      cellsOf(quoted.includes(i) ? cells.map((cell) => `"${cell}"`) : cells),
    );
    return [order.join(), ...lines, ''].join(end);
  };
  const importOffers = async (drawn: DrawnFile, tenant: string): Promise<Imported> => {
    const folder = await folderOf({ 'offers.csv': textOf(drawn, tenant === 'unread') });
    return importPaths(database, [folder], { tenant });
  };
  const storedBy = async (tenant: string) => {
    const { organisations } = await readSnapshot(database);
    const own = organisations.filter((each) => each.tenant === tenant);
    return own.map(({ id, offers }) => [id, offers]).sort();
  };

  it('change, refuse and count the same as rows that are read', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, async (first, second) => {
        await emptyDatabase(database);
        for (const tenant of ['unread', 'read'])
          await importPaths(database, [await folderOf(GRAPH)], { tenant });
        for (const drawn of [first, first, second, first]) {
          const unread = await importOffers(drawn, 'unread');
          const read = await importOffers(drawn, 'read');
          expect(unread.tables).toEqual(read.tables);
          expect(unread.rows).toBe(read.rows);
          expect(unread.faults).toEqual(read.faults);
          expect(await storedBy('unread')).toEqual(await storedBy('read'));
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['two rows in one line', ['o1,skill/a,0.5,3,STATED,,,skill/b,0.5,3,STATED,,']],
    ['a cell that stands in the next line', ['o1,skill/a,0.5,3,STATED,', 'o1,,skill/b,0.5,3,STATED,,']],
  ])(
    'are refused where cells are too many or too few, although together they are what is stored: %s',
    async (_, lines) => {
      await emptyDatabase(database);
      const stored = ['o1,skill/a,0.5,3,STATED,,', 'o1,skill/b,0.5,3,STATED,,'];
      const csv = (rows: readonly string[]) => [HEADER.join(), ...rows, ''].join('\n');
      await importPaths(database, [await folderOf({ ...GRAPH, 'offers.csv': csv(stored) })]);
      const { tables } = await importPaths(database, [await folderOf({ 'offers.csv': csv(lines) })]);
      expect(tables.offers).toEqual({ created: 0, updated: 0, unchanged: 0, refused: lines.length });
    },
  );

  it('take one round trip where they are what is stored', async () => {
    await emptyDatabase(database);
    const offers = `${HEADER.join()}\n${['o1', 'o10', 'o2']
      .map((id) => `${id},skill/a,0.5,3,STATED,,\n${id},skill/b,1,,DERIVED,2024-01-01,\n`)
      .join('')}`;
    await importPaths(database, [await folderOf({ ...GRAPH, 'offers.csv': offers })]);
    const counted = onlyReading(database);
    const { tables, failure } = await importPaths(counted, [await folderOf({ 'offers.csv': offers })]);
    expect({ tables, failure, reads: counted.reads }).toEqual({
      tables: { offers: { created: 0, updated: 0, unchanged: 6, refused: 0 } },
      failure: null,
      reads: 1,
    });
  });
});
