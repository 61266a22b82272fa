import type { Knowledge } from '../knowledge';
import type { TaskQuery } from '../tasks/task';
import { type ListMetrics, listMetrics } from './listMetrics';

/** Reads the same scores from the other side: of whom should this partner hear, among all who ask? */
export interface PartnerSide {
  /** Adds the scores, by place, of the question with that number. O(answers of all questions). */
  add(question: number, scores: Float64Array): void;
  /** One for each organisation that is the answer to some question; O(questions * answers). */
  metrics(): readonly ListMetrics[];
}

/**
 * The fame of a question is the popularity of its seeker, 1 where nobody known asks.
 * @param candidates places that may be answers
 */
export function createPartnerSide(
  { organisations }: Knowledge,
  queries: readonly TaskQuery[],
  candidates: readonly number[],
): PartnerSide {
  const allowed = new Set(candidates);
  const partners = [...new Set(queries.flatMap(({ relevant }) => relevant))].filter((place) =>
    allowed.has(place),
  );
  const scoresOf = partners.map(() => new Float64Array(queries.length));
  const answers = queries.map(({ relevant }) => new Set(relevant));
  const fame = queries.map(({ place }) => (place === null ? 1 : organisations[place].popularity));
  return {
    add: (question, scores) => partners.forEach((place, i) => (scoresOf[i][question] = scores[place])),
    metrics: () =>
      partners.map((place, i) => {
        const counted = [...queries.keys()].filter((q) => !queries[q].excluded.has(place));
        return listMetrics(
          Float64Array.from(counted, (q) => scoresOf[i][q]),
          Uint8Array.from(counted, (q) => (answers[q].has(place) ? 1 : 0)),
          Float64Array.from(counted, (q) => fame[q]),
        );
      }),
  };
}
