import { asInteger } from '../database';
import type { Database, Parameters } from '../database';
import { seenTargets } from './seenTargets';
import { GIVE_OUT, lockedRevision, writeBatch } from './writeBatch';
import type { Batch, BatchResult, BatchSettings, SeenTargets } from './writeBatch';

/** What a batch will do, worked out without the lock. */
export interface Draft<T> {
  readonly settings: BatchSettings;
  readonly work: (batch: Batch) => Promise<T>;
  readonly result: T;
  /** The last revision that was given out when the reading began which it rests on. */
  readonly basis: number;
  readonly statements: readonly { readonly cypher: string; readonly parameters: Parameters }[];
}

/** Batches that follow on each other, each worked out while those before it are still being written. */
export interface BatchSeries {
  /**
   * Reads what is there and works out what to write. It does not see what the drafts under way will write, so that they must
   * concern other things, or be written first. `work` may run more than once, and must read before it writes.
   */
  draft<T>(settings: BatchSettings, work: (batch: Batch) => Promise<T>): Promise<Draft<T>>;
  /**
   * Writes a draft under the lock of the revision counter, one after the other. Where somebody else has written since it
   * was read, it is worked out anew first; where it changes nothing, the lock is not taken.
   */
  write<T>(draft: Draft<T>): Promise<BatchResult<T>>;
}

const LAST_REVISION = `MATCH (c:Counter {name: 'revision'}) RETURN c.value AS value`;

/** A new series. @throws (from its functions) SymbiosisError DATABASE_UNAVAILABLE */
export function batchSeries(database: Pick<Database, 'readAll' | 'write'>): BatchSeries {
  /** The revisions that were given out to this series. */
  const given: number[] = [];
  const givenSince = (revision: number) => given.filter((each) => each > revision).length;
  let seen = seenTargets();

  /** One write of our own may be committed without our knowing yet. Whether it was one is found out under the lock. */
  function seenAt(last: number): SeenTargets {
    if (last > seen.since + givenSince(seen.since) + 1) seen = seenTargets();
    seen.since = Math.min(seen.since, last);
    return seen;
  }

  return {
    draft: (settings, work) =>
      database.readAll(async (transaction) => {
        const statements: { cypher: string; parameters: Parameters }[] = [];
        // The revision is asked for first, so that a write which the reading may have missed raises it.
        const asked = transaction.run<{ value: number }>(LAST_REVISION).then(([row]) => row?.value ?? 0);
        let basis = Infinity;
        const [last, result] = await Promise.all([
          asked,
          work({
            ...settings,
            async seen() {
              const seen = seenAt(await asked);
              basis = Math.min(basis, seen.since);
              return seen;
            },
            read: <R>(cypher: string, parameters: Parameters) =>
              transaction.run<R>(cypher, { ...parameters, tenant: settings.tenant }),
            write: (cypher, parameters) => {
              statements.push({ cypher, parameters });
              return Promise.resolve();
            },
          }),
        ]);
        return { settings, work, result, basis: Math.min(basis, last), statements };
      }),

    async write({ settings, work, result, basis, statements }) {
      if (statements.length === 0 || settings.planned !== undefined) return { result, revision: null };
      const last = basis + givenSince(basis);
      const isSent = await sendInOneGo(database, last, settings, statements);
      const written = isSent ? { result, revision: last + 1 } : await writeBatch(database, settings, work);
      if (written.revision !== null) given.push(written.revision);
      return written;
    },
  };
}

/**
 * Sends the lock, the statements and the new revision without waiting for the answers in between, so that the database never
 * waits for this process while it holds the lock.
 * @param last the revision that must be the last one given out
 * @returns false where it is not, and nothing was written
 */
async function sendInOneGo(
  database: Pick<Database, 'write'>,
  last: number,
  { tenant, at }: BatchSettings,
  statements: Draft<unknown>['statements'],
): Promise<boolean> {
  const stamps = { tenant, at, revision: asInteger(last + 1) };
  try {
    await database.write(async (transaction) => {
      const [locked, ...answers] = await Promise.allSettled([
        lockedRevision(transaction),
        ...statements.map(({ cypher, parameters }) => transaction.run(cypher, { ...parameters, ...stamps })),
        transaction.run(GIVE_OUT, stamps),
      ]);
      // Whatever the statements met with then, they were not worked out for this graph.
      if (locked.status === 'fulfilled' && locked.value !== last) throw OVERTAKEN;
      for (const answer of [locked, ...answers]) if (answer.status === 'rejected') throw answer.reason;
    });
    return true;
  } catch (error) {
    if (error === OVERTAKEN) return false;
    throw error;
  }
}

/** Rolls a transaction back. */
const OVERTAKEN = new Error('somebody else has written');
