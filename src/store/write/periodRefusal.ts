import type { PeriodRefusal } from './outcome';

/** One end of a period: what a row gives, undefined where it says nothing, and what is stored. */
interface End {
  readonly field: string;
  readonly given: unknown;
  readonly stored: unknown;
}

/**
 * The refusal of a row that gives one end of a period, where the other end is stored and the period would end before it
 * begins; null where it would not. A row that gives both ends is checked where it is read.
 */
export function periodRefusal(first: End, last: End): PeriodRefusal | null {
  if ((first.given === undefined) === (last.given === undefined)) return null;
  const [{ field, given: day }, other] = first.given === undefined ? [last, first] : [first, last];
  if (typeof day !== 'string' || typeof other.stored !== 'string') return null;
  const isTurned = other === first ? day < other.stored : day > other.stored;
  return isTurned ? { field, reason: 'PERIOD', day, other: { field: other.field, day: other.stored } } : null;
}
