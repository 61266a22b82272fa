import { SILENCE } from '../../scoring/mutual';
import type { RowColumns } from '../rows/rowColumns';
import { TRAIT } from '../rows/traits';
import type { BoundRequest, RowRun } from './boundRequest';
import { inferredBound } from './inferredBound';
import { LANES } from './lanes';
import type { SearchScratch } from './searchScratch';
import { survive } from './survivors';

/** Shares are raised by more than rounding takes away. */
const ABOVE_ROUNDING = 1 + 1e-6;

/**
 * Where lambda is one half and the seeker's needs decide: the square of a bound is the product of both gains and of the
 * factors. O(rows), by the kernel. See `boundRun`.
 */
export function boundByLanes({ seeking, scratch, how }: BoundRequest, run: RowRun, least: number): number {
  const { kernel, at, found, squares, survivors } = scratch;
  const { base, from, to, factorsAt } = run;
  const { rows } = seeking;
  const { stated } = run.rowClass;
  const parameters = stated ? scratch.stated : scratch.others;
  const weights = at.weights + factorsAt * 4;
  const count =
    how === 'WORDS'
      ? kernel.boundByWords(parameters.at, weights, from - base, to - base, least)
      : kernel.boundByNeeds(parameters.at, weights, from - base, to - base, least);
  if (!stated && how === 'NEEDS') boundDerived(scratch, rows, base, factorsAt, count);
  for (let k = 0; k < count; k++) {
    if (squares[k] < least) continue;
    const at = survive(survivors, base + found[k], scratch, found[k]);
    survivors.squares[at] = squares[k];
  }
  return parameters.total[0];
}

/** Whether derived needs are all that speaks for the gain of a row that states none. */
export function isDerivedAlone({ traits, needCount }: RowColumns, row: number): boolean {
  return needCount.array[row] > 0 && (traits.array[row] & TRAIT.HAS_QUERY) === 0;
}

/** Lowers the squares of the rows of which derived needs are known; O(rows). */
function boundDerived(
  scratch: SearchScratch,
  rows: RowColumns,
  base: number,
  factorsAt: number,
  count: number,
): void {
  const { found, squares } = scratch;
  for (let k = 0; k < count; k++) {
    if (isDerivedAlone(rows, base + found[k])) squares[k] *= shareOfSilence(scratch, factorsAt, found[k]);
  }
}

/** What is left of the square of the `i`-th row of the block where its derived needs are known; at most 1. */
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
