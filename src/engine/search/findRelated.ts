import type { BoundRequest } from './boundRequest';
import { UPPER_LANES } from './lanes';
import { MARK } from './marks';
import { isEligible, isSimple } from './rowFilter';

const SHARES_ANY = MARK.SHARES | MARK.SHARES_AUDIENCE;

/**
 * Notes which of the rows `from` to `to` of the block that begins at `base` are listed, as `scratch.related`; O(rows).
 * @returns how many
 */
export function findRelated(
  { seeking: { rows }, scratch, filter }: BoundRequest,
  base: number,
  from: number,
  to: number,
): number {
  const { seekerWords, marks, related } = scratch;
  const end = to - base;
  let count = 0;
  if (!isSimple(filter, rows)) {
    for (let i = from - base; i < end; i++) {
      if (!leavesTrace(seekerWords, marks, i) || !isEligible(filter, rows, base + i)) continue;
      related[count++] = i;
    }
    return count;
  }
  const traits = rows.traits.array;
  const mask = filter.required | filter.forbidden;
  const required = filter.required;
  // Without a branch, for half of the rows are listed and no processor can tell which.
  for (let i = from - base; i < end; i++) {
    const mark = marks[i];
    const trace = seekerWords[2 * i] | (seekerWords[2 * i + 1] & UPPER_LANES) | (mark & SHARES_ANY);
    const barred = ((traits[base + i] & mask) ^ required) | (mark & MARK.SKIPPED);
    related[count] = i;
    count += ((trace | -trace) & ~(barred | -barred)) >>> 31;
  }
  return count;
}

function leavesTrace(seekerWords: Int32Array, marks: Uint8Array, i: number): boolean {
  const mark = marks[i];
  const trace = seekerWords[2 * i] | (seekerWords[2 * i + 1] & UPPER_LANES) | (mark & SHARES_ANY);
  return trace !== 0 && (mark & MARK.SKIPPED) === 0;
}
