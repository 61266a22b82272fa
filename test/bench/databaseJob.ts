import type { GraphSnapshot } from '../../src/domain/graph';
import type { Organisation } from '../../src/domain/organisation';
import type { Database } from '../../src/store/database';
import type { TestServer } from '../support/testServers';
import { writeSnapshot } from '../support/writeSnapshot';
import { sendAtRate } from './arrivals';
import { withBenchDatabase } from './benchDatabase';
import type { BenchJob } from './benchPlan';
import { startCountingProxy } from '../support/countingProxy';
import { createEngineUnderTest } from './engineUnderTest';
import { benchGraph, benchSeekers } from './graphs';
import { httpLoad } from './httpLoad';
import type { Finding } from './jobProcess';
import { collectGarbage, millisecondsOf, quantile } from './measure';
import { plainQueries } from './queries';
import { askRecommendations, recommendationsRequest } from './recommendationsRequest';
import { prepareCypherTop20 } from './rivals/cypherTop20';
import { startServerProcess } from './serverProcess';

/** Heap of the database in megabytes, and what each organisation adds. */
const LEAST_MEGABYTES = 1_500;
const MEGABYTES_PER_ORGANISATION = 0.02;
/** Requests under way at a time. */
const CONNECTIONS = 8;
/** Requests that come in a second, whatever is under way. */
const RATES = [100, 200];
/** The server compiles what runs often bit by bit: it takes half as long for a request after so long. */
const WARM_UP_SECONDS = 10;
const SECONDS = 10;
const FIRST = 20;
/** What the sums of two orders of floating point may differ by, relatively. */
const TOLERANCE = 1e-9;

/** The cases that need Neo4j: it is started for them, holds the graph, and is removed. */
export async function runDatabaseJob(job: BenchJob, report: (finding: Finding) => void): Promise<void> {
  const { candidates, skew, seed, cases } = job;
  const graph = benchGraph({ organisations: candidates, skew, seed });
  const seekers = benchSeekers(graph, job.seekers);
  const memory = LEAST_MEGABYTES + Math.round(candidates * MEGABYTES_PER_ORGANISATION);
  await withBenchDatabase(memory, async (database, server) => {
    await writeSnapshot(database, graph);
    if (cases.includes('start') || cases.includes('graphql')) await serve(job, seekers, server, report);
    if (cases.includes('cypher')) await raceCypher(database, graph, seekers, report);
  });
}

/** The whole product as a process, asked over HTTP; its database is behind a proxy that counts. */
async function serve(
  { cases }: BenchJob,
  seekers: readonly Organisation[],
  { uri, user, password }: TestServer,
  report: (finding: Finding) => void,
): Promise<void> {
  const { hostname, port } = new URL(uri);
  const proxy = await startCountingProxy(hostname, Number(port));
  const server = await startServerProcess({
    ...{ NEO4J_URI: `bolt://127.0.0.1:${proxy.port}`, NEO4J_USER: user, NEO4J_PASSWORD: password },
    // A look at the counters of the graph would be taken for a round trip of a request.
    SYMBIOSIS_POLL_MS: '60000',
  });
  try {
    if (cases.includes('start')) report({ case: 'start', samples: 1, medianMs: server.startMs });
    if (!cases.includes('graphql')) return;
    const bodies = seekers.map(recommendationsRequest);
    await askRecommendations(server.url, bodies[0]);
    const before = proxy.roundTrips();
    for (const body of bodies) await askRecommendations(server.url, body);
    const roundTrips = (proxy.roundTrips() - before) / bodies.length;
    await httpLoad(server.url, bodies, CONNECTIONS, WARM_UP_SECONDS);
    // This process asks and holds a graph: marking its heap on the way would count as the server's time.
    collectGarbage();
    const used = server.processorMs();
    const { latencies, requestsPerSecond } = await httpLoad(server.url, bodies, CONNECTIONS, SECONDS);
    const processorMs = (server.processorMs() - used) / latencies.length;
    report({
      ...{ case: 'graphql', requestsPerSecond, roundTrips },
      ...(Number.isFinite(processorMs) && { processorMs }),
      ...quantilesOf(latencies),
    });
    for (const arrivalsPerSecond of RATES) {
      collectGarbage();
      const sent = await sendAtRate(server.url, bodies, arrivalsPerSecond, SECONDS);
      const { refusedShare } = sent;
      report({
        ...{ case: 'graphql', arrivalsPerSecond, ...(refusedShare > 0 && { refusedShare }) },
        ...quantilesOf(sent.latencies),
      });
    }
  } finally {
    await server.stop();
    await proxy.close();
  }
}

function quantilesOf(latencies: readonly number[]) {
  return {
    samples: latencies.length,
    medianMs: quantile(latencies, 0.5),
    p95Ms: quantile(latencies, 0.95),
    p99Ms: quantile(latencies, 0.99),
  };
}

/** The same page from the database and from the engine, one after the other. @throws Error where they differ */
async function raceCypher(
  database: Database,
  graph: GraphSnapshot,
  seekers: readonly Organisation[],
  report: (finding: Finding) => void,
): Promise<void> {
  const engine = createEngineUnderTest({ indexed: true });
  engine.load(graph);
  const ask = await prepareCypherTop20(database, graph);
  const places = new Map(graph.organisations.map(({ id }, index) => [id, index]));
  const queries = plainQueries(seekers);
  await ask(places.get(seekers[0].id)!, FIRST);
  for (const query of queries) engine.search(query);

  const [times, engineTimes]: [number[], number[]] = [[], []];
  for (const query of queries) {
    const { id } = query.seeker.organisation;
    const began = performance.now();
    const theirs = await ask(places.get(id)!, FIRST);
    times.push(performance.now() - began);
    engineTimes.push(millisecondsOf(() => engine.search(query)));
    const ours = engine.search(query).positions;
    const differs = ours.some(({ s }, i) => Math.abs(s - (theirs[i]?.s ?? NaN)) > TOLERANCE * s);
    if (theirs.length !== ours.length || differs) {
      throw new Error(`the Cypher query and the engine answer otherwise for ${id}`);
    }
  }
  const medianMs = quantile(times, 0.5);
  report({
    ...{ case: 'cypher', samples: times.length, medianMs, p95Ms: quantile(times, 0.95) },
    engineMedianMs: quantile(engineTimes, 0.5),
    timesFasterThanCypher: medianMs / quantile(engineTimes, 0.5),
  });
}
