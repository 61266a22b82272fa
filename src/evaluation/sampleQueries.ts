import { seededDraws } from './seededDraws';
import type { Task } from './tasks/task';

/** The task with at most `most` of its questions, drawn by the seed, in their order. */
export function sampleQueries(task: Task, most: number, seed: number): Task {
  if (task.queries.length <= most) return task;
  const draw = seededDraws(seed);
  const drawn = task.queries
    .map((query) => ({ query, key: draw() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, most);
  const chosen = new Set(drawn.map(({ query }) => query));
  return { ...task, queries: task.queries.filter((query) => chosen.has(query)) };
}
