import { asInteger } from '../database';
import type { Database, Parameters, Transaction } from '../database';
import { KEEP_PLAN } from './keepPlan';

/** Labels that a row can point at, and how the ones it needs are found. */
export type TargetLabel = 'Organisation' | 'Alliance' | 'Resource' | 'Sector';

/** What earlier batches of a dry run would have created, so that later ones can point at it. */
export interface Planned {
  has(label: TargetLabel, id: string): boolean;
  add(label: TargetLabel, id: string): void;
}

/** Ids that batches have found, so that later ones need not look for them. */
export interface SeenTargets {
  /** No read that found one of them is older than this revision. */
  since: number;
  /** Null for what there may be too many of. */
  of(label: TargetLabel): Set<string> | null;
}

export interface BatchSettings {
  readonly tenant: string;
  /** ISO time of the change. */
  readonly at: string;
  /** Given in a dry run: everything is read and compared, nothing is written. */
  readonly planned?: Planned;
  /** Where given, the resources that rows point at and that are not there are created, and their ids put in here. */
  readonly createdResources?: Set<string>;
}

/**
 * One transaction of changes that share a revision. Every statement can use the parameter $tenant, and those that write
 * also $at and $revision, which the nodes concerned get.
 */
export interface Batch extends BatchSettings {
  read<T>(cypher: string, parameters: Parameters): Promise<T[]>;
  /** What earlier batches have found; only in a draft, which is not written once somebody else has written since. */
  seen?(): Promise<SeenTargets>;
  /** Does nothing in a dry run. */
  write(cypher: string, parameters: Parameters): Promise<void>;
}

export interface BatchResult<T> {
  readonly result: T;
  /** The revision that was given out; null where nothing differed from what is stored. */
  readonly revision: number | null;
}

/** The lock: whoever set the counter holds it until the end of the transaction. */
const LOCK = `${KEEP_PLAN} MERGE (c:Counter {name: 'revision'}) SET c.value = coalesce(c.value, 0) + 0 RETURN c.value AS value`;
export const GIVE_OUT = `${KEEP_PLAN} MATCH (c:Counter {name: 'revision'}) SET c.value = $revision`;

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
  return database.write(async (transaction) =>
    writeUnderLock(transaction, await lockedRevision(transaction), settings, work),
  );
}

/** Takes the lock. @returns the last revision that was given out */
export async function lockedRevision(transaction: Transaction): Promise<number> {
  const [{ value }] = await transaction.run<{ value: number }>(LOCK);
  return value;
}

/** As `writeBatch`, in a transaction that has the lock. @param last the last revision that was given out */
async function writeUnderLock<T>(
  transaction: Transaction,
  last: number,
  settings: BatchSettings,
  work: (batch: Batch) => Promise<T>,
): Promise<BatchResult<T>> {
  const { tenant, at } = settings;
  const stamps = { tenant, at, revision: asInteger(last + 1) };
  let written = false;
  const result = await work({
    ...settings,
    read: <R>(cypher: string, parameters: Parameters) =>
      transaction.run<R>(cypher, { ...parameters, tenant }),
    write: async (cypher, parameters) => {
      written = true;
      await transaction.run(cypher, { ...parameters, ...stamps });
    },
  });
  if (!written) return { result, revision: null };
  await transaction.run(GIVE_OUT, stamps);
  return { result, revision: last + 1 };
}
