import { SILENCE } from '../../scoring/mutual';
import { BOUND_RUN } from '../kernel/kernel';
import type { RowColumns } from '../rows/rowColumns';
import { TRAIT } from '../rows/traits';
import type { BoundRequest, RowRun } from './boundRequest';
import { inferredBound } from './inferredBound';
import { LANES } from './lanes';
import type { SearchScratch } from './searchScratch';

/** Shares are raised by more than rounding takes away. */
const ABOVE_ROUNDING = 1 + 1e-6;

/**
 * Where lambda is one half and the seeker's needs decide: the square of a bound is the product of both gains and of the
 * factors. O(rows), by the kernel. See `boundSegment`.
 */
export function boundByLanes(
  { seeking, scratch, how }: BoundRequest,
  base: number,
  runs: readonly RowRun[],
  least: number,
): number {
  const { kernel, at, plans, found } = scratch;
  const records = plans.take(runs.length * BOUND_RUN.bytes);
  const { u32 } = plans;
  runs.forEach(({ from, to, rowClass: { stated }, factorsAt }, i) => {
    const record = (records + i * BOUND_RUN.bytes) / 4;
    u32[record + BOUND_RUN.parameters / 4] = (stated ? scratch.stated : scratch.others).at;
    u32[record + BOUND_RUN.weights / 4] = at.weights + factorsAt * 4;
    u32[record + BOUND_RUN.from / 4] = from - base;
    u32[record + BOUND_RUN.to / 4] = to - base;
  });
  found.count = kernel.boundRuns(runs.length, records, how === 'WORDS' ? 1 : 0, least);
  let listed = 0;
  let first = 0;
  for (let i = 0; i < runs.length; i++) {
    const record = (records + i * BOUND_RUN.bytes) / 4;
    const end = u32[record + BOUND_RUN.end / 4];
    listed += u32[record + BOUND_RUN.listed / 4];
    if (how === 'NEEDS' && !runs[i].rowClass.stated) {
      boundDerived(scratch, seeking.rows, base, runs[i].factorsAt, first, end);
    }
    first = end;
  }
  return listed;
}

/** Whether derived needs are all that speaks for the gain of a row that states none. */
export function isDerivedAlone({ traits, needCount }: RowColumns, row: number): boolean {
  return needCount.array[row] > 0 && (traits.array[row] & TRAIT.HAS_QUERY) === 0;
}

/** Lowers the squares of those rows found, from place `first` to `end`, of which derived needs are known; O(rows). */
function boundDerived(
  scratch: SearchScratch,
  rows: RowColumns,
  base: number,
  factorsAt: number,
  first: number,
  end: number,
): void {
  const { found } = scratch;
  for (let k = first; k < end; k++) {
    const i = found.rows[k];
    if (isDerivedAlone(rows, base + i)) found.squares[k] *= shareOfSilence(scratch, factorsAt, i);
  }
}

/** What is left of the square of the `i`-th row of the segment where its derived needs are known; at most 1. */
function shareOfSilence(
  { chunks, seekerLanes, rowLanes }: SearchScratch,
  factorsAt: number,
  i: number,
): number {
  let silent = 0;
  let known = 0;
  for (let lane = 0; lane < LANES; lane++) {
    const most = chunks.weights[factorsAt + lane] * seekerLanes[i * LANES + lane];
    const inferred = most * inferredBound(rowLanes[i * LANES + lane]);
    if (most > silent) silent = most;
    if (inferred > known) known = inferred;
  }
  return silent === 0 ? 1 : (known / (silent * SILENCE)) * ABOVE_ROUNDING;
}
