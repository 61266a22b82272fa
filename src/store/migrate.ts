import { join } from 'node:path';
import { SymbiosisError } from '../domain/errors';
import { asInteger, type Database } from './database';
import { readMigrations, type Migration } from './migrationFiles';

/** The same depth below the package root from `src/store` and from `dist/store`. */
const SHIPPED = join(__dirname, '..', '..', 'schema', 'migrations');

const KEY = `
  CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (m:Migration) REQUIRE m.number IS UNIQUE`;

const APPLIED = `
  MATCH (m:Migration) RETURN m.number AS number, m.name AS name, m.checksum AS checksum ORDER BY number`;

const RECORD = `
  MERGE (m:Migration {number: $number})
  ON CREATE SET m.name = $name, m.checksum = $checksum, m.appliedAt = $appliedAt`;

export interface MigrateOptions {
  /** Time of day, for the record of what was applied when. */
  readonly now: () => Date;
  readonly folder?: string;
}

/**
 * Applies the migrations that this graph does not have yet, and waits until their indexes answer. Two processes may
 * do so at once, and one that was killed half way is repeated: every statement must be one that may run twice.
 * @returns names of the migrations applied now.
 * @throws SymbiosisError MIGRATION_CHANGED when one that was applied was edited since, or is gone.
 */
export async function migrate(
  database: Database,
  { now, folder = SHIPPED }: MigrateOptions,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  await apply(database, KEY);
  const applied = await database.read<Pick<Migration, 'number' | 'name' | 'checksum'>>(
    APPLIED,
    {},
    (row) => ({
      number: row.number as number,
      name: row.name as string,
      checksum: row.checksum as string,
    }),
  );
  for (const { number, name, checksum } of applied) {
    refuseChange(fileName(number, name), migrations[number - 1]?.checksum, checksum);
  }

  const pending = migrations.filter(({ number }) => !applied.some((one) => one.number === number));
  for (const { number, name, checksum, statements } of pending) {
    for (const statement of statements) await apply(database, statement);
    const appliedAt = now().toISOString();
    await database.write((transaction) =>
      transaction.run(RECORD, { number: asInteger(number), name, checksum, appliedAt }),
    );
  }
  await database.read('CALL db.awaitIndexes(300)');
  return pending.map(({ name }) => name);
}

function apply(database: Database, statement: string): Promise<unknown> {
  return database.write((transaction) => transaction.run(statement));
}

function refuseChange(file: string, found: string | undefined, applied: string): void {
  if (found === applied) return;
  const happened =
    found === undefined ? 'was applied to this graph but is not here' : 'was edited after it was applied';
  throw new SymbiosisError('MIGRATION_CHANGED', `${file} ${happened}.`, {
    remedy:
      found === undefined
        ? 'This graph belongs to a newer version of Symbiosis: use that, or another graph.'
        : 'Restore the file, and put the change into a new migration.',
  });
}

function fileName(number: number, name: string): string {
  return `${String(number).padStart(4, '0')}_${name}.cypher`;
}
