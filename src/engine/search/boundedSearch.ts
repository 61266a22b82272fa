import { ALL_READINGS, NOT_LISTED, scoreRow } from '../plan/scoreRow';
import type { Seeking } from '../plan/seeking';
import type { BoundRequest, RowRun } from './boundRequest';
import { boundSegment } from './boundSegment';
import { cutChunks, factorsOf } from './chunks';
import { closerLook } from './closerLook';
import { countByTypes } from './countByTypes';
import { fameBounds } from './fameBounds';
import { reachedBy } from './foundRows';
import { gainBounds } from './gainBounds';
import { LANE_STEPS } from './lanes';
import { pageUnderWay, scoreInto } from './pageUnderWay';
import { planLanes } from './plannedLanes';
import type { Ranking } from './ranking';
import { isEligible } from './rowFilter';
import type { SearchRequest } from './scanRows';
import type { SearchScratch } from './searchScratch';
import { type Segment, segmentsAround } from './segments';
import { sumSegments } from './sumSegments';
import { survive } from './survivors';

/**
 * What the page asks for is guessed from the square that so many, and for each place of the page so many, reach of so many
 * rows around the seeker's place.
 */
const SURROUNDINGS = 512;
const LIKELY = 40;
const LIKELY_PER_PLACE = 2;
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
  const { index, counters, chunks, queue, found, survivors } = scratch;
  const { filter, minScore } = request;
  // Who reaches a minimum score is counted as they are scored.
  const countsTypes = seeking.someTypes && minScore === 0;
  scratch.plans.begin();
  const lanes = planLanes(seeking, index, scratch.plans, scratch.bookOf);
  const page = pageUnderWay(rows, request);
  let total = 0;

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
  const sumSegment = sumSegments(seeking, scratch, lanes, filter, plain);
  cutChunks(chunks, seeking, index);
  queue.clear();

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
  const look = closerLook(bounds, lanes, page, request);
  /** A square that about as many rows of a segment reach as are worth a look: a guess, from the rows around one of them. */
  const likely = ({ base, end }: Segment, near: number): number => {
    const from = Math.max(base, Math.min(near - SURROUNDINGS / 2, end - SURROUNDINGS));
    boundSegment(bounds, base, runsOf(from, Math.min(end, from + SURROUNDINGS)), page.leastSquare);
    return reachedBy(found, Math.max(LIKELY, LIKELY_PER_PLACE * request.first));
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
    // A minimum score is all that is asked for, and known.
    const guesses = isFirst && minScore === 0;
    const least = Math.max(page.leastSquare, guesses ? likely(segment, near) : 0);
    const listed = boundSegment(bounds, base, runs, least);
    total += served ?? listed;
    const looked = Math.max(least, reachedBy(found, seeds));
    look.atFound(base, looked);
    look.scoreQueued(isFirst ? STEPS * seeds : seeds);
    // What was guessed is more than the page asks for.
    if (page.leastSquare < least) boundSegment(bounds, base, runs, page.leastSquare);
    survive(survivors, scratch, base, page.leastSquare, looked);
    seeds = SEEDS;
  }
  look.atSurvivors(Math.max(page.leastSquare, reachedBy(survivors, SECOND_SEEDS)));
  look.scoreQueued(Infinity);
  look.atSurvivors(page.leastSquare);
  look.scoreQueued(Infinity);
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
