import type { Integer } from 'neo4j-driver';
import { asInteger } from '../database';
import type { Database, Parameters, Transaction } from '../database';

/** Labels that a row can point at, and how the ones it needs are found. */
export type TargetLabel = 'Organisation' | 'Alliance' | 'Resource' | 'Sector';

/** What earlier batches of a dry run would have created, so that later ones can point at it. */
export interface Planned {
  has(label: TargetLabel, id: string): boolean;
  add(label: TargetLabel, id: string): void;
}

export interface BatchSettings {
  readonly tenant: string;
  /** ISO time of the change. */
  readonly at: string;
  /** Given in a dry run: everything is read and compared, nothing is written. */
  readonly planned?: Planned;
  /** Creates the resources that rows point at and that are not there. */
  readonly createResources?: boolean;
}

/** One transaction of changes that share a revision. */
export interface Batch extends BatchSettings {
  /** What the nodes concerned get. */
  readonly revision: Integer;
  read<T>(cypher: string, parameters: Parameters): Promise<T[]>;
  /** Does nothing in a dry run. */
  write(cypher: string, parameters: Parameters): Promise<void>;
}

export interface BatchResult<T> {
  readonly result: T;
  /** The revision that was given out; null where nothing differed from what is stored. */
  readonly revision: number | null;
}

/** The lock: whoever set the counter holds it until the end of the transaction. */
const LOCK = `MERGE (c:Counter {name: 'revision'}) SET c.value = coalesce(c.value, 0) + 0 RETURN c.value AS value`;
const GIVE_OUT = `MATCH (c:Counter {name: 'revision'}) SET c.value = $revision`;

/**
 * Runs changes under the lock of the revision counter, so that commit order is revision order and what is read stays
 * true until what is written is committed (docs/graph.md, Writing). The revision is given out only if something was
 * written. `work` may run more than once. @throws SymbiosisError DATABASE_UNAVAILABLE
 */
export function writeBatch<T>(
  database: Pick<Database, 'write'>,
  settings: BatchSettings,
  work: (batch: Batch) => Promise<T>,
): Promise<BatchResult<T>> {
  return database.write(async (transaction) => {
    const dryRun = settings.planned !== undefined;
    const next = dryRun ? 0 : (await lockedRevision(transaction)) + 1;
    let written = false;
    const batch: Batch = {
      ...settings,
      revision: asInteger(next),
      read: <R>(cypher: string, parameters: Parameters) => transaction.run<R>(cypher, parameters),
      write: async (cypher, parameters) => {
        if (dryRun) return;
        written = true;
        await transaction.run(cypher, parameters);
      },
    };
    const result = await work(batch);
    if (written) await transaction.run(GIVE_OUT, { revision: batch.revision });
    return { result, revision: written ? next : null };
  });
}

async function lockedRevision(transaction: Transaction): Promise<number> {
  const [{ value }] = await transaction.run<{ value: number }>(LOCK);
  return value;
}

/** The planned of a dry run. */
export function plannedNodes(): Planned {
  const ids = new Set<string>();
  const keyOf = (label: TargetLabel, id: string) => Buffer.from(`${label} ${id}`).toString();
  return {
    has: (label, id) => ids.has(`${label} ${id}`),
    // The copy lets go of the piece of file that the id was cut from.
    add: (label, id) => void ids.add(keyOf(label, id)),
  };
}
