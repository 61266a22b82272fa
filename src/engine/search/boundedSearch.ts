import { NOT_LISTED, scoreRow } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import { rowKey } from '../rows/rowColumns';
import { boundChunk, countBlocked, fameSquares } from './boundRows';
import { cutChunks } from './chunks';
import { markShared, planLanes, sumLanes } from './plannedLanes';
import type { Ranking } from './ranking';
import { isEligible } from './rowFilter';
import { hasEvidence, reachesMinimum, type SearchRequest } from './scanRows';
import { SEEDS, type SearchScratch } from './searchScratch';
import { staticBound } from './staticBound';
import { topList } from './topList';

/** A bound this far below what it must reach is not worth a look; more than rounding can move. */
const BELOW_ROUNDING = 1 - 1e-9;

/** Whether the bounds hold for a query: they are made for stated seekers that ask without words. */
export function canSearch({ plan, someTypes, rows }: Seeking): boolean {
  const { a, readings } = plan;
  const { lambda, dimensionScales } = readings.profile;
  return (
    a.stated &&
    a.needs.length > 0 &&
    !someTypes &&
    a.query === null &&
    (a.documents.length === 0 || rows.texts.terms.length === 0) &&
    (lambda === null || lambda === 0.5) &&
    Object.keys(dimensionScales).length === 0
  );
}

/**
 * Ranks by bounds first, then by scoring the few rows whose bound reaches the page: exact, for no row that the page
 * could hold is left out. Null where the seeker's lists are too many for the lanes.
 */
export function boundedSearch(
  seeking: Seeking,
  scratch: SearchScratch,
  request: SearchRequest,
): Ranking | null {
  const { rows } = seeking;
  const { index, counters, done, squares, seedRows, seedSquares } = scratch;
  const { filter, minScore } = request;
  const lanes = planLanes(seeking, scratch);
  if (lanes === null) return null;
  sumLanes(seeking, scratch, lanes);
  markShared(seeking, scratch);
  done.fill(0);
  const best = topList(request.first, request.after);
  let total = 0;
  // Who reaches a minimum score must be counted, so the threshold then stays where it is.
  const least = minScore > 0 ? -Math.log(Math.max(0, 1 - minScore / 100)) * BELOW_ROUNDING : 0;
  const threshold = (): number => (minScore === 0 && best.full ? best.worst * BELOW_ROUNDING : least);
  let reaching = 0;
  const score = (row: number): number => {
    const s = scoreRow(seeking, row, threshold());
    counters.evaluated++;
    if (row < index.end) done[row] = 1;
    if (s === NOT_LISTED || (s < threshold() && !request.after)) return s;
    const known = hasEvidence(seeking, row, request.asked);
    if (minScore > 0 && !reachesMinimum(s, known, minScore)) return s;
    reaching++;
    best.offer({ known, s, row, candidate: rowKey(rows, row) });
    return s;
  };
  // Rows without bounds: those beyond the index and those with too many needs.
  for (let row = index.end; row < rows.count; row++) {
    if (isEligible(filter, rows, row) && score(row) !== NOT_LISTED) total++;
  }
  for (const row of index.wide) {
    if (isEligible(filter, rows, row) && score(row) !== NOT_LISTED) total++;
  }
  // Who shares a past partner may have more fame than the first bound allows: it is looked at closer.
  const acquainted = [...seeking.network.keys()].filter(
    (row) => row < index.end && done[row] === 0 && isEligible(filter, rows, row),
  );
  for (const row of acquainted) done[row] = 1;
  for (const row of filter.blocked) if (row < index.end) done[row] = 1;

  seedSquares.fill(-1);
  const fame = fameSquares(seeking);
  for (const chunk of cutChunks(seeking, index, lanes)) {
    total += boundChunk(seeking, scratch, filter, chunk, chunk.major ? lanes.major : lanes.minor, fame);
  }
  total -= countBlocked(seeking, scratch, filter);

  const bounded = (row: number): number =>
    staticBound(seeking, scratch, row, row < index.firstMinor ? lanes.major : lanes.minor);
  const seeds = Array.from(seedRows.subarray(0, SEEDS)).filter((_, i) => seedSquares[i] >= 0);
  scoreBest(seeds, seeds.map(bounded), threshold, score);

  const square = threshold() ** 2 * BELOW_ROUNDING;
  const found = acquainted;
  const bounds = acquainted.map(bounded);
  for (let row = 0; row < index.end; row++) {
    if (squares[row] < square || done[row] === 1 || squares[row] < 0) continue;
    counters.survivors++;
    const bound = bounded(row);
    if (bound < threshold()) continue;
    found.push(row);
    bounds.push(bound);
  }
  scoreBest(found, bounds, threshold, score);
  return { positions: best.positions, passed: best.passed, total: minScore > 0 ? reaching : total };
}

/** Scores rows in the order of their bounds until these no longer reach the threshold. */
function scoreBest(
  found: readonly number[],
  bounds: readonly number[],
  threshold: () => number,
  score: (row: number) => void,
): void {
  const order = Array.from(found.keys()).sort((p, q) => bounds[q] - bounds[p]);
  for (const i of order) {
    if (bounds[i] < threshold()) return;
    score(found[i]);
  }
}
