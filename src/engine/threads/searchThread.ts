import { openGeneration } from '../generation/generation';
import { type GraphReader, type GraphView, openReader } from '../generation/graphReader';
import { runSearch, type SearchTask } from '../generation/searchTask';
import { type RebuildJob, runRebuild } from '../generation/work';
import type { Ranking } from '../search/ranking';

/** Queries of one view of one generation. */
export interface SearchMessage {
  /** The generation, and which one it is: a buffer is another object in every message. */
  readonly buffer: SharedArrayBuffer;
  readonly generation: number;
  readonly view: GraphView;
  readonly tasks: readonly SearchTask[];
}

/** What this thread has open: the generation it searched last. */
const open: { generation: number; reader: GraphReader | null } = { generation: 0, reader: null };

/** Runs in a thread of the pool. */
export function search({ buffer, generation, view, tasks }: SearchMessage): Ranking[] {
  if (open.reader === null || open.generation !== generation) {
    open.reader = openReader(openGeneration(buffer));
    open.generation = generation;
  }
  const { reader } = open;
  return tasks.map((task) => runSearch(reader, view, task));
}

/** Runs in a thread of the pool, as soon as it has loaded this file. */
export function ready(): void {}

/** Runs in a thread of the pool. */
export function rebuild(job: RebuildJob): SharedArrayBuffer {
  return runRebuild(job);
}
