import type { PeriodRefusal } from './outcome';

/**
 * The refusal of a row that gives one end of a period, where the other end is stored and the period would end before it
 * begins; null where it would not. A row that gives both ends is checked where it is read.
 * @param stored the stored value of a property
 */
export function periodRefusal(
  [first, last]: readonly [first: string, last: string],
  given: Readonly<Record<string, unknown>>,
  stored: (name: string) => unknown,
): PeriodRefusal | null {
  const [from, to] = [given[first], given[last]];
  if ((from === undefined) === (to === undefined)) return null;
  const [field, day, other] = from === undefined ? [last, to, first] : [first, from, last];
  const otherDay = stored(other);
  if (typeof day !== 'string' || typeof otherDay !== 'string') return null;
  const isTurned = field === last ? day < otherDay : day > otherDay;
  return isTurned ? { field, reason: 'PERIOD', day, other: { field: other, day: otherDay } } : null;
}
