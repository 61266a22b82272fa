import type { ReadRow, RefusedRow, RowValues } from './readRow';

/** A piece of a file, in order. */
export type RowChunk = readonly (Rows | UnreadRows)[];

/** Rows and, in the same order, the lines where they begin; and those that are refused. */
export interface Rows {
  readonly rows: RowValues[];
  readonly lines: number[];
  readonly refused: RefusedRow[];
}

/** Lines of a CSV file that stand together and concern the same organisation; mostly they say what is stored. */
export class UnreadRows {
  constructor(
    readonly organisation: string,
    /** Where they begin. */
    readonly line: number,
    readonly count: number,
    /** The text that is stored if they say what is; null where that cannot be told. */
    readonly text: () => string | null,
    readonly read: () => Rows,
  ) {}
}

/** No rows of any table. */
export function noRows(): Rows {
  return { rows: [], lines: [], refused: [] };
}

/** Adds a row to where it belongs. */
export function addRow({ rows, lines, refused }: Rows, row: ReadRow): void {
  if (row.values === null) refused.push(row);
  else {
    rows.push(row.values);
    lines.push(row.line);
  }
}
