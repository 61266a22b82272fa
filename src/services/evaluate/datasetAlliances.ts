import type { DatasetAlliance } from '../../evaluation/dataset';
import { decimal, isoDay } from './datasetCells';
import type { ALLIANCE_COLUMNS } from './datasetColumns';
import type { DatasetRow, DatasetTable } from './datasetTable';

type AllianceTable = DatasetTable<keyof typeof ALLIANCE_COLUMNS>;

/** Which alliances of a dataset count. */
export interface DatasetOptions {
  /** Beginnings of the kinds that count; empty is all. */
  readonly kinds: readonly string[];
  /** The least weight that counts, where there are weights. */
  readonly minWeight: number;
}

/** The alliances that count, in the order of their rows. O(rows). */
export function alliancesOf(
  { rows, has }: AllianceTable,
  { kinds, minWeight }: DatasetOptions,
): DatasetAlliance[] {
  return rows.flatMap((row) => {
    const { organisation1, organisation2, date, kind, weight } = row;
    const wanted = kinds.length === 0 || kinds.some((start) => begins(kind, start));
    const heavy = !has('weight') || minWeight === 0 || decimal(weight) >= minWeight;
    if (!wanted || !heavy || namesNoPair(row)) return [];
    return [{ pair: [organisation1, organisation2] as const, date: isoDay(date) }];
  });
}

/** Whether a row does not name two different organisations. */
export function namesNoPair({
  organisation1,
  organisation2,
}: DatasetRow<keyof typeof ALLIANCE_COLUMNS>): boolean {
  return organisation1 === '' || organisation2 === '' || organisation1 === organisation2;
}

const KINDS_NAMED = 10;

/** What was chosen and no alliance has, with the kinds there are, those of most alliances first. O(rows). */
export function unmatched(
  { file, rows, has }: AllianceTable,
  { kinds, minWeight }: DatasetOptions,
): readonly string[] {
  if (rows.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { kind } of rows) if (kind !== '') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const there = [...counts].sort(([, p], [, q]) => q - p).map(([kind]) => kind);
  const named = there.slice(0, KINDS_NAMED).join(', ');
  const rest = there.length - KINDS_NAMED;
  const told =
    there.length === 0
      ? 'none has a kind'
      : `the kinds there are: ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
  const notes = kinds
    .filter((start) => !there.some((kind) => begins(kind, start)))
    .map((start) => `${file}: no alliance has a kind that begins with ${start} (--kinds); ${told}`);
  if (has('weight') && minWeight > 0 && !rows.some(({ weight }) => decimal(weight) >= minWeight))
    notes.push(`${file}: no alliance has a weight of ${minWeight} or more (--min-weight)`);
  return notes;
}

function begins(kind: string, start: string): boolean {
  return kind.toLowerCase().startsWith(start.toLowerCase());
}
