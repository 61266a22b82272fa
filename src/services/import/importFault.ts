/** What is wrong with a field of a row, and what to do about it. `field` is a column, or empty for the whole row. */
export interface RowFault {
  readonly field: string;
  readonly reason: string;
  readonly remedy: string;
}

/** Where a row stands; lines count from 1, the header included. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

export interface ImportFault extends RowFault, RowPlace {}
