import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from './database';

/** The name of this graph, given at the first time of asking, by which a copy of another one is told. */
export function readGraphIdentity(database: Pick<Database, 'write'>): Promise<string> {
  return database.write(async (transaction: Transaction) => {
    const [row] = await transaction.run<{ identity: string }>(
      `MERGE (c:Counter {name: 'identity'}) ON CREATE SET c.identity = $identity RETURN c.identity AS identity`,
      { identity: randomUUID() },
    );
    return row.identity;
  });
}
