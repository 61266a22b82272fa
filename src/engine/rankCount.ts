import type { PairScore } from '../scoring/pairScore';
import type { ListPlace, ListQuery, RankQuery } from './engine';
import { rankPosition } from './rankOrder';
import type { Ranking } from './search/ranking';

/** A minimum score so far below a candidate's own lets everyone above it through, however it rounds. */
const BELOW_ROUNDING = 1e-9;

/**
 * The searches that say where a listed pair stands: one counts who is at or above it, the last counts the whole list.
 * Its own score as the minimum keeps the first from looking at more than these; where too little is known of the
 * candidate, everyone of whom enough is known stands above it, so that one search counts both.
 */
export function rankSearches(query: ListQuery, pair: PairScore): readonly RankQuery[] {
  const whole = { ...query, first: 1 };
  const after = rankPosition(pair);
  if (!after.known) return [{ ...whole, after }];
  const minScore = Math.max(query.minScore ?? 0, pair.score - BELOW_ROUNDING);
  return [{ ...whole, after, minScore }, whole];
}

/** What those searches found, in their order. */
export function placeInList(found: readonly Ranking[]): ListPlace {
  return { position: found[0].passed, total: found[found.length - 1].total };
}
