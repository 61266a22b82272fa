import { ALL_READINGS, boundRow, NOT_LISTED, scoreRow } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import type { BoundRequest } from './boundRequest';
import { boundRun } from './boundRun';
import { cutChunks, factorsOf } from './chunks';
import { countByTypes } from './countByTypes';
import { fameBounds } from './fameBounds';
import { FAMILIES } from '../index/rowValues';
import { LANE_STEPS, LANES } from './lanes';
import type { ListPlan } from './listPlan';
import { markBlocks } from './markBlocks';
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
import { keepReaching, reachedBy } from './survivors';
import { boundTexts } from './textBounds';

/** The first threshold comes from the highest bounds among so many rows around the seeker's place. */
const SURROUNDINGS = 512;
/** Whenever so many rows more have survived, the highest of their bounds raise the threshold. */
const CROWD = 256;
/** So many of them are looked at, and so many scored at the most. */
const CROWD_SEEDS = 32;
const CROWD_SCORED = 16;
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
  const { index, kernel, at, counters, chunks, queue, survivors } = scratch;
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
  const boundBlockTexts = texts && boundTexts(seeking, texts, scratch.plans, counters);
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
  const markBlock = markBlocks(seeking, scratch, filter, !plain);
  cutChunks(chunks, seeking, index);
  queue.clear();

  const sumBlock = (block: number): void => {
    const group = index.isMajor[block] ? lanes.major : lanes.minor;
    const base = index.blockStart[block];
    const bytes = (index.blockStart[block + 1] - base) * LANES * 2;
    for (const sums of [at.seekerLanes, at.rowLanes]) kernel.clear(sums, bytes);
    for (const parameters of [scratch.stated, scratch.others]) {
      parameters.pasts[0] = rows.pastCount.array.byteOffset + base * 2;
      if (texts === null) continue;
      parameters.texts[0] = texts.seeker.byteOffset + base * 4;
      parameters.texts[1] = texts.row.byteOffset + base * 4;
    }
    const first = block * FAMILIES * index.resources;
    const run = ({ count, relating, lists, tables }: ListPlan, sums: number): number =>
      kernel.runLists(
        ...[count, relating, lists, tables, first],
        ...[at.firstOfRun, at.beyondFirst, at.postings, sums],
      );
    counters.postings += run(group.seeker, at.seekerLanes) + run(group.row, at.rowLanes);
    counters.postings += markBlock(block);
    boundBlockTexts?.(index.blockStart[block], index.blockStart[block + 1], scratch.marks);
  };
  let crowded = CROWD;
  /** Counts who is listed of some rows of the block that has been summed, and notes who survives. */
  const boundWithin = (block: number, start: number, end: number): void => {
    const base = index.blockStart[block];
    for (let chunk = chunkOf(chunks.from, start); chunks.from[chunk] < end; chunk++) {
      const from = Math.max(start, chunks.from[chunk]);
      const to = Math.min(end, chunks.from[chunk + 1]);
      const factorsAt = factorsOf(chunks, seeking, lanes, index.majorKind, chunk, scale);
      const rowClass = chunks.classes[chunk];
      const run = { base, from, to, rowClass, factorsAt };
      // Before bounds are taken: both write down which rows they have found.
      const served = countsTypes ? countByTypes(seeking, scratch, run, chunks.relations[chunk]) : null;
      const listed = boundRun(bounds, run, page.leastSquare);
      total += served ?? listed;
      if (survivors.count < crowded) continue;
      scoreSurvivors(Math.max(page.leastSquare, reachedBy(survivors, CROWD_SEEDS)), CROWD_SCORED);
      keepReaching(survivors, page.leastSquare);
      crowded = CROWD + 2 * survivors.count;
    }
  };
  const layouts: StaticReadings[] = [];
  const layoutOf = (kind: number): StaticReadings =>
    (layouts[kind] ??= staticReadings(seeking.open[kind], scratch.readings));
  /** Looks closer at the survivors whose square is at least `least`, and scores them by falling bounds, `most` at most. */
  const scoreSurvivors = (least: number, most = Infinity): void => {
    for (let k = 0; k < survivors.count; k++) {
      if (survivors.squares[k] < least) continue;
      survivors.squares[k] = -1;
      counters.survivors++;
      const row = survivors.rows[k];
      const readings = layoutOf(rows.traits.array[row] & KIND_MASK);
      const group = row < index.firstMinor ? lanes.major : lanes.minor;
      const bound = staticBound(seeking, index, survivors, bounds, readings, group, k, page.threshold);
      if (bound >= page.threshold) queue.push(row, bound, survivors.reaching);
    }
    for (let n = 0; n < most && queue.size > 0 && queue.highest >= page.threshold; n++) scoreNext();
  };

  survivors.count = 0;
  if (index.end > 0) {
    // The first threshold comes from the seeker's own surroundings.
    const near = nearestRow(chunks);
    const home = blockOf(index.blockStart, near);
    const [start, end] = [index.blockStart[home], index.blockStart[home + 1]];
    const from = Math.max(start, Math.min(near - SURROUNDINGS / 2, end - SURROUNDINGS));
    const to = Math.min(end, from + SURROUNDINGS);
    sumBlock(home);
    boundWithin(home, from, to);
    scoreSurvivors(Math.max(0, reachedBy(survivors, 2 * request.first)), request.first);
    keepReaching(survivors, page.leastSquare);
    boundWithin(home, start, from);
    boundWithin(home, to, end);
    for (let block = 0; block < index.isMajor.length; block++) {
      if (block === home) continue;
      sumBlock(block);
      boundWithin(block, index.blockStart[block], index.blockStart[block + 1]);
    }
  }
  scoreSurvivors(Math.max(page.leastSquare, reachedBy(survivors, SECOND_SEEDS)));
  scoreSurvivors(page.leastSquare);
  const { best, reaching } = page;
  return { positions: best.positions(), passed: best.passed, total: minScore > 0 ? reaching : total };
}

/** The middle row of the chunk nearest the seeker. */
function nearestRow({ from, nearest }: SearchScratch['chunks']): number {
  return (from[nearest] + (from[nearest + 1] ?? from[nearest])) >> 1;
}

function blockOf(blockStart: readonly number[], row: number): number {
  let block = 0;
  while (block + 2 < blockStart.length && blockStart[block + 1] <= row) block++;
  return block;
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
