import type { RankPosition } from '../engine';
import { ALL_READINGS, NOT_LISTED, scoreRow } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import { evidenceLevel } from '../../scoring/evidence';
import { TRAIT } from '../rows/traits';
import type { Ranking } from './ranking';
import { isEligible, type RowFilter } from './rowFilter';
import { TopList } from './topList';

/** What a search is asked for. */
export interface SearchRequest {
  readonly filter: RowFilter;
  /** Whether rows are listed that nothing relates to the seeker. */
  readonly unrelated: boolean;
  readonly first: number;
  readonly after?: RankPosition;
  /** 0..100. */
  readonly minScore: number;
  /** q_a of docs/scoring.md, section 7 (evidence). */
  readonly asked: number;
}

/** Ranks by scoring every eligible row, one after the other; O(rows * size of one). */
export function scanRows(seeking: Seeking, request: SearchRequest): Ranking {
  return scoreOneByOne(seeking, request, eligibleRows(seeking, request.filter, Infinity)!);
}

/** The rows that may be listed, or null where they are more than `most`; O(rows), or O(those chosen or up to `most`). */
export function eligibleRows({ rows }: Seeking, filter: RowFilter, most: number): readonly number[] | null {
  const eligible: number[] = [];
  const chosen = filter.chosen && [...filter.chosen].sort((p, q) => p - q);
  const count = chosen ? chosen.length : rows.count;
  for (let i = 0; i < count; i++) {
    const row = chosen ? chosen[i] : i;
    if (!isEligible(filter, rows, row)) continue;
    if (eligible.length === most) return null;
    eligible.push(row);
  }
  return eligible;
}

/** Ranks eligible rows by scoring each; O(rows * size of one). */
export function scoreOneByOne(
  seeking: Seeking,
  request: SearchRequest,
  eligible: readonly number[],
): Ranking {
  const { rows } = seeking;
  const { minScore, asked } = request;
  const best = new TopList(rows, request.first, request.after);
  let total = 0;
  for (const row of eligible) {
    const s = scoreRow(seeking, row, 0, ALL_READINGS);
    if (s === NOT_LISTED) continue;
    const known = hasEvidence(seeking, row, asked);
    if (minScore > 0 && !reachesMinimum(s, known, minScore)) continue;
    total++;
    if (known && best.full && s < best.worst && request.after === undefined) continue;
    best.offer(known, s, row);
  }
  return { positions: best.positions(), passed: best.passed, total };
}

/** Whether the evidence of a row for this seeker is more than UNKNOWN. */
export function hasEvidence({ rows }: Seeking, row: number, asked: number): boolean {
  const stated = (rows.traits.array[row] & TRAIT.STATED) !== 0;
  return evidenceLevel(asked * Math.min(1, rows.evidence.array[row] / 5) * (stated ? 1 : 0.7)) !== 'UNKNOWN';
}

/** Whether a pair is listed where a minimum score above 0 is asked for. */
export function reachesMinimum(s: number, known: boolean, minScore: number): boolean {
  return known && 100 * (1 - Math.exp(-s)) >= minScore;
}
