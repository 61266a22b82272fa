import type { GraphMemory } from '../kernel/graphMemory';
import type { GenerationOptions } from './buildGeneration';
import { rebuildGeneration } from './buildGeneration';
import type { GraphView } from './graphReader';

/** A generation to be rebuilt from a view of one: what may be done in another thread. */
export interface RebuildJob {
  readonly memory: GraphMemory;
  readonly view: GraphView;
  readonly options: GenerationOptions;
}

/**
 * Long work in steps. Where it yields nothing it may be interrupted; where it yields a job it wants the memory that
 * comes of it.
 */
export type Work<T> = Generator<RebuildJob | undefined, T, GraphMemory | undefined>;

/** Rebuilds here and now; O(rows * size of one). */
export function runRebuild({ memory, view, options }: RebuildJob): GraphMemory {
  return rebuildGeneration(memory, view, options);
}

/** Does the work without a pause. */
export function workThrough<T>(work: Work<T>): T {
  let step = work.next();
  while (!step.done) step = work.next(step.value && runRebuild(step.value));
  return step.value;
}
