import type { Task, TaskQuery } from '../tasks/task';

/** Answers of one question that are learned from, at most. */
const MOST_ANSWERS = 10;

/** A candidate of a question, and whether it is an answer. */
export interface DrawnPair {
  readonly place: number;
  readonly positive: boolean;
}

/**
 * Some answers of a question, and for each two candidates that are none: one drawn evenly, one in proportion to
 * popularity, for both what everybody has and what only the known have must not pass for a reason.
 */
export function drawPairs(
  { knowledge: { organisations } }: Task,
  { relevant, excluded }: TaskQuery,
  draw: () => number,
): readonly DrawnPair[] {
  const answers = [...relevant]
    .map((place) => ({ place, key: draw() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, MOST_ANSWERS)
    .map(({ place }) => place);
  const isAnswer = new Set(relevant);
  const others = [...organisations.keys()].filter((place) => !isAnswer.has(place) && !excluded.has(place));
  if (others.length === 0) return [];
  const fame = cumulative(others.map((place) => organisations[place].popularity));
  return answers.flatMap((place) => [
    { place, positive: true },
    { place: others[Math.floor(draw() * others.length)], positive: false },
    { place: others[drawn(fame, draw())], positive: false },
  ]);
}

function cumulative(weights: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
}

/** The first place whose sum is above that share of the whole. */
function drawn(sums: Float64Array, share: number): number {
  const wanted = share * sums[sums.length - 1];
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
