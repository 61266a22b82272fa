import type { GraphChanges, GraphSnapshot } from '../../src/domain/graph';
import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { createServingEngine } from '../../src/engine/servingEngine';
import { createGraphCopy } from '../../src/services/graphCopy';
import type { GraphCopyParts } from '../../src/services/graphCopy';
import type { GraphCounters } from '../../src/services/graphSource';
import { plainGraph, plainOrganisation } from '../support/golden/plainGraph';

const NOTHING = { organisations: [], resources: [], sectors: [], supplies: [], alliances: [] };
const POLL_MS = 1_000;
const MINUTE = 60_000;

/** A graph that only counts, a clock that moves when told, and an engine that notes what it is given. */
function world() {
  const graph = { revision: 1, reloads: 0, away: false, breaksEngine: false };
  const done: string[] = [];
  const logged: string[] = [];
  let time = Date.parse('2026-03-01T23:59:00Z');
  let timer: { at: number; task: () => void } | undefined;
  const engine = {
    revision: -1,
    load(snapshot: GraphSnapshot, asOf: string) {
      done.push(`load ${snapshot.revision} as of ${asOf}`);
      engine.revision = snapshot.revision;
      return Promise.resolve();
    },
    apply(changes: GraphChanges) {
      done.push(`apply ${changes.since}..${changes.revision}`);
      if (graph.breaksEngine) return Promise.reject(new Error('a fault of the engine'));
      engine.revision = changes.revision;
      return Promise.resolve();
    },
    renewStatistics(asOf: string) {
      done.push(`renew as of ${asOf}`);
      return Promise.resolve();
    },
  };
  function read<T>(answer: T): Promise<T> {
    return graph.away ? Promise.reject(new Error('Neo4j is away')) : Promise.resolve(answer);
  }
  const parts: GraphCopyParts = {
    engine,
    catalogue: { load: () => undefined, apply: () => undefined },
    source: {
      counters: () => read<GraphCounters>({ revision: graph.revision, reloads: graph.reloads }),
      snapshot: () => read({ ...NOTHING, revision: graph.revision }),
      changesSince: (since) =>
        read({ ...NOTHING, since, revision: graph.revision, removals: [], suppliesChanged: false }),
    },
    clock: {
      now: () => new Date(time),
      after(milliseconds, task) {
        timer = { at: time + milliseconds, task };
        return () => (timer = undefined);
      },
    },
    log: {
      debug: (_, message) => logged.push(message),
      info: (_, message) => logged.push(message),
      warn: (_, message) => logged.push(message),
      error: (_, message) => logged.push(message),
    },
    pollMs: POLL_MS,
    reloadMinutes: 10,
  };
  return {
    ...{ graph, done, logged, engine, parts },
    copy: createGraphCopy(parts),
    /** Lets time pass, and every look at the graph that falls due. */
    pass: async (milliseconds: number): Promise<void> => {
      const until = time + milliseconds;
      while (timer && timer.at <= until) {
        const { at, task } = timer;
        time = at;
        timer = undefined;
        task();
        for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      }
      time = until;
    },
    pauseUntilNextLook: () => (timer ? timer.at - time : undefined),
  };
}

test('loads once, and answers are ready', async () => {
  const { copy, done } = world();
  expect(copy.status()).toEqual({ state: 'starting' });
  await copy.start();
  expect(done).toEqual(['load 1 as of 2026-03-01']);
  expect(copy.status()).toEqual({ state: 'ready', revision: 1 });
});

test('a first load that fails rejects', async () => {
  const { copy, graph } = world();
  graph.away = true;
  await expect(copy.start()).rejects.toThrow('Neo4j is away');
  expect(copy.status()).toEqual({ state: 'starting' });
});

test('a poll applies what changed, and nothing where nothing did', async () => {
  const { copy, graph, done, pass } = world();
  await copy.start();
  await pass(3 * POLL_MS);
  graph.revision = 4;
  await pass(POLL_MS);
  expect(done).toEqual(['load 1 as of 2026-03-01', 'apply 1..4']);
  expect(copy.status()).toEqual({ state: 'ready', revision: 4 });
});

test('commits that arrive while changes are read are in the same apply', async () => {
  const { copy, graph, parts, done, pass } = world();
  await copy.start();
  const { source } = parts;
  const changesSince = source.changesSince.bind(source);
  source.changesSince = async (since) => {
    const changes = await changesSince(since);
    if (graph.revision < 4) graph.revision += 1;
    return changes;
  };
  graph.revision = 2;
  await pass(POLL_MS);
  expect(done.slice(1)).toEqual(['apply 1..4']);
});

test('a writer waits for its own revision; writers that wait together cause one apply', async () => {
  const { copy, graph, done, engine } = world();
  await copy.start();
  graph.revision = 3;
  await Promise.all([copy.catchUp(2), copy.catchUp(3), copy.catchUp(3)]);
  expect(engine.revision).toBe(3);
  expect(done.slice(1)).toEqual(['apply 1..3']);
});

