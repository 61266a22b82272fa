import { scoreRow } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import type { RowColumns } from '../rows/rowColumns';
import { hasEvidence, reachesMinimum, type SearchRequest } from './scanRows';
import { TopList } from './topList';

/** A bound this far below what it must reach is not worth a look; more than rounding can move. */
const BELOW_ROUNDING = 1 - 1e-9;

/** The page that a search fills, and what it takes to get into it. */
export interface PageUnderWay {
  readonly best: TopList;
  /** What a bound must reach to be worth a look, and what the square of one must; they only rise. */
  threshold: number;
  leastSquare: number;
  /** How many rows reach the minimum score, where one is asked for. */
  reaching: number;
}

/** Opens the page of a request: nothing is on it yet. */
export function pageUnderWay(rows: RowColumns, { first, after, minScore }: SearchRequest): PageUnderWay {
  // Who reaches a minimum score must be counted, so the threshold then stays where it is.
  const least = minScore > 0 ? -Math.log(Math.max(0, 1 - minScore / 100)) * BELOW_ROUNDING : 0;
  return {
    best: new TopList(rows, first, after),
    threshold: least,
    leastSquare: least * least * BELOW_ROUNDING,
    reaching: 0,
  };
}

/**
 * Scores a row and puts it where it belongs. Returns what `scoreRow` does, of which anything below the threshold may be
 * smaller than S.
 * @param readings as those of `scoreRow`
 */
export function scoreInto(
  page: PageUnderWay,
  seeking: Seeking,
  { minScore, after, asked }: SearchRequest,
  row: number,
  readings: number,
): number {
  const { best } = page;
  const s = scoreRow(seeking, row, page.threshold, readings);
  if (s < 0 || (s < page.threshold && !after)) return s;
  const known = hasEvidence(seeking, row, asked);
  if (minScore > 0 && !reachesMinimum(s, known, minScore)) return s;
  page.reaching++;
  best.offer(known, s, row);
  if (minScore > 0 || !best.full) return s;
  page.threshold = best.worst * BELOW_ROUNDING;
  page.leastSquare = page.threshold * page.threshold * BELOW_ROUNDING;
  return s;
}
