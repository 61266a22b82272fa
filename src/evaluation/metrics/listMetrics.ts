/** How long a list people read is taken to be. */
export const LIST_LENGTH = 20;

/** How well one question's answers stand in one ranking; ties count at their expectation over all orders. */
export interface ListMetrics {
  /** Probability that at least one answer is among the first 20. */
  readonly hitRate: number;
  /** Discounted gain of the answers among the first 20 over the best possible. */
  readonly ndcg: number;
  /** Probability that an answer stands above a wrong candidate; null where every candidate is an answer. */
  readonly auc: number | null;
  /** The same with wrong candidates drawn in proportion to their popularity; null where their weights sum to 0. */
  readonly aucHard: number | null;
}

/**
 * O(candidates * answers).
 * @param scores one for each candidate, higher is better
 * @param relevant 1 for an answer, else 0; at least one answer
 * @param popularity 0 and more for each candidate
 * @param length of the list that hit rate and gain look at
 */
export function listMetrics(
  scores: Float64Array,
  relevant: Uint8Array,
  popularity: Float64Array,
  length = LIST_LENGTH,
): ListMetrics {
  let answers = 0;
  let wrongWeight = 0;
  for (let i = 0; i < scores.length; i++) {
    if (relevant[i] === 1) answers++;
    else wrongWeight += popularity[i];
  }
  const wrong = scores.length - answers;
  let [gain, wins, weightedWins, missed] = [0, 0, 0, 1];
  for (let at = 0; at < scores.length; at++) {
    if (relevant[at] === 0) continue;
    const score = scores[at];
    let [above, equal, equalAnswers, below, belowWeight] = [0, 0, 0, 0, 0];
    for (let i = 0; i < scores.length; i++) {
      const other = scores[i];
      if (other > score) above++;
      else if (other === score) {
        equal++;
        if (relevant[i] === 1) equalAnswers++;
        else {
          below += 0.5;
          belowWeight += 0.5 * popularity[i];
        }
      } else if (relevant[i] === 0) {
        below++;
        belowWeight += popularity[i];
      }
    }
    gain += expectedDiscount(above, equal, length);
    wins += below;
    weightedWins += belowWeight;
    if (above < length) missed = Math.min(missed, chanceOfNone(equal, equalAnswers, length - above));
  }
  return {
    hitRate: 1 - missed,
    ndcg: gain / idealGain(answers, length),
    auc: wrong === 0 ? null : wins / (answers * wrong),
    aucHard: wrongWeight === 0 ? null : weightedWins / (answers * wrongWeight),
  };
}

function discountAt(rank: number): number {
  return 1 / Math.log2(rank + 1);
}

/** The mean discount of the ranks that a tie of `size` below `above` others may take. */
function expectedDiscount(above: number, size: number, length: number): number {
  let sum = 0;
  for (let rank = above + 1; rank <= Math.min(above + size, length); rank++) sum += discountAt(rank);
  return sum / size;
}

function idealGain(answers: number, length: number): number {
  let sum = 0;
  for (let rank = 1; rank <= Math.min(answers, length); rank++) sum += discountAt(rank);
  return sum;
}

/** Probability that none of `answers` of a tie of `size` is among its first `open` in random order. */
function chanceOfNone(size: number, answers: number, open: number): number {
  let chance = 1;
  for (let i = 0; i < Math.min(open, size); i++) chance *= Math.max(0, size - answers - i) / (size - i);
  return chance;
}
