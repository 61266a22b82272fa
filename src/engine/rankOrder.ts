import { compareCodePoints } from '../domain/codePointOrder';
import type { PairScore } from '../scoring/pairScore';
import type { RankPosition } from './engine';

/** The total order of a list: evidence first, then S falling, then id and tenant by code point. */
export function compareRank(p: RankPosition, q: RankPosition): number {
  if (p.known !== q.known) return p.known ? -1 : 1;
  if (p.s !== q.s) return q.s - p.s;
  return (
    compareCodePoints(p.candidate.id, q.candidate.id) ||
    compareCodePoints(p.candidate.tenant, q.candidate.tenant)
  );
}

/** Whether a pair of an eligible candidate is listed. @param minScore 0..100; above 0 it leaves out UNKNOWN too */
export function isListed({ related, evidenceLevel, score }: PairScore, minScore: number): boolean {
  return related && (minScore === 0 || (evidenceLevel !== 'UNKNOWN' && score >= minScore));
}

/** Where a pair stands in the order. */
export function rankPosition({ s, evidenceLevel, candidate }: PairScore): RankPosition {
  return { known: evidenceLevel !== 'UNKNOWN', s, candidate };
}
