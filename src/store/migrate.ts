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

/** Whoever creates the record first has it locked until it commits, so that everybody else waits here. */
const CLAIM = `
  MERGE (m:Migration {number: $number}) RETURN m.checksum AS checksum`;

const RECORD = `
  MATCH (m:Migration {number: $number})
  SET m.name = $name, m.checksum = $checksum, m.appliedAt = $appliedAt`;

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
  // Where two processes create it at once, Neo4j fails one of them: by then it is there.
  await apply(database, KEY).catch(() => apply(database, KEY));
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

  const appliedNow: string[] = [];
  for (const migration of migrations.slice(applied.length)) {
    if (await applyOnce(database, migration, now)) appliedNow.push(migration.name);
  }
  await database.read('CALL db.awaitIndexes(300)');
  return appliedNow;
}

/** False where another process has applied it meanwhile. */
function applyOnce(database: Database, migration: Migration, now: () => Date): Promise<boolean> {
  const { name, checksum, statements } = migration;
  const number = asInteger(migration.number);
  return database.write(async (transaction) => {
    const [claim] = await transaction.run<{ checksum: string | null }>(CLAIM, { number });
    if (claim.checksum !== null) {
      refuseChange(fileName(migration.number, name), checksum, claim.checksum);
      return false;
    }
    // Neo4j does not change the schema and data in one transaction.
    for (const statement of statements) await apply(database, statement);
    await transaction.run(RECORD, { number, name, checksum, appliedAt: now().toISOString() });
    return true;
  });
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
