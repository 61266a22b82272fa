import { createMemory, type GraphMemory } from '../../src/engine/kernel/graphMemory';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createIndexedEngine, type IndexedEngine } from '../../src/engine/indexedEngine';
import { createScanEngine } from '../../src/engine/scanEngine';
import { createServingEngine, type ServingEngine } from '../../src/engine/servingEngine';
import type { Engine, RankPosition, RankQuery } from '../../src/engine/engine';
import type { GraphSnapshot } from '../../src/domain/graph';
import type { SearchTask } from '../../src/engine/generation/searchTask';
import { type SearchThreads, startSearchThreads } from '../../src/engine/threads/searchThreads';
import { graphAfter, randomChanges } from '../support/engineChanges';
import { randomQuery } from '../support/engineQueries';
import { eventually } from '../support/eventually';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { seededRandom } from '../support/random/seededRandom';
import { tellPage } from '../support/tellPage';

const QUEUE = 4;
const faults: Error[] = [];
let threads: SearchThreads;

/** An engine served by the three threads, the plain one, and what is in both. */
interface Served {
  readonly core: IndexedEngine;
  readonly serving: ServingEngine;
  readonly plain: Engine;
  snapshot: GraphSnapshot;
}

beforeAll(() => {
  threads = startSearchThreads({
    ...{ count: 3, queue: QUEUE, execArgv: ['-r', join(__dirname, '../support/fragileThread.cjs')] },
    onFault: (error) => faults.push(error),
  });
});

afterAll(() => threads.close());

test('threads say when they are ready', () => threads.ready());

async function served(seed: number, organisations: number, longestTail = 1000): Promise<Served> {
  const snapshot = randomSnapshot({ seed, organisations });
  const core = createIndexedEngine({ smallest: 1, longestTail });
  const serving = createServingEngine(core, threads);
  const plain = createScanEngine();
  await serving.load(snapshot, RANDOM_SNAPSHOT_DAY);
  plain.load(snapshot, RANDOM_SNAPSHOT_DAY);
  return { core, serving, plain, snapshot };
}

const tellPosition = ({ known, s, candidate }: RankPosition): unknown => [known, s, { ...candidate }];

const anyQuery = ({ snapshot }: Served): RankQuery => {
  const { tenant, id } = snapshot.organisations[0];
  return { seeker: { organisation: { tenant, id } }, first: 5 };
};

test('300 queries through one pool of three threads, also between changes, are as the plain engine says', async () => {
  for (let seed = 0; seed < 10; seed++) {
    const graph = await served(seed, 4 + 4 * seed, seed % 2 === 0 ? 2 : 1000);
    const random = seededRandom(seed);
    for (let step = 0; step < 5; step++) {
      const queries = Array.from({ length: 6 }, () => randomQuery(random, graph.snapshot));
      const wanted = queries.map((query) => tellPage(graph.plain.rank(query)));
      const pages = queries.map(async (query) => tellPage(await graph.serving.rank(query)));
      const changes = randomChanges(random, graph.snapshot);
      // They are applied while the queries are under way, which answer for the graph as it was.
      const applied = graph.serving.apply(changes, RANDOM_SNAPSHOT_DAY);
      expect(await Promise.all(pages)).toEqual(wanted);
      await applied;
      graph.plain.apply(changes, RANDOM_SNAPSHOT_DAY);
      graph.snapshot = graphAfter(graph.snapshot, changes);
    }
  }
});

test('many at once give what one at a time gives', async () => {
  const graph = await served(7, 40);
  const random = seededRandom(7);
  const queries = Array.from({ length: 60 }, () => randomQuery(random, graph.snapshot));
  expect(await graph.serving.searchAll(queries)).toEqual(queries.map((query) => graph.core.search(query)));
});

test('many at once are all of the graph as it was when they were asked for', async () => {
  for (const longestTail of [2, 1000]) {
    const graph = await served(9, 40, longestTail);
    const random = seededRandom(9);
    const queries = Array.from({ length: 300 }, () => randomQuery(random, graph.snapshot));
    const wanted = queries.map((query) => graph.core.search(query).positions.map(tellPosition));
    const found = graph.serving.searchAll(queries);
    for (let step = 0; step < 5; step++) {
      const changes = randomChanges(random, graph.snapshot);
      graph.snapshot = graphAfter(graph.snapshot, changes);
      await graph.serving.apply(changes, RANDOM_SNAPSHOT_DAY);
    }
    expect((await found).map(({ positions }) => positions.map(tellPosition))).toEqual(wanted);
    const after = queries.map((query) => graph.core.search(query).positions.map(tellPosition));
    expect(after).not.toEqual(wanted);
  }
});

