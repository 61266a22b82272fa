import { join } from 'node:path';
import { SymbiosisError } from '../../src/domain/errors';
import type { Database } from '../../src/store/database';
import { folderOf, importPaths } from '../support/importFolder';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

describe('the account of an import', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(() => emptyDatabase(database));
  afterAll(() => database.close());

  it('says the last line that is in when the database goes away, and goes on when it is run again', async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => `o${i},O\n`).join('');
    const folder = await folderOf({ 'organisations.csv': `id,name\n${rows}` });
    let transactions = 0;
    const failing: Pick<Database, 'read' | 'readAll' | 'write'> = {
      read: database.read.bind(database),
      readAll: (work) => database.readAll(work),
      write: (work) =>
        ++transactions > 2
          ? Promise.reject(new SymbiosisError('DATABASE_UNAVAILABLE', 'away'))
          : database.write(work),
    };
    const broken = await importPaths(failing, [folder]);
    expect(broken.failure).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(broken.lastCommitted).toEqual({ file: join(folder, 'organisations.csv'), line: 2_001 });
    const { tables } = await importPaths(database, [folder]);
    expect(tables.organisations).toEqual({ created: 500, updated: 0, unchanged: 2_000, refused: 0 });
  });

  it.each([
    ['a new file', 'id,name\no1,A\no2,B\n', 3],
    ['a last row that cannot be read', 'id,employees\no1,\no2,many\n', 2],
    ['a last row that points at nothing', 'id,basedIn\no1,\no2,\no3,market/XX\n', 3],
    ['no row that can be taken', 'id,basedIn\no3,market/XX\n', null],
  ])('tells the last row that is in: %s', async (_, text, line) => {
    const folder = await folderOf({ 'organisations.csv': text });
    const place = line === null ? null : { file: join(folder, 'organisations.csv'), line };
    expect((await importPaths(database, [folder], { dryRun: true })).lastCommitted).toBeNull();
    expect((await importPaths(database, [folder])).lastCommitted).toEqual(place);
    expect((await importPaths(database, [folder])).lastCommitted).toEqual(place);
  });

  it('tells the last row that is in, also where rows are compared with what is stored', async () => {
    await importPaths(database, [
      await folderOf({ 'organisations.csv': 'id\no1\no2\n', 'resources.csv': 'id\nskill/a\n' }),
    ]);
    const header = 'organisation,resource,priority,origin,since,until';
    const text = `${header}\no1,skill/a,3,STATED,,\no2,skill/a,3,STATED,,\no2,skill/x,3,STATED,,\n`;
    const folder = await folderOf({ 'needs.csv': text });
    const place = { file: join(folder, 'needs.csv'), line: 3 };
    expect((await importPaths(database, [folder])).lastCommitted).toEqual(place);
    expect((await importPaths(database, [folder])).lastCommitted).toEqual(place);
  });

  it('counts lines that could be of any table in none', async () => {
    const lines = ['{"table": "organisations", "id": "o1"}', '{"id": "o2"}', 'no JSON', '{"table": "nix"}'];
    const mixed = await importPaths(database, [await folderOf({ 'graph.ndjson': lines.join('\n') })]);
    expect(mixed.tables).toEqual({ organisations: { created: 1, updated: 0, unchanged: 0, refused: 0 } });
    expect([mixed.linesOfNoTable, mixed.rows, mixed.faults.length]).toEqual([3, 4, 3]);

    const stray = await importPaths(database, [await folderOf({ 'graph.ndjson': '{"id": "o2"}' })]);
    expect([stray.tables, stray.linesOfNoTable]).toEqual([{}, 1]);

    const named = await folderOf({ 'organisations.ndjson': '{"table": "needs", "id": "o2"}' });
    const foreign = await importPaths(database, [named]);
    expect([foreign.tables.organisations?.refused, foreign.linesOfNoTable]).toEqual([1, 0]);
  });
});
