import { createApi } from '../../src/api/server';
import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { createServingEngine } from '../../src/engine/servingEngine';
import { createCatalogue } from '../../src/services/catalogue';
import { systemClock } from '../../src/services/clock';
import { createDirectory } from '../../src/services/createDirectory';
import { createOrganisationWrites } from '../../src/services/createOrganisationWrites';
import { createRecommendations } from '../../src/services/createRecommendations';
import type { Recommendations } from '../../src/services/recommendations';
import { recommendationsForOthers } from '../../src/services/recommendationsForOthers';
import type { GraphSource } from '../../src/services/graphSource';
import { createGraphCopy } from '../../src/services/graphCopy';
import { readChanges } from '../../src/store/changeReader';
import { readCounters } from '../../src/store/counters';
import type { GraphSnapshot } from '../../src/domain/graph';
import type { Database } from '../../src/store/database';
import { readSnapshot } from '../../src/store/snapshotReader';
import { testDatabase } from './testDatabase';
import { writeSnapshot } from './writeSnapshot';

/** An error as a client gets it. */
export interface ClientError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly field?: string;
    readonly remedy?: string;
    readonly retriable: boolean;
  };
}

export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors?: readonly ClientError[];
}

export interface TestApi {
  readonly url: string;
  /** What was written to the log as an error. */
  readonly faults: readonly object[];
  /** Sends a request as a client would. */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<Answer<T>>;
  /** Reads the graph anew, as the process does every ten minutes. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface TestApiOptions {
  /** Closed by whoever gives it; without one, an empty database of its own. */
  readonly database?: Database;
  /** Written to the database first. */
  readonly graph?: GraphSnapshot;
  /** Where the copy in memory comes from; the database unless another is given. */
  readonly source?: GraphSource;
  readonly tenant?: string;
  /** What stands between the API and its recommendations; nothing unless given. */
  readonly between?: (own: Recommendations) => Recommendations;
  /** The address to listen on, when not 127.0.0.1. */
  readonly host?: string;
}

/** The API on a free port of this machine, over a database, with its copy of the graph loaded. */
export async function startTestApi({
  database: given,
  graph,
  tenant = 'default',
  host = '127.0.0.1',
  between = (own) => own,
  ...parts
}: TestApiOptions = {}): Promise<TestApi> {
  const database = given ?? (await testDatabase());
  if (graph !== undefined) await writeSnapshot(database, graph);
  const faults: object[] = [];
  const log = {
    ...{ debug: () => {}, info: () => {}, warn: () => {} },
    error: (details: object) => void faults.push(details),
  };
  const clock = systemClock();
  const engine = createServingEngine(createIndexedEngine(), null);
  const catalogue = createCatalogue();
  const copy = createGraphCopy({
    ...{ engine, catalogue, clock, log },
    source: parts.source ?? {
      counters: () => readCounters(database),
      snapshot: () => readSnapshot(database),
      changesSince: (revision) => readChanges(database, revision),
    },
    pollMs: 60_000,
    reloadMinutes: 60,
  });
  await copy.start();
  const api = await createApi({
    recommendations: between(
      recommendationsForOthers(createRecommendations({ engine, catalogue, copy, clock })),
    ),
    directory: createDirectory(database),
    writes: createOrganisationWrites({ database, clock, onCommitted: (revision) => copy.catchUp(revision) }),
    health: { live: () => true, ready: () => ({ ready: true, reasons: [] }) },
    ...{ tenant, log, clock },
  });
  const url = await api.listen(host, 0);
  return {
    ...{ url, faults },
    ask: (query, variables = {}) => ask(url, { query, variables }),
    reload: () => copy.reload(),
    async close() {
      await api.close();
      await copy.stop();
      if (given === undefined) await database.close();
    },
  };
}

async function ask<T>(url: string, body: object): Promise<Answer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer<T>, 'status'>) };
}
