import type { Basis, EvidenceLevel } from './pairScore';
import type { AskingSide } from './askingSide';
import type { ScoringOrganisation } from './scoringOrganisation';

/** Documents shorter than this say too little to count. */
export const WORDS_THAT_TELL = 20;

/** e = q_a * o_b * r of docs/scoring.md, section 7; 0..1. */
export function evidenceOf(a: ScoringOrganisation, b: ScoringOrganisation): number {
  const telling = b.documents.filter(({ wordCount }) => wordCount >= WORDS_THAT_TELL).length;
  return askedEvidence(a) * Math.min(1, (b.offerCount + telling) / 5) * (b.stated ? 1 : 0.7);
}

/** q_a: how much there is to rank by; 0..1. */
export function askedEvidence(a: AskingSide): number {
  return Math.max(
    Math.min(1, a.needs.length / 5),
    0.6 * Math.min(1, a.offerCount / 5),
    a.query === null ? 0 : 0.6 * Math.min(1, a.query.wordCount / WORDS_THAT_TELL),
  );
}

/** The level of evidence e, 0..1, of docs/scoring.md, section 7. */
export function evidenceLevel(evidence: number): EvidenceLevel {
  if (evidence >= 0.6) return 'HIGH';
  if (evidence >= 0.3) return 'MEDIUM';
  return evidence >= 0.1 ? 'LOW' : 'UNKNOWN';
}

/** What the seeker's list rests on; null where it has nothing to go by, and so no list. */
export function basisOf(a: AskingSide): Basis | null {
  if (a.stated) return 'STATED';
  if (a.needs.length > 0) return 'DERIVED';
  if (a.groundTotal > 0) return 'COMMON_GROUND';
  return a.query === null ? null : 'TEXT';
}
