import { asInteger } from '../database';
import type { Database, Parameters } from '../database';
import { KEEP_PLAN } from './keepPlan';
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
   * Writes a draft under the lock of the revision counter, in the order of the calls and behind none that failed. It need not
   * be awaited before the next one: that is sent meanwhile and waits for the lock in the database. Where somebody else
   * has written since it was read, it is worked out anew first; where it changes nothing, the lock is not taken.
   */
  write<T>(draft: Draft<T>): Promise<BatchResult<T>>;
}

const LAST_REVISION = `${KEEP_PLAN} MATCH (c:Counter {name: 'revision'}) RETURN c.value AS value`;

/** A revision that was given out to the series, or is foretold to a write that is being sent. */
interface Given {
  revision: number;
  /** Whether the answers are there, and the commit is sent. */
  isCommitting: boolean;
  readonly lock: Promise<void>;
  /** Settles `lock`. */
  readonly haveLock: () => void;
}

/** A write of the series, as the one behind it sees it. */
interface UnderWay {
  /** Settled once it is being sent. */
  readonly begun: Promise<Begun>;
  /** Whether it went in as it was drafted. */
  readonly sent: Promise<boolean>;
  readonly through: Promise<unknown>;
}

/** How a write is sent: its foretold revision holds if the one before it goes in as it was drafted. */
interface Begun {
  readonly own: Given;
  /** Null where it need not be waited for. */
  readonly earlier: { readonly own: Given; readonly sent: Promise<boolean> } | null;
}

function foretold(revision: number): Given {
  let haveLock = (): void => {};
  const lock = new Promise<void>((resolve) => (haveLock = resolve));
  return { revision, isCommitting: false, lock, haveLock };
}

/** Before every revision. */
const NONE = -1;

/** A new series. @throws (from its functions) SymbiosisError DATABASE_UNAVAILABLE */
export function batchSeries(database: Pick<Database, 'readAll' | 'write'>): BatchSeries {
  const given: Given[] = [];
  let seen = seenTargets();
  let latest: UnderWay | null = null;
  /** Whether somebody else has written, so that those under way are worked out anew. */
  let isOvertaken = false;

  const givenSince = (last: number) => given.filter(({ revision }) => revision > last).length;

  /** What somebody else has written since is found out here, or under the lock at the latest. */
  function seenAt(last: number): SeenTargets {
    if (last > seen.since + givenSince(seen.since)) seen = seenTargets();
    seen.since = Math.min(seen.since, last);
    return seen;
  }

  /** Foretells a draft its revision, once the one before it has the lock, or is through where it was overtaken. */
  async function inTurn({ basis }: Draft<unknown>, before: UnderWay | null): Promise<Begun> {
    const begun = await before?.begun;
    // Sent at once it might have the lock first.
    await Promise.race([begun?.own.lock, before?.sent]);
    const mustWait = isOvertaken;
    if (mustWait) await before?.through;
    isOvertaken &&= !mustWait;
    const own = foretold(basis + givenSince(basis) + 1);
    given.push(own);
    const earlier = !begun || !before || mustWait ? null : { own: begun.own, sent: before.sent };
    return { own, earlier };
  }

  async function send(draft: Draft<unknown>, turn: Promise<Begun>): Promise<boolean> {
    const begun = await turn;
    if (await sendInOneGo(database, draft, begun)) return true;
    begun.own.revision = NONE;
    seen = seenTargets();
    isOvertaken = true;
    return false;
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

    async write(draft) {
      const { settings, work, result, statements } = draft;
      if (statements.length === 0 || settings.planned !== undefined) return { result, revision: null };
      const before = latest;
      const begun = inTurn(draft, before);
      const sent = send(draft, begun);
      const through = sent.then(async (isSent) => {
        const { own } = await begun;
        if (isSent) return { result, revision: own.revision };
        await before?.through;
        const written = await writeBatch(database, settings, work);
        own.revision = written.revision ?? NONE;
        return written;
      });
      latest = { begun, sent, through };
      // Their failures are those of what is returned.
      for (const each of [begun, sent]) each.catch(() => {});
      return through;
    },
  };
}

/**
 * Sends the lock, the statements and the new revision without waiting for the answers in between, so that the database never
 * waits for this process while it holds the lock. @returns false where the revision before the foretold one is not the last,
 * or is not that of the write before this one: nothing was written then
 */
async function sendInOneGo(
  database: Pick<Database, 'write'>,
  { settings: { tenant, at }, statements }: Draft<unknown>,
  { own, earlier }: Begun,
): Promise<boolean> {
  const stamps = { tenant, at, revision: asInteger(own.revision) };
  let isRepeated = false;
  try {
    await database.write(async (transaction) => {
      // Its first try may have gone in, and the write behind it may hold the lock until it knows.
      if (isRepeated) throw OVERTAKEN;
      isRepeated = true;
      const [locked, ...answers] = await Promise.allSettled([
        lockedRevision(transaction).finally(own.haveLock),
        ...statements.map(({ cypher, parameters }) => transaction.run(cypher, { ...parameters, ...stamps })),
        transaction.run(GIVE_OUT, stamps),
      ]);
      // Whatever the statements met with then, they were not worked out for this graph.
      if (locked.status === 'fulfilled' && locked.value !== own.revision - 1) throw OVERTAKEN;
      // One that does not commit while this has the lock comes behind it, and waits for the lock.
      if (earlier && !(earlier.own.isCommitting && (await earlier.sent))) throw OVERTAKEN;
      for (const answer of [locked, ...answers]) if (answer.status === 'rejected') throw answer.reason;
      own.isCommitting = true;
    });
    return true;
  } catch (error) {
    if (error === OVERTAKEN) return false;
    throw error;
  }
}

/** Rolls a transaction back. */
const OVERTAKEN = new Error('somebody else has written');
