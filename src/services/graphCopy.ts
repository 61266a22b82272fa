import type { GraphChanges, GraphSnapshot } from '../domain/graph';
import type { ServingEngine } from '../engine/servingEngine';
import type { Catalogue } from './catalogue';
import { isoDay } from './clock';
import type { Clock } from './clock';
import type { GraphSource } from './graphSource';
import type { GraphKeeper, KeptGraph } from './keptGraph/keptGraph';
import type { Log } from './log';
import { mergeChanges, mergeIntoSnapshot } from '../domain/mergeChanges';

/** STARTING has no answers yet; STALE still has the answers of the last revision it reached. */
export type GraphCopyStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly revision: number }
  | { readonly state: 'stale'; readonly revision: number; readonly since: Date; readonly reason: string }
  | { readonly state: 'stopped' };

/** Keeps the engine and the catalogue, which live in memory, at the revision of the graph and at the day, UTC. */
export interface GraphCopy {
  status(): GraphCopyStatus;
  /** The first load, from a kept copy where that will do, then watching. Rejects where the graph cannot be read. */
  start(): Promise<void>;
  /**
   * Resolves once answers include `revision`, so that a writer sees its own write. Where Neo4j went away meanwhile it
   * resolves too: the write stands, and shows once the graph can be read again.
   */
  catchUp(revision: number): Promise<void>;
  /** Reads everything anew, after writes that left no revision. Rejects where the graph cannot be read. */
  reload(): Promise<void>;
  /** Stops watching; waits for a pass under way. */
  stop(): Promise<void>;
}

export interface GraphCopyParts {
  readonly engine: Pick<ServingEngine, 'revision' | 'load' | 'apply' | 'renewStatistics'>;
  readonly catalogue: Pick<Catalogue, 'load' | 'apply'>;
  readonly source: GraphSource;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps a copy for the next start; absent where none is to be kept. */
  readonly keeper?: GraphKeeper;
  /** Milliseconds between two looks at the counters. */
  readonly pollMs: number;
  /** Minutes between two full reloads; 0 is never. */
  readonly reloadMinutes: number;
}

/** Reads that follow on one another until a pass has seen every commit; beyond these the next pass goes on. */
const MAX_READS = 5;
/** Longest pause between two looks while Neo4j is away, in milliseconds. */
const MAX_PAUSE_MS = 5_000;

