import type { Database } from './database';

/**
 * Whether the graph wants its first contents: it has no organisation, or somebody began to fill it and did not come to
 * an end.
 */
export async function wantsSeeds(database: Pick<Database, 'read'>): Promise<boolean> {
  const [row] = await database.read(
    `OPTIONAL MATCH (begun:Counter {name: 'seeding'})
     RETURN begun IS NOT NULL OR NOT EXISTS { MATCH (:Organisation) } AS wanted`,
  );
  return row?.wanted === true;
}

/** Fills the graph by `work`; where that breaks off, the next start begins again. */
export async function whileSeeding(
  database: Pick<Database, 'write'>,
  work: () => Promise<void>,
): Promise<void> {
  await database.write((transaction) =>
    transaction.run(`MERGE (c:Counter {name: 'seeding'}) SET c.value = 1`),
  );
  await work();
  await endSeeding(database);
}

/** Lets a filling that broke off rest: from now on only a graph without organisations is filled. */
export async function endSeeding(database: Pick<Database, 'write'>): Promise<void> {
  await database.write((transaction) => transaction.run(`MATCH (c:Counter {name: 'seeding'}) DELETE c`));
}
