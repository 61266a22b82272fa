import { fitText, textWidth } from './textWidth';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** A column that may be cut when the window is narrow; its least width in cells. */
  readonly shrinksTo?: number;
}

const GAP = '  ';

/**
 * A table as lines: a row of titles, then one line for each row, as wide as its texts ask for. Where the window is
 * narrower, the columns that may shrink give way, the widest first; the rest is left to the window to wrap.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(row[at] ?? ''))),
  );
  shrink(columns, widths, width - GAP.length * (columns.length - 1));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => fitText(cell, widths[at], columns[at].align))
      .join(GAP)
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...rows.map(line)];
}

function shrink(columns: readonly Column[], widths: number[], available: number): void {
  let excess = widths.reduce((sum, width) => sum + width, 0) - available;
  while (excess > 0) {
    const room = widths.map((width, at) => width - (columns[at].shrinksTo ?? width));
    const widest = Math.max(...room);
    if (widest <= 0) return;
    widths[room.indexOf(widest)] -= 1;
    excess -= 1;
  }
}
