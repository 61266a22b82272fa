import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/store/database';
import { migrate } from '../../src/store/migrate';
import { testDatabase } from '../support/testDatabase';

const SHIPPED = join(__dirname, '..', '..', 'schema', 'migrations');
const COUNT = readdirSync(SHIPPED).length;
const fileOf = (number: number, name: string): string => `${String(number).padStart(4, '0')}_${name}.cypher`;
/** The first after those that are shipped. */
const TRIAL = fileOf(COUNT + 1, 'trial');
const now = () => new Date('2026-01-02T03:04:05Z');

describe('migrations', () => {
  let database: Database;
  let folder: string;

  /** Schema that this test makes, beside what is shipped, which other tests need. */
  async function removeOwn(): Promise<void> {
    await database.write((transaction) =>
      transaction.run(`MATCH (m:Migration) WHERE m.number > ${COUNT} DELETE m`),
    );
    await database.write((transaction) => transaction.run('DROP INDEX trial_name IF EXISTS'));
    await database.write((transaction) => transaction.run('DROP CONSTRAINT trial_id IF EXISTS'));
  }
  const applied = () =>
    database.read(
      `MATCH (m:Migration) WHERE m.number > ${COUNT} RETURN m.name AS name, m.appliedAt AS appliedAt ORDER BY m.number`,
    );
  const write = (file: string, text: string) => writeFile(join(folder, file), text);

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    await removeOwn();
    folder = await mkdtemp(join(tmpdir(), 'symbiosis-migrations-'));
    await cp(SHIPPED, folder, { recursive: true });
    await write(
      TRIAL,
      '// A trial.\nCREATE CONSTRAINT trial_id IF NOT EXISTS FOR (t:Trial) REQUIRE t.id IS UNIQUE;\n' +
        'CREATE INDEX trial_name IF NOT EXISTS\n  FOR (t:Trial) ON (t.name);\n',
    );
  });
  afterEach(() => rm(folder, { recursive: true }));
  afterAll(async () => {
    await removeOwn();
    await database.close();
  });

  test('are applied once, recorded, and online when they are done', async () => {
    expect(await migrate(database, { now, folder })).toEqual(['trial']);
    expect(await applied()).toEqual([{ name: 'trial', appliedAt: '2026-01-02T03:04:05.000Z' }]);
    const online = `SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'trial' RETURN name, state ORDER BY name`;
    expect(await database.read(online)).toEqual([
      { name: 'trial_id', state: 'ONLINE' },
      { name: 'trial_name', state: 'ONLINE' },
    ]);
    expect(await migrate(database, { now, folder })).toEqual([]);
  });

  test('are applied once by one of several processes at once', async () => {
    await database.write((transaction) => transaction.run('DROP CONSTRAINT migration_number'));
    const processes = Array.from({ length: 4 }, () => migrate(database, { now, folder }));
    expect((await Promise.all(processes)).flat()).toEqual(['trial']);
    expect(await applied()).toHaveLength(1);
  });

  test('are refused when one that was applied has been edited', async () => {
    await migrate(database, { now, folder });
    const text = await readFile(join(folder, TRIAL), 'utf8');
    await write(TRIAL, text.replaceAll('\n', '\r\n'));
    expect(await migrate(database, { now, folder })).toEqual([]);
    await write(TRIAL, `${text}// One more thought.\n`);
    await expect(migrate(database, { now, folder })).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      message: `${TRIAL} was edited after it was applied.`,
    });
  });

  test('are refused by a program that does not have one that was applied', async () => {
    await migrate(database, { now, folder });
    await expect(migrate(database, { now, folder: SHIPPED })).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      message: `${TRIAL} was applied to this graph but is not here.`,
    });
  });

  test.each([[fileOf(COUNT + 3, 'gap')], [`${COUNT + 1}_short.cypher`], [fileOf(COUNT, 'twice')]])(
    'are refused with a number wrong: %s',
    async (file) => {
      await write(file, 'RETURN 1;');
      await expect(migrate(database, { now, folder })).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
      expect(await applied()).toEqual([]);
    },
  );
});
