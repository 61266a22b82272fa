import { EVIDENCE_LEVELS, type EvidenceLevel } from '../../scoring/pairScore';
import { LIST_LENGTH } from './listMetrics';

/** How many candidates of each level stood among the first 20 of the lists, and how many of them were answers. */
export type EvidenceHits = Readonly<Record<EvidenceLevel, { readonly shown: number; readonly hits: number }>>;

/** Calibration: whether what is said to be sure comes true more often. */
export interface EvidenceTally {
  /** Adds the first 20 of one list, ties in the order given. O(n log n). */
  add(scores: Float64Array, relevant: Uint8Array, levelAt: (at: number) => EvidenceLevel): void;
  counts(): EvidenceHits;
}

export function createEvidenceTally(): EvidenceTally {
  const tally = Object.fromEntries(EVIDENCE_LEVELS.map((level) => [level, { shown: 0, hits: 0 }])) as Record<
    EvidenceLevel,
    { shown: number; hits: number }
  >;
  return {
    add: (scores, relevant, levelAt) => {
      const order = Int32Array.from(scores.keys()).sort((i, j) => scores[j] - scores[i] || i - j);
      for (const at of order.subarray(0, LIST_LENGTH)) {
        const level = tally[levelAt(at)];
        level.shown++;
        level.hits += relevant[at];
      }
    },
    counts: () => tally,
  };
}
