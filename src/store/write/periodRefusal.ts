import type { PeriodRefusal } from './outcome';

/** One end of a period: the name of its field and what is stored in it. */
type End = readonly [field: string, stored: unknown];

/**
 * The refusal of a row that gives one end of a period, where the other end is stored and the period would end before it
 * begins; null where it would not. A row that gives both ends is checked where it is read.
 */
export function periodRefusal(
  first: End,
  last: End,
  given: Readonly<Record<string, unknown>>,
): PeriodRefusal | null {
  const [from, to] = [given[first[0]], given[last[0]]];
  if ((from === undefined) === (to === undefined)) return null;
  const [field, day, other] = from === undefined ? [last[0], to, first] : [first[0], from, last];
  if (typeof day !== 'string' || typeof other[1] !== 'string') return null;
  const isTurned = other === first ? day < other[1] : day > other[1];
  return isTurned ? { field, reason: 'PERIOD', day, other: { field: other[0], day: other[1] } } : null;
}
