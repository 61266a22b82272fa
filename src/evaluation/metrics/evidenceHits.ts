import { EVIDENCE_LEVELS, type EvidenceLevel } from '../../scoring/pairScore';
import type { Shown } from '../method';

/** How many candidates of each level were shown, and how many of them were answers. */
export type EvidenceHits = Readonly<Record<EvidenceLevel, { readonly shown: number; readonly hits: number }>>;

/** Calibration: whether what is said to be sure comes true more often. */
export interface EvidenceTally {
  add(shown: readonly Shown[], answers: ReadonlySet<number>): void;
  hits(): EvidenceHits;
}

/** Counts by level of evidence who is shown, and who of them is an answer. */
export function createEvidenceTally(): EvidenceTally {
  const tally = new Map(EVIDENCE_LEVELS.map((level) => [level, { shown: 0, hits: 0 }]));
  return {
    add: (shown, answers) => {
      for (const { place, evidence } of shown) {
        const level = tally.get(evidence)!;
        level.shown++;
        if (answers.has(place)) level.hits++;
      }
    },
    hits: () => Object.fromEntries(tally) as EvidenceHits,
  };
}
