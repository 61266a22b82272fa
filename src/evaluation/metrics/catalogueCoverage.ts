import { LIST_LENGTH } from './listMetrics';

/** Share of all candidates that some list of 20 shows; ties at their expectation. */
export interface CatalogueCoverage {
  /** Adds one list: the candidates' numbers and, in the same order, their scores. O(n log n). */
  add(candidates: Int32Array, scores: Float64Array): void;
  share(): number;
}

/** Counts whoever is among the first `length` of some list. */
export function createCatalogueCoverage(candidates: number, length = LIST_LENGTH): CatalogueCoverage {
  const unseen = new Float64Array(candidates).fill(1);
  return {
    add: (numbers, scores) => {
      const sorted = Float64Array.from(scores).sort();
      const threshold = sorted[Math.max(0, sorted.length - length)];
      let [above, equal] = [0, 0];
      for (const score of scores) {
        if (score > threshold) above++;
        else if (score === threshold) equal++;
      }
      const ofTie = Math.min(1, (length - above) / equal);
      for (let i = 0; i < scores.length; i++) {
        if (scores[i] > threshold) unseen[numbers[i]] = 0;
        else if (scores[i] === threshold) unseen[numbers[i]] *= 1 - ofTie;
      }
    },
    share: () => (candidates === 0 ? 0 : 1 - unseen.reduce((sum, chance) => sum + chance, 0) / candidates),
  };
}
