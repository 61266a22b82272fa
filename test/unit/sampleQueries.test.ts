import { sampleQueries, usualQuestions } from '../../src/evaluation/sampleQueries';
import type { Task } from '../../src/evaluation/tasks/task';

/** A task of which nothing but the numbers of its questions and candidates matter. */
function taskOf(questions: number, ...candidates: readonly number[]): Task {
  return {
    queries: Array.from({ length: questions }, (_, number) => ({ number })),
    views: candidates.map((length) => ({ candidates: Array.from({ length }, (_, i) => i) })),
  } as unknown as Task;
}

test.each([
  [1, 1_000],
  [4_500, 1_000],
  [9_000, 500],
  [200_000, 50],
])('among %i candidates %i questions are asked at most', (candidates, most) => {
  expect(usualQuestions(taskOf(1, 1, candidates))).toBe(most);
});

test('draws by the seed, and keeps the order', () => {
  const task = taskOf(100, 10);
  const drawn = sampleQueries(task, 10, 7).queries;
  const numbers = drawn.map((query) => task.queries.indexOf(query));
  expect(numbers).toHaveLength(10);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(sampleQueries(task, 10, 7).queries).toEqual(drawn);
  expect(sampleQueries(task, 10, 8).queries).not.toEqual(drawn);
  expect(sampleQueries(task, 100, 7)).toBe(task);
});
