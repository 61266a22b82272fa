import type { TargetLabel } from './writeBatch';

export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED';

/** Why the graph does not take a row. `field` is the name of the row's field that is at fault. */
export type Refusal = ReferenceRefusal | PeriodRefusal;

export interface ReferenceRefusal {
  readonly field: string;
  readonly reason: 'UNKNOWN' | 'WRONG_KIND' | 'CYCLE';
  /** What the field points at. */
  readonly label: TargetLabel;
  readonly id: string;
}

/** A day that does not go with the other end of the period, which is stored. */
export interface PeriodRefusal {
  readonly field: string;
  readonly reason: 'PERIOD';
  readonly day: string;
  readonly other: { readonly field: string; readonly day: string };
}

/** What became of a row: its outcome, or every reason why it was refused. */
export type Written = Outcome | readonly Refusal[];

/** True where the row was refused. */
export function isRefused(written: Written): written is readonly Refusal[] {
  return typeof written !== 'string';
}
