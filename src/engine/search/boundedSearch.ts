import { ALL_READINGS, boundRow, NOT_LISTED, scoreRow } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import type { BoundRequest, RowRun } from './boundRequest';
import { boundSegment } from './boundSegment';
import { cutChunks, factorsOf } from './chunks';
import { countByTypes } from './countByTypes';
import { reachedBy } from './foundRows';
import { fameBounds } from './fameBounds';
import { FAMILIES } from '../index/rowValues';
import { LANE_STEPS, LANES, type SummedLanes } from './lanes';
import type { ListPlan } from './listPlan';
import { markSegments } from './markSegments';
import { gainBounds } from './gainBounds';
import { planLanes } from './plannedLanes';
import type { Ranking } from './ranking';
import { isEligible } from './rowFilter';
import { pageUnderWay, scoreInto } from './pageUnderWay';
import type { SearchRequest } from './scanRows';
import type { SearchScratch } from './searchScratch';
import { staticBound } from './staticBound';
import { type StaticReadings, staticReadings } from './staticReadings';
import { KIND_MASK } from '../rows/traits';
import { type Segment, segmentsAround } from './segments';
import { survive } from './survivors';
import { boundTexts } from './textBounds';

/** What the page asks for is guessed from the square that so many reach of so many rows around the seeker's place. */
const SURROUNDINGS = 512;
const LIKELY = 40;
/** For a threshold so many rows of the first segment are looked at for each place of the page, before others are. */
const SEEDS_PER_PLACE = 3;
/** So many of every segment behind it. */
const SEEDS = 8;
/** A row is scored in two steps at the most. */
const STEPS = 2;
/** So many of the highest bounds of all rows raise it before all survivors are looked at. */
const SECOND_SEEDS = 64;

/** Whether the seeker states needs and words play no part: its gains and the rows' come from needs alone. */
function isPlain({ plan: { a } }: Seeking, { texts }: SearchScratch): boolean {
  const silent = texts === null || (a.query === null && a.documents.length === 0);
  return a.stated && a.needs.length > 0 && silent;
}

/**
 * Ranks by bounds first, then by scoring the few rows whose bound reaches the page: exact, for no row that the page
 * could hold is left out. Lists related rows only.
 */
