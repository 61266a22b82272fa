import { FLOOR, SILENCE } from '../../scoring/mutual';
import type { Seeking } from '../plan/seeking';
import type { Chunk } from './chunks';
import { LANES } from './lanes';
import type { Lanes } from './plannedLanes';
import { isEligible, isSimple, type RowFilter } from './rowFilter';
import { SEEDS, type SearchScratch } from './searchScratch';

/**
 * Writes the square of a bound of S for every candidate of a chunk, and keeps the highest as seeds; O(rows of the chunk).
 * @param fame square of E by number of past alliances
 * @returns how many of the rows are listed
 */
export function boundChunk(
  seeking: Seeking,
  scratch: SearchScratch,
  filter: RowFilter,
  chunk: Chunk,
  lanes: Lanes,
  fame: Float64Array,
): number {
  const { rows, plan } = seeking;
  const { seekerWords, rowWords, shares, squares, done } = scratch;
  const simple = isSimple(filter, rows);
  const traits = rows.traits.array;
  const pastCount = rows.pastCount.array;
  const mask = filter.required | filter.forbidden;
  const required = filter.required;
  const newcomer = plan.a.offerCount === 0 && plan.a.documents.length === 0;
  const fair = chunk.stated && !newcomer;
  const { weights, floors } = laneBounds(chunk.factors, lanes, fair, newcomer);
  const [w0, w1, w2, w3] = weights;
  const [x0, x1, x2, x3, y0, y1, y2, y3] = floors;
  let least = scratch.seedSquares[SEEDS - 1];
  let listed = 0;
  for (let row = chunk.from; row < chunk.to; row++) {
    squares[row] = -1;
    const low = seekerWords[2 * row];
    const high = seekerWords[2 * row + 1] & 0xfffff;
    if ((low | high | shares[row]) === 0) continue;
    if (simple ? (traits[row] & mask) !== required : !isEligible(filter, rows, row)) continue;
    listed++;
    if (done[row] === 1) continue;
    const a0 = low & 0xffff;
    const a1 = low >>> 16;
    const a2 = high & 0x3ff;
    const a3 = high >>> 10;
    let p0: number, p1: number, p2: number, p3: number;
    if (fair) {
      const rowLow = rowWords[2 * row];
      const rowHigh = rowWords[2 * row + 1];
      p0 = atLeast(a0, x0) * atLeast(rowLow & 0xffff, y0);
      p1 = atLeast(a1, x1) * atLeast(rowLow >>> 16, y1);
      p2 = atLeast(a2, x2) * atLeast(rowHigh & 0x3ff, y2);
      p3 = atLeast(a3, x3) * atLeast((rowHigh >>> 10) & 0x3ff, y3);
    } else if (newcomer) {
      p0 = a0 * a0;
      p1 = a1 * a1;
      p2 = a2 * a2;
      p3 = a3 * a3;
    } else {
      p0 = a0;
      p1 = a1;
      p2 = a2;
      p3 = a3;
    }
    p0 *= w0;
    p1 *= w1;
    p2 *= w2;
    p3 *= w3;
    const p = p0 > p1 ? p0 : p1;
    const q = p2 > p3 ? p2 : p3;
    const square = (p > q ? p : q) * fame[pastCount[row]];
    squares[row] = square;
    if (square > least) least = addSeed(scratch, row, square);
  }
  return listed;
}

function atLeast(value: number, least: number): number {
  return value > least ? value : least;
}

/** Puts a row among the seeds; returns what the next one must exceed. */
function addSeed({ seedRows, seedSquares }: SearchScratch, row: number, square: number): number {
  let at = SEEDS - 1;
  for (; at > 0 && seedSquares[at - 1] < square; at--) {
    seedSquares[at] = seedSquares[at - 1];
    seedRows[at] = seedRows[at - 1];
  }
  seedSquares[at] = square;
  seedRows[at] = row;
  return seedSquares[SEEDS - 1];
}

/** What turns the product of two lanes into the square of a bound, and what the lanes are held to at least. */
function laneBounds(
  factors: Float64Array,
  { seeker, row }: Lanes,
  fair: boolean,
  newcomer: boolean,
): { weights: number[]; floors: number[] } {
  const weights: number[] = [];
  for (let lane = 0; lane < LANES; lane++) {
    const square = factors[lane] * factors[lane];
    const x = seeker.steps[lane];
    weights.push(
      fair ? square / (x * row.steps[lane]) : newcomer ? square / (x * x) : (square * SILENCE) / x,
    );
  }
  const floors = [...seeker.steps, ...row.steps].map((steps) => Math.ceil(FLOOR * steps));
  return { weights, floors };
}

/** Blocked rows that the quick test of columns lets through and `boundChunk` counts. */
export function countBlocked({ rows }: Seeking, scratch: SearchScratch, filter: RowFilter): number {
  if (!isSimple(filter, rows)) return 0;
  let count = 0;
  for (const row of filter.blocked) {
    if (row >= scratch.index.end) continue;
    const low = scratch.seekerWords[2 * row];
    const high = scratch.seekerWords[2 * row + 1] & 0xfffff;
    const passes = (rows.traits.array[row] & (filter.required | filter.forbidden)) === filter.required;
    if (passes && (low | high | scratch.shares[row]) !== 0) count++;
  }
  return count;
}

/** Square of E as it enters the score of a row that shares no partner, by number of past alliances. */
export function fameSquares({ plan, rows }: Seeking): Float64Array {
  const exponent = plan.readings.profile.experience;
  return Float64Array.from({ length: rows.mostPast.value + 1 }, (_, n) => {
    const fame = Math.min(1.5, Math.pow(Math.pow(1 + n, 0.15), exponent));
    return fame * fame * (1 + 1e-9);
  });
}
