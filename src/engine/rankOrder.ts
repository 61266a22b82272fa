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

/** Where a pair stands in the order. */
export function rankPosition({ s, evidenceLevel, candidate }: PairScore): RankPosition {
  return { known: evidenceLevel !== 'UNKNOWN', s, candidate };
}