export function boundedSearch(seeking: Seeking, scratch: SearchScratch, request: SearchRequest): Ranking {
  const { rows } = seeking;
  const { index, kernel, at, counters, chunks, queue, found, survivors } = scratch;
  const { filter, minScore } = request;
  // Who reaches a minimum score is counted as they are scored.
  const countsTypes = seeking.someTypes && minScore === 0;
  scratch.plans.begin();
  const lanes = planLanes(seeking, index, scratch.plans, scratch.bookOf);
  const page = pageUnderWay(rows, request);
  let total = 0;

  /** Scores the row with the highest bound, or puts it back with one that all but its words make, as `~row`. */
  const scoreNext = (): void => {
    const { textBounds } = seeking;
    const { row, readings } = queue;
    queue.pop();
    if (row >= 0) counters.evaluated++;
    else counters.wordsRead++;
    if (row < 0 || textBounds === null) {
      scoreInto(page, seeking, request, row < 0 ? ~row : row, readings);
      return;
    }
    const most = boundRow(seeking, row, textBounds, page.threshold, readings);
    if (most >= page.threshold) queue.push(~row, most, readings);
  };

  const scoreUnbounded = (row: number): void => {
    if (!isEligible(filter, rows, row)) return;
    counters.evaluated++;
    const s = scoreInto(page, seeking, request, row, ALL_READINGS);
    // Where types were chosen, one below the threshold may come back as not listed.
    if (s !== NOT_LISTED || (countsTypes && scoreRow(seeking, row, 0, ALL_READINGS) !== NOT_LISTED)) total++;
  };
  // Rows without bounds: those beyond the index and those that have no postings.
  for (let row = index.end; row < rows.count; row++) scoreUnbounded(row);
  index.wide.forEach(scoreUnbounded);

  const plain = isPlain(seeking, scratch);
  const texts = plain ? null : scratch.texts;
  const boundBlockTexts = texts && boundTexts(seeking, texts, scratch);
  seeking.textBounds = texts;
  const { a } = seeking.plan;
  const fame = fameBounds(seeking, scratch);
  const gains = gainBounds(seeking);
  const bounds: BoundRequest = {
    ...{ seeking, scratch, gains, fame },
    how: gains.lambda !== 0.5 ? 'POWERS' : plain ? 'NEEDS' : gains.byNeeds && a.stated ? 'WORDS' : 'POWERS',
  };
  scratch.stated.words.set([gains.words, gains.rowWords]);
  scratch.others.words.set([gains.words, 0]);
  const scale = bounds.how === 'WORDS' ? 1 : LANE_STEPS ** -2;
  const markSegment = markSegments(seeking, scratch, filter, !plain);
  cutChunks(chunks, seeking, index);
  queue.clear();

  const sumSegment = (segment: Segment): void => {
    const { firstBlock, endBlock, base, end } = segment;
    for (const sums of [at.seekerLanes, at.rowLanes]) kernel.clear(sums, (end - base) * LANES * 2);
    for (const parameters of [scratch.stated, scratch.others]) {
      parameters.pasts[0] = rows.pastCount.array.byteOffset + base * 2;
      if (texts === null) continue;
      parameters.texts[0] = texts.seeker.byteOffset + base * 4;
      parameters.texts[1] = texts.row.byteOffset + base * 4;
    }
    counters.postings += markSegment(segment);
    for (let block = firstBlock; block < endBlock; block++) {
      const [from, to] = [index.blockStart[block], index.blockStart[block + 1]];
      const group = index.isMajor[block] ? lanes.major : lanes.minor;
      const run = ({ count, relating, lists, tableOf, tables }: ListPlan, sums: number): number =>
        kernel.runLists(
          ...[count, relating, lists, tableOf, tables, block * FAMILIES * index.resources],
          ...[at.firstOfRun, at.beyondFirst, at.postings, sums + (from - base) * LANES * 2],
        );
      counters.postings += run(group.seeker, at.seekerLanes) + run(group.row, at.rowLanes);
      boundBlockTexts?.({ from, to }, base);
    }
  };
  const runsOf = (base: number, end: number): RowRun[] => {
    const runs: RowRun[] = [];
    for (let chunk = chunkOf(chunks.from, base); chunks.from[chunk] < end; chunk++) {
      runs.push({
        from: Math.max(base, chunks.from[chunk]),
        to: Math.min(end, chunks.from[chunk + 1]),
        rowClass: chunks.classes[chunk],
        relation: chunks.relations[chunk],
        factorsAt: factorsOf(chunks, seeking, lanes, index.majorKind, chunk, scale),
      });
    }
    return runs;
  };
  const layouts: StaticReadings[] = [];
  const layoutOf = (kind: number): StaticReadings =>
    (layouts[kind] ??= staticReadings(seeking.open[kind], scratch.readings));
  /** Looks closer at row `row`, the `i`-th of those summed: if it may reach the page it is to be scored. */
  const lookCloser = (row: number, summed: SummedLanes, i: number): void => {
    counters.survivors++;
    const readings = layoutOf(rows.traits.array[row] & KIND_MASK);
    const group = row < index.firstMinor ? lanes.major : lanes.minor;
    const bound = staticBound(seeking, bounds, summed, readings, group, row, i, page.threshold);
    if (bound >= page.threshold) queue.push(row, bound, scratch.reaching);
  };
  /** Looks closer at the rows found whose square is at least `least`. */
  const lookAtFound = (base: number, least: number): void => {
    for (let k = 0; k < found.count; k++) {
      if (found.squares[k] >= least) lookCloser(base + found.rows[k], scratch, found.rows[k]);
    }
  };
  const lookAtSurvivors = (least: number): void => {
    for (let k = 0; k < survivors.count; k++) {
      if (survivors.squares[k] < least) continue;
      survivors.squares[k] = -1;
      lookCloser(survivors.rows[k], survivors, k);
    }
  };
  /** Scores by falling bounds. */
  const scoreQueued = (most: number): void => {
    for (let n = 0; n < most && queue.size > 0 && queue.highest >= page.threshold; n++) scoreNext();
  };

  /** A square that about as many rows of a segment reach as are worth a look: a guess, from the rows around one of them. */
  const likely = ({ base, end }: Segment, near: number): number => {
    const from = Math.max(base, Math.min(near - SURROUNDINGS / 2, end - SURROUNDINGS));
    boundSegment(bounds, base, runsOf(from, Math.min(end, from + SURROUNDINGS)), page.leastSquare);
    return reachedBy(found, LIKELY);
  };

  survivors.count = 0;
  let seeds = SEEDS_PER_PLACE * request.first;
  const near = nearestRow(chunks);
  for (const segment of segmentsAround(index.blockStart, near)) {
    const { base, end } = segment;
    const isFirst = base <= near && near < end;
    sumSegment(segment);
    const runs = runsOf(base, end);
    // Before bounds are taken: both write down which rows they have found.
    const served = countsTypes
      ? runs.reduce((listed, run) => listed + countByTypes(seeking, scratch, base, run), 0)
      : null;
    const least = Math.max(page.leastSquare, isFirst ? likely(segment, near) : 0);
    const listed = boundSegment(bounds, base, runs, least);
    total += served ?? listed;
    const looked = Math.max(least, reachedBy(found, seeds));
    lookAtFound(base, looked);
    scoreQueued(isFirst ? STEPS * seeds : seeds);
    // What was guessed is more than the page asks for.
    if (page.leastSquare < least) boundSegment(bounds, base, runs, page.leastSquare);
    survive(survivors, scratch, base, page.leastSquare, looked);
    seeds = SEEDS;
  }
  lookAtSurvivors(Math.max(page.leastSquare, reachedBy(survivors, SECOND_SEEDS)));
  scoreQueued(Infinity);
  lookAtSurvivors(page.leastSquare);
  scoreQueued(Infinity);
  const { best, reaching } = page;
  return { positions: best.positions(), passed: best.passed, total: minScore > 0 ? reaching : total };
}

/** The middle row of the chunk nearest the seeker. */
function nearestRow({ from, nearest }: SearchScratch['chunks']): number {
  return (from[nearest] + (from[nearest + 1] ?? from[nearest])) >> 1;
}

/** The chunk that row `row` is in. */
function chunkOf(from: readonly number[], row: number): number {
  let [low, high] = [0, from.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (from[middle + 1] <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}