/** A copy that is not started; see GraphCopy. */
export function createGraphCopy(parts: GraphCopyParts): GraphCopy {
  const { engine, catalogue, source, clock, log } = parts;
  let status: GraphCopyStatus = { state: 'starting' };
  let loadedAt = 0;
  /** The day that offers and needs of the engine are as of. */
  let day = '';
  let reloads = 0;
  let failures = 0;
  /** False while the engine takes changes in: a failure there leaves it half changed, and only a reload helps. */
  let intact = true;
  let loading: Promise<void> | undefined;
  let keeping: Promise<void> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let cancelTimer = (): void => {};

  /** One at a time, in the order asked for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function readChanges(from: number): Promise<GraphChanges> {
    let changes = await source.changesSince(from);
    for (let reads = 1; changes.revision > from && reads < MAX_READS; reads++) {
      from = changes.revision;
      changes = mergeChanges(changes, await source.changesSince(from));
    }
    return changes;
  }

  /** The long read happens beside the queue, so that writes need not wait for it; only the swap is in turn. */
  async function readEverything(): Promise<void> {
    const counters = await source.counters();
    const startedAt = clock.now().getTime();
    const read = { snapshot: await source.snapshot(), reloads: counters.reloads, readAt: startedAt };
    keep({ ...read, snapshot: await takeUp(read) });
  }

  /** Makes a copy that was read the one of the answers, with what has changed since. */
  function takeUp({ snapshot: pages, ...read }: KeptGraph): Promise<GraphSnapshot> {
    return inTurn(async () => {
      const snapshot = mergeIntoSnapshot(pages, await readChanges(pages.revision));
      const today = isoDay(clock.now());
      intact = false;
      await engine.load(snapshot, today);
      catalogue.load(snapshot);
      intact = true;
      day = today;
      loadedAt = read.readAt;
      reloads = read.reloads;
      if (status.state !== 'stopped') status = { state: 'ready', revision: snapshot.revision };
      return snapshot;
    });
  }

  /** Beside everything else; a copy is skipped while the one before is still being written. */
  function keep(kept: KeptGraph): void {
    keeping ??= parts.keeper?.write(kept).finally(() => (keeping = undefined));
  }

  /** Goes on from the kept copy where the graph still knows its revision. False where everything has to be read. */
  async function resume(): Promise<boolean> {
    const kept = (await parts.keeper?.read()) ?? null;
    if (kept === null) return false;
    const { revision } = kept.snapshot;
    const counters = await source.counters();
    if (counters.revision < revision || counters.reloads !== kept.reloads) {
      const known =
        counters.revision < revision ? 'the graph does not know its revision' : 'a reload was asked for';
      log.warn({ revision, graph: counters }, `the kept copy of the graph is not used: ${known}`);
      return false;
    }
    const { revision: reached } = await takeUp(kept);
    log.debug({ kept: revision, revision: reached }, 'went on from the kept copy of the graph');
    return true;
  }

  function load(): Promise<void> {
    loading ??= readEverything().finally(() => (loading = undefined));
    return loading;
  }

  async function applyChanges(): Promise<void> {
    if (!intact) throw new Error('a change broke off half-way; the graph has to be read anew');
    const changes = await readChanges(engine.revision);
    if (changes.revision === engine.revision) return;
    intact = false;
    await engine.apply(changes, isoDay(clock.now()));
    catalogue.apply(changes);
    intact = true;
    await renewDay();
  }

  /** What ends, ends with its day, whether anything is written then or not. */
  async function renewDay(): Promise<void> {
    const today = isoDay(clock.now());
    if (!intact || today === day) return;
    intact = false;
    await engine.renewStatistics(today);
    intact = true;
    day = today;
  }

  function isOld(): boolean {
    const age = clock.now().getTime() - loadedAt;
    return parts.reloadMinutes > 0 && age >= parts.reloadMinutes * 60_000;
  }

  /** True where only reading everything will do: it is time, somebody asked, or this is another graph. */
  async function needsLoad(): Promise<boolean> {
    if (!intact || isOld()) return true;
    return inTurn(async () => {
      const counters = await source.counters();
      if (counters.reloads !== reloads || counters.revision < engine.revision) return true;
      if (counters.revision > engine.revision) await applyChanges();
      return false;
    });
  }

  async function pass(): Promise<void> {
    try {
      await inTurn(renewDay);
      if (loading) await followMeanwhile();
      else if (!(await needsLoad())) recovered();
      else {
        const whole = load().then(recovered, failed);
        if (!intact) await whole;
      }
    } catch (error) {
      failed(error);
    }
  }

  /** Reading everything takes long: what others write meanwhile shows in the copy as it is, and is in the next one. */
  async function followMeanwhile(): Promise<void> {
    if (!intact) return;
    const { revision } = await source.counters();
    await inTurn(async () => {
      if (intact && revision > engine.revision) await applyChanges();
    });
  }

  function recovered(): void {
    if (status.state === 'stopped') return;
    if (status.state === 'stale') log.info({ revision: engine.revision }, 'the graph can be read again');
    failures = 0;
    status = { state: 'ready', revision: engine.revision };
  }

  function failed(error: unknown): void {
    failures += 1;
    if (status.state !== 'ready') return;
    const reason = error instanceof Error ? error.message : String(error);
    status = { state: 'stale', revision: engine.revision, since: clock.now(), reason };
    log.warn(
      { err: error, revision: engine.revision },
      'the graph cannot be read; answers stay as they were',
    );
  }

  function watch(): void {
    if (status.state === 'stopped') return;
    const pause = Math.min(MAX_PAUSE_MS, parts.pollMs * 2 ** Math.min(failures, 16));
    cancelTimer = clock.after(Math.max(parts.pollMs, pause), () => void pass().then(watch));
  }

  return {
    status: () => status,
    async start() {
      if (!(await resume())) await load();
      watch();
    },
    async catchUp(revision) {
      if (status.state === 'starting') return;
      await inTurn(async () => {
        if (engine.revision < revision) await applyChanges().then(recovered, failed);
      });
    },
    reload: load,
    async stop() {
      status = { state: 'stopped' };
      cancelTimer();
      await Promise.allSettled([loading, queue]);
      await keeping;
    },
  };
}
