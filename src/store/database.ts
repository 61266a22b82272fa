import neo4j from 'neo4j-driver';
import type { Driver, Integer, Record as DriverRecord, Result, Session, SessionMode } from 'neo4j-driver';
import { asSymbiosisError } from './databaseErrors';
import { gate } from './gate';
import type { Place } from './gate';
import { sharedProbe } from './sharedProbe';
import { unlessSilent } from './unlessSilent';

/** One row of an answer, by the names of its RETURN clause. Integers and floats are both JavaScript numbers. */
export type Row = Record<string, unknown>;

export type Parameters = Record<string, unknown>;

export interface DatabaseOptions {
  /** `bolt://host:port`, or any other scheme of the driver. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Rows per round trip; what a stream holds at a time. */
  readonly fetchSize?: number;
  /** Called with every statement that is sent, for counting. */
  readonly onQuery?: (cypher: string) => void;
}

/** Runs statements of one transaction, all of which are committed or none. */
export interface Transaction {
  run<T = Row>(cypher: string, parameters?: Parameters): Promise<T[]>;
}

/** The graph database. Every call fails within 5 s with DATABASE_UNAVAILABLE while Neo4j is away, and works again after. */
export interface Database {
  /** One reading statement: one round trip, repeated by the driver where a repetition helps. */
  read(cypher: string, parameters?: Parameters): Promise<Row[]>;
  read<T>(cypher: string, parameters: Parameters, map: (row: Row) => T): Promise<T[]>;
  /** Several reading statements, one transaction. `work` may run more than once. */
  readAll<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** One transaction. `work` may run more than once, so it must not change anything but the graph. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** The rows of one reading statement, `fetchSize` in memory at a time. Not repeated: rows already seen stay seen. */
  stream(cypher: string, parameters?: Parameters): AsyncIterable<Row>;
  /** @throws SymbiosisError DATABASE_UNAVAILABLE, CONFIGURATION_INVALID (user or password refused) */
  verify(): Promise<void>;
  close(): Promise<void>;
}

/**
 * How long the driver may wait, so that every sequence of failures stays under the 5 s that a caller is promised: where
 * connections are refused at once, pauses of 3.6 s at most between them; where nothing answers, a second of silence and
 * an acquisition (see `unlessSilent`). Milliseconds.
 */
const PATIENCE = {
  connectionTimeout: 1_500,
  connectionAcquisitionTimeout: 3_500,
  maxTransactionRetryTime: 2_000,
};

/** A connection idle for longer is tried before it is used: a round trip, which requests that follow on one another save. */
const IDLE = 10_000;
/** The same for the one that asks for a sign of life. Shorter than the silence before it, so that it always is tried. */
const PROBE_IDLE = 500;

/**
 * How many calls may be under way, the rest waits its turn. Writes lock the revision counter one after the other, so that
 * more of them would only keep readers from the connections, of which the pool has one for each call.
 */
const READS = 80;
const WRITES = 20;

/** A whole number to be stored as a Neo4j integer; a plain JavaScript number is sent as a float. */
export function asInteger(value: number): Integer {
  return neo4j.int(value);
}

/** Opens a pool of connections; nothing is sent before the first call. */
export function connect(options: DatabaseOptions): Database {
  const driver = driverOf(options, READS + WRITES, IDLE);
  // Asked for a sign of life over a connection of its own: those of the pool may all be waiting for a lock.
  const prober = driverOf(options, 1, PROBE_IDLE);
  const probe = sharedProbe(() => prober.getServerInfo());
  const reading: Line = { driver, mode: neo4j.session.READ, probe, enter: gate(READS) };
  const writing: Line = { driver, mode: neo4j.session.WRITE, probe, enter: gate(WRITES) };
  const onQuery = options.onQuery ?? (() => {});

  return {
    async read<T>(cypher: string, parameters: Parameters = {}, map?: (row: Row) => T) {
      const rows = await inSession(reading, (session) =>
        readRows(session, (runner) => run(runner, cypher, parameters, onQuery)),
      );
      return (map ? rows.map(map) : rows) as T[];
    },
    readAll<T>(work: (transaction: Transaction) => Promise<T>) {
      return inSession(reading, (session) =>
        session.executeRead((transaction) => work(runnerOf(transaction, onQuery))),
      );
    },
    write<T>(work: (transaction: Transaction) => Promise<T>) {
      return inSession(writing, (session) =>
        session.executeWrite((transaction) => work(runnerOf(transaction, onQuery))),
      );
    },
    stream: (cypher, parameters = {}) => streamRows(reading, cypher, parameters, onQuery),
    async verify() {
      await inSession(reading, (session) =>
        session.executeRead((transaction) => transaction.run('RETURN 1')),
      );
    },
    async close() {
      await Promise.all([driver.close(), prober.close()]);
    },
  };
}