test('a place in a list is counted in a thread as the plain engine counts it', async () => {
  const graph = await served(5, 40);
  const random = seededRandom(5);
  let listed = 0;
  for (let i = 0; i < 40; i++) {
    const query = randomQuery(random, graph.snapshot);
    const candidate = random.pick(graph.snapshot.organisations);
    const place = graph.plain.rankOf(query, candidate);
    expect(await graph.serving.rankOf(query, candidate)).toEqual(place);
    if (place) listed++;
  }
  expect(listed).toBeGreaterThan(5);
});

test('a thread that ends in mid-query fails its request, and another takes its place', async () => {
  const graph = await served(1, 20);
  const { memory, view } = graph.core.prepare(anyQuery(graph));
  const deadly = { memory, view, tasks: Array<SearchTask>(10_001) };
  const others = Array.from({ length: QUEUE }, () => graph.serving.rank(anyQuery(graph)));
  await expect(threads.search(deadly)).rejects.toMatchObject({
    code: 'THREAD_FAILED',
    details: { cause: expect.any(Error) as Error },
  });
  expect(faults.at(-1)?.message).toContain('exited with code: 7');
  await Promise.all(others);
  for (let i = 0; i < 2 * threads.count; i++) {
    const page = await graph.serving.rank(anyQuery(graph));
    expect(tellPage(page)).toEqual(tellPage(graph.plain.rank(anyQuery(graph))));
  }
});

test('threads that cannot be loaded fail what waits for them, with the reason, and are not tried for ever', async () => {
  const heard: Error[] = [];
  const broken = startSearchThreads({
    ...{ count: 2, queue: 10, execArgv: ['-r', join(__dirname, 'no-such-file.cjs')] },
    onFault: (error) => heard.push(error),
  });
  const reason = {
    code: 'THREAD_FAILED',
    message: expect.stringMatching(/cannot be started.*no-such-file.cjs/s) as string,
  };
  await expect(broken.ready()).rejects.toMatchObject(reason);
  const graph = await served(1, 20);
  const { memory, view } = graph.core.prepare(anyQuery(graph));
  const asked = Array.from({ length: 6 }, () => broken.search({ memory, view, tasks: [] }));
  await Promise.all(asked.map((search) => expect(search).rejects.toMatchObject(reason)));
  await expect(
    broken.rebuild({ memory, view, options: { smallest: 1, tail: { least: 10, most: 10 } } }),
  ).rejects.toMatchObject(reason);
  const faultsBefore = heard.length;
  await pause(300);
  expect(heard).toHaveLength(faultsBefore);
  await broken.close();
});

test('what is no generation is refused', async () => {
  const graph = await served(1, 20);
  const { view } = graph.core.prepare(anyQuery(graph));
  await expect(threads.search({ memory: createMemory(64), view, tasks: [] })).rejects.toMatchObject({
    code: 'THREAD_FAILED',
  });
  expect(faults.at(-1)?.message).toContain('no shared copy');
});

test('who comes when too many wait is told to try again; who has gone away is not searched for', async () => {
  const graph = await served(2, 20);
  const gone = new AbortController();
  const asked = Array.from({ length: threads.count + QUEUE - 1 }, () => graph.serving.rank(anyQuery(graph)));
  const aborted = graph.serving.rank(anyQuery(graph), gone.signal);
  const refused = graph.serving.rank(anyQuery(graph));
  gone.abort();
  await expect(refused).rejects.toMatchObject({ code: 'OVERLOADED' });
  await expect(aborted).rejects.toMatchObject({ code: 'REQUEST_ABORTED' });
  await expect(graph.serving.rank(anyQuery(graph), gone.signal)).rejects.toMatchObject({
    code: 'REQUEST_ABORTED',
  });
  await expect(Promise.all(asked)).resolves.toHaveLength(asked.length);
});

test('changes that come while a generation is rebuilt are in the next one', async () => {
  const graph = await served(3, 45, 3);
  const random = seededRandom(3);
  const generations = new Set<GraphMemory>();
  await eventually(
    async () => {
      const changes = randomChanges(random, graph.snapshot);
      await graph.serving.apply(changes, RANDOM_SNAPSHOT_DAY);
      graph.plain.apply(changes, RANDOM_SNAPSHOT_DAY);
      graph.snapshot = graphAfter(graph.snapshot, changes);
      const query = randomQuery(random, graph.snapshot);
      expect(tellPage(await graph.serving.rank(query))).toEqual(tellPage(graph.plain.rank(query)));
      return generations.add(graph.core.prepare(query).memory).size;
    },
    (count) => count >= 6,
  );
});
