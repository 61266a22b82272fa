import { compareCodePoints } from '../domain/codePointOrder';
import { basisOf } from '../scoring/evidence';
import type { PairScore } from '../scoring/pairScore';
import type { AskingSide } from '../scoring/askingSide';
import type { ListQuery, RankPosition } from './engine';

/** The total order of a list: evidence first, then S falling, then id and tenant by code point. */
export function compareRank(p: RankPosition, q: RankPosition): number {
  if (p.known !== q.known) return p.known ? -1 : 1;
  if (p.s !== q.s) return q.s - p.s;
  return (
    compareCodePoints(p.candidate.id, q.candidate.id) ||
    compareCodePoints(p.candidate.tenant, q.candidate.tenant)
  );
}

/** Whether a query lists whom nothing relates to the seeker. */
export function listsUnrelated({ filter }: ListQuery): boolean {
  return filter?.includeUnrelated === true;
}

/** Whether a query can list anybody. */
export function canList(a: AskingSide, query: ListQuery): boolean {
  return basisOf(a) !== null || listsUnrelated(query);
}

/** Whether a pair of an eligible candidate is listed; a minimum score above 0 leaves out UNKNOWN too. */
export function isListed({ related, evidenceLevel, score }: PairScore, query: ListQuery): boolean {
  const { minScore = 0 } = query;
  return (
    (related || listsUnrelated(query)) &&
    (minScore === 0 || (evidenceLevel !== 'UNKNOWN' && score >= minScore))
  );
}

/** Where a pair stands in the order. */
export function rankPosition({ s, evidenceLevel, candidate }: PairScore): RankPosition {
  return { known: evidenceLevel !== 'UNKNOWN', s, candidate };
}
