import { seededDraws } from './seededDraws';
import type { Task } from './tasks/task';

/** So many questions are asked where no number is named: more would hardly narrow an interval. */
const MOST = 1_000;
/** Fewer where candidates are many, so that large datasets end: questions times candidates, and the least there are. */
const MOST_PAIRS = 4_500_000;
const LEAST = 50;

/** How many questions of a task are asked where no number is named. */
export function usualQuestions({ views }: Task): number {
  const candidates = Math.max(1, ...views.map((view) => view.candidates.length));
  return Math.min(MOST, Math.max(LEAST, Math.floor(MOST_PAIRS / candidates)));
}

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