function driverOf(options: DatabaseOptions, connections: number, idle: number): Driver {
  return neo4j.driver(options.uri, neo4j.auth.basic(options.user, options.password), {
    ...PATIENCE,
    connectionLivenessCheckTimeout: idle,
    maxConnectionPoolSize: connections,
    disableLosslessIntegers: true,
    fetchSize: options.fetchSize ?? 1_000,
    telemetryDisabled: true,
    userAgent: 'symbiosis',
  });
}

/** Where calls of one sort wait for their turn, and how the server is asked for a sign of life meanwhile. */
interface Line {
  readonly driver: Driver;
  readonly mode: SessionMode;
  readonly enter: () => Place;
  readonly probe: () => Promise<unknown>;
}

function runnerOf(runner: Runner, onQuery: (cypher: string) => void): Transaction {
  return {
    run: async <T>(cypher: string, parameters: Parameters = {}) =>
      (await run(runner, cypher, parameters, onQuery)) as T[],
  };
}

/** A session, which commits each statement by itself, or a transaction. */
interface Runner {
  run(cypher: string, parameters: Parameters): Result;
}

async function run(
  runner: Runner,
  cypher: string,
  parameters: Parameters,
  onQuery: (cypher: string) => void,
): Promise<Row[]> {
  onQuery(cypher);
  const { records } = await runner.run(cypher, parameters);
  return records.map(toRow);
}

/** As the record's own toObject, which goes through generators and takes several times as long. */
function toRow(record: DriverRecord): Row {
  const row: Row = {};
  for (const [i, key] of record.keys.entries()) row[key as string] = record.get(i);
  return row;
}

/**
 * Asks in one round trip, as a statement by itself. A transaction that the driver repeats takes three, so it comes only
 * after a failure that a repetition may cure.
 */
async function readRows(session: Session, ask: (runner: Runner) => Promise<Row[]>): Promise<Row[]> {
  try {
    return await ask(session);
  } catch (error) {
    if (!neo4j.isRetryableError(error)) throw error;
    return session.executeRead(ask);
  }
}

async function inSession<T>(line: Line, work: (session: Session) => Promise<T>): Promise<T> {
  const place = line.enter();
  const session = line.driver.session({ defaultAccessMode: line.mode });
  try {
    return await unlessSilent(
      place.ready.then(() => work(session)),
      line.probe,
    );
  } catch (error) {
    throw asSymbiosisError(error);
  } finally {
    place.leave();
    letGo(session);
  }
}

async function* streamRows(
  line: Line,
  cypher: string,
  parameters: Parameters,
  onQuery: (cypher: string) => void,
): AsyncGenerator<Row> {
  const place = line.enter();
  const session = line.driver.session({ defaultAccessMode: line.mode });
  try {
    await unlessSilent(place.ready, line.probe);
    onQuery(cypher);
    const records = session.run(cypher, parameters)[Symbol.asyncIterator]();
    for (;;) {
      const next = await unlessSilent(records.next(), line.probe);
      if (next.done) return;
      yield toRow(next.value);
    }
  } catch (error) {
    throw asSymbiosisError(error);
  } finally {
    place.leave();
    letGo(session);
  }
}

/** Not waited for: a server that is silent would keep the caller here. */
function letGo(session: Session): void {
  session.close().catch(() => {});
}
