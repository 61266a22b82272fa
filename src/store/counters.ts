import type { Database, Transaction } from './database';
import { readRecords } from './recordPages';

/** The last revision given out and the number of reloads asked for; 0 where there is none yet. */
export async function readCounters(
  database: Pick<Database, 'read'>,
): Promise<{ readonly revision: number; readonly reloads: number }> {
  const [counters] = await readRecords(
    database,
    `OPTIONAL MATCH (r:Counter {name: 'revision'})
     OPTIONAL MATCH (l:Counter {name: 'reloads'})
     RETURN coalesce(r.value, 0) AS revision, coalesce(l.value, 0) AS reloads`,
    {},
    (row: { readonly revision: number; readonly reloads: number }) => row,
  );
  return counters;
}

/** Asks every copy of the graph, in whatever process, to be read anew: for writes that left no revision. */
export async function requestReload(database: Pick<Database, 'write'>): Promise<void> {
  await database.write((transaction: Transaction) =>
    transaction.run(`MERGE (l:Counter {name: 'reloads'}) SET l.value = coalesce(l.value, 0) + 1`),
  );
}
