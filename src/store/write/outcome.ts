import type { TargetLabel } from './writeBatch';

export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED';

/** Why the graph does not take a row. `field` is the name of the row's field that is at fault. */
export interface Refusal {
  readonly field: string;
  readonly reason: 'UNKNOWN' | 'WRONG_KIND' | 'CYCLE';
  /** What the field points at. */
  readonly label: TargetLabel;
  readonly id: string;
}

/** What became of a row: its outcome, or every reason why it was refused. */
export type Written = Outcome | readonly Refusal[];

/** True where the row was refused. */
export function isRefused(written: Written): written is readonly Refusal[] {
  return typeof written !== 'string';
}
