import type { GraphMemory } from '../kernel/graphMemory';
import { type GraphReader, type GraphView, openReader } from '../generation/graphReader';
import { runSearch, type SearchTask } from '../generation/searchTask';
import { type RebuildJob, runRebuild } from '../generation/work';
import type { Ranking } from '../search/ranking';

/** Queries of one view of one generation. */
export interface SearchMessage {
  /** The generation, and which one it is: it comes as another object in every message. */
  readonly memory: GraphMemory;
  readonly generation: number;
  readonly view: GraphView;
  readonly tasks: readonly SearchTask[];
}

/** What this thread has open: the generation it searched last. */
const open: { generation: number; reader: GraphReader | null } = { generation: 0, reader: null };

/** Runs in a thread of the pool. */
export function search({ memory, generation, view, tasks }: SearchMessage): Ranking[] {
  if (open.reader === null || open.generation !== generation) {
    open.reader = openReader(memory);
    open.generation = generation;
  }
  const { reader } = open;
  return tasks.map((task) => runSearch(reader, view, task));
}

/** Runs in a thread of the pool, as soon as it has loaded this file. */
export function ready(): void {}

/** Runs in a thread of the pool. */
export function rebuild(job: RebuildJob): GraphMemory {
  return runRebuild(job);
}
