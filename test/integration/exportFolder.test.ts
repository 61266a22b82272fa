import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exportGraph } from '../../src/services/export/exportGraph';
import type { ExportOptions } from '../../src/services/export/exportGraph';
import type { Database } from '../../src/store/database';
import { folderOf, importPaths } from '../support/importFolder';
import { temporaryFolder } from '../support/temporaryFolder';
import { testDatabase } from '../support/testDatabase';

describe('the folder of an export', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
    await importPaths(database, [await folderOf({ 'organisations.csv': 'id\na\nb\n' })]);
  });
  afterAll(() => database.close());

  const exportTo = (folder: string, options: Partial<ExportOptions> = {}) =>
    exportGraph(database, folder, { tenant: 'default', format: 'csv', ...options });

  it.each([{ format: 'csv' }, { format: 'ndjson' }, { format: 'ndjson', gzip: true }] as const)(
    'keeps its organisations where the tenant has none: %j',
    async (options) => {
      const folder = temporaryFolder('export');
      await exportTo(folder, { ...options, tenant: 'typo' });
      await exportTo(folder, { ...options, tenant: 'typo' });
      await exportTo(folder, options);
      const name = (await readdir(folder)).find((each) => each.startsWith('organisations')) ?? '';
      const before = await readFile(join(folder, name));
      await expect(exportTo(folder, { ...options, tenant: 'typo' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('The tenant typo has no organisation') as string,
      });
      expect(await readFile(join(folder, name))).toEqual(before);
      await exportTo(folder, options);
    },
  );

  it('takes no second format beside the first, and no part of it is written', async () => {
    const folder = await folderOf({ 'notes.csv': 'mine', 'organisations-jakarta.csv': 'id\nc\n' });
    await exportTo(folder);
    const before = await readdir(folder);
    for (const options of [{ format: 'ndjson' }, { gzip: true }] as const) {
      await expect(exportTo(folder, options)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringMatching(/alliances\.csv, .*organisations\.csv, .*supplies\.csv\.$/) as string,
        details: { field: 'folder' },
      });
    }
    expect(await readdir(folder)).toEqual(before);
  });

  it('is not imported where it holds a table in two formats, but for files that are named', async () => {
    const folder = await folderOf({ 'organisations.csv': 'id\na\n', 'organisations.csv.gz': 'id\nb\n' });
    await expect(importPaths(database, [folder])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: `${folder} holds organisations.csv and organisations.csv.gz, which would both be read.`,
    });
    const { tables } = await importPaths(database, [
      join(folder, 'organisations.csv'),
      join(folder, 'organisations.csv.gz'),
    ]);
    expect(tables.organisations).toMatchObject({ unchanged: 2 });
  });

  it('gets files that their owner alone may read', async () => {
    const folder = temporaryFolder('export');
    await exportTo(folder);
    const modeOf = async (name: string) => (await stat(join(folder, name))).mode & 0o777;
    for (const name of await readdir(folder)) expect([name, await modeOf(name)]).toEqual([name, 0o600]);
    await chmod(join(folder, 'needs.csv'), 0o640);
    await exportTo(folder);
    expect(await modeOf('needs.csv')).toBe(0o640);
  });
});