test('everything is read anew after ten minutes, on a touch, and where the graph is another one', async () => {
  const { copy, graph, done, pass } = world();
  await copy.start();
  await pass(10 * MINUTE);
  expect(done.slice(1)).toEqual(['renew as of 2026-03-02', 'load 1 as of 2026-03-02']);
  graph.reloads += 1;
  await pass(2 * POLL_MS);
  expect(done.slice(3)).toEqual(['load 1 as of 2026-03-02']);
  graph.revision = 0;
  await pass(2 * POLL_MS);
  expect(done.slice(4)).toEqual(['load 0 as of 2026-03-02']);
});

test('what is written while everything is read anew shows before that ends, and is in it', async () => {
  const { copy, graph, parts, done, pass } = world();
  await copy.start();
  const { source } = parts;
  const whole = await source.snapshot();
  let finish = (): void => undefined;
  source.snapshot = () => new Promise((resolve) => (finish = () => resolve(whole)));
  graph.reloads += 1;
  await pass(POLL_MS);
  graph.revision = 2;
  await pass(POLL_MS);
  expect(done.slice(1)).toEqual(['apply 1..2']);
  graph.revision = 3;
  finish();
  await pass(POLL_MS);
  expect(done.slice(2)).toEqual(['load 3 as of 2026-03-01']);
  expect(copy.status()).toEqual({ state: 'ready', revision: 3 });
});

test('while the graph is away the copy stays, says so once, looks less often, and recovers by itself', async () => {
  const { copy, graph, logged, done, pass, pauseUntilNextLook } = world();
  await copy.start();
  graph.away = true;
  graph.revision = 2;
  await pass(POLL_MS);
  expect(copy.status()).toEqual({
    state: 'stale',
    revision: 1,
    since: new Date('2026-03-01T23:59:01Z'),
    reason: 'Neo4j is away',
  });
  await copy.catchUp(2);
  await pass(MINUTE);
  expect(pauseUntilNextLook()).toBeGreaterThan(POLL_MS);
  expect(logged).toEqual(['the graph cannot be read; answers stay as they were']);
  graph.away = false;
  await pass(10_000);
  expect(copy.status()).toEqual({ state: 'ready', revision: 2 });
  expect(done.slice(1)).toEqual(['renew as of 2026-03-02', 'apply 1..2']);
  expect(logged.slice(1)).toEqual(['the graph can be read again']);
});

test('the copy is of the day that it is, also where nothing is written and nothing is ever read anew', async () => {
  const { parts, done, pass } = world();
  const copy = createGraphCopy({ ...parts, reloadMinutes: 0 });
  await copy.start();
  await pass(MINUTE - 1);
  expect(done).toEqual(['load 1 as of 2026-03-01']);
  await pass(2 * POLL_MS);
  await pass(20 * MINUTE);
  expect(done.slice(1)).toEqual(['renew as of 2026-03-02']);
});

test('what is closed on a later day than the copy was loaded is in no answer once the writer has its own', async () => {
  const { parts, graph } = world();
  const engine = createServingEngine(createIndexedEngine(), null);
  const lent = (until: string | null) => ({ 'skill:roasting': { strength: 1, until } });
  const seeker = { id: 'seeker', needs: { 'skill:roasting': 5 } };
  const before = plainGraph({ organisations: [seeker, { id: 'roaster', offers: lent(null) }] });
  let now = '2026-03-01T12:00:00Z';
  const copy = createGraphCopy({
    ...{ ...parts, engine },
    clock: { ...parts.clock, now: () => new Date(now) },
    source: {
      counters: () => Promise.resolve({ revision: graph.revision, reloads: 0 }),
      snapshot: () => Promise.resolve(before),
      changesSince: (since) =>
        Promise.resolve({
          ...{ ...NOTHING, since, revision: graph.revision, removals: [], suppliesChanged: false },
          organisations:
            since < 2 && graph.revision === 2
              ? [plainOrganisation({ id: 'roaster', offers: lent('2026-03-02') })]
              : [],
        }),
    },
  });
  await copy.start();
  const covered = () =>
    engine.explain(
      { organisation: { tenant: 'default', id: 'seeker' } },
      { tenant: 'default', id: 'roaster' },
    )?.seeker.coveredCount;
  expect(covered()).toBe(1);
  now = '2026-03-02T00:00:00Z';
  graph.revision = 2;
  await copy.catchUp(2);
  expect(covered()).toBe(0);
});

test('an engine that fails half-way is loaded anew', async () => {
  const { copy, graph, done, pass } = world();
  await copy.start();
  graph.breaksEngine = true;
  graph.revision = 2;
  await pass(POLL_MS);
  expect(copy.status()).toMatchObject({ state: 'stale', reason: 'a fault of the engine' });
  await pass(10_000);
  expect(done.slice(1)).toEqual(['apply 1..2', 'load 2 as of 2026-03-01']);
  expect(copy.status()).toEqual({ state: 'ready', revision: 2 });
});

test('a stopped copy looks no more', async () => {
  const { copy, graph, done, pass, pauseUntilNextLook } = world();
  await copy.start();
  await copy.stop();
  graph.revision = 9;
  await pass(MINUTE);
  expect(done).toHaveLength(1);
  expect(pauseUntilNextLook()).toBeUndefined();
  expect(copy.status()).toEqual({ state: 'stopped' });
});
