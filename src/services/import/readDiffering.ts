import type { Database } from '../../store/database';
import { checkRows, fileGuard } from './fileGuard';
import type { RowFault, RowPlace } from './importFault';
import type { RowBatch } from './rowBatches';
import { TABLE_WRITERS } from './tableWriters';

/** A batch of which everything is read that may change something. */
export interface ReadBatch extends Omit<RowBatch, 'unread' | 'isDependent'> {
  /** Whether all rows that are left come from organisations that differ from what is stored. */
  readonly mostlyDiffer: boolean;
  /** How many of its unread rows are what is stored, and where the last of them stands. */
  readonly unchanged: number;
  readonly lastUnchanged: RowPlace | null;
  readonly refused: readonly {
    readonly file: string;
    readonly line: number;
    readonly faults: readonly RowFault[];
  }[];
}

/**
 * Compares the unread rows of a batch with what is stored, as texts, and reads those that differ: O(characters), one round
 * trip. An import that changes nothing takes half the time that way.
 * @param allDiffered whether all rows before these have differed: these are read at once then
 * @throws SymbiosisError DATABASE_UNAVAILABLE
 */
export async function readDiffering(
  database: Pick<Database, 'read'>,
  tenant: string,
  { unread, ...batch }: RowBatch,
  allDiffered: boolean,
): Promise<ReadBatch> {
  const { readTexts } = TABLE_WRITERS[batch.table];
  if (readTexts === null || unread.length === 0)
    return { ...batch, mostlyDiffer: false, unchanged: 0, lastUnchanged: null, refused: [] };
  const texts = allDiffered
    ? new Map<string, string>()
    : await readTexts(
        {
          read: (cypher, parameters) =>
            database.read(cypher, { ...parameters, tenant }, (row) => row as never),
        },
        unread.map(({ rows }) => rows.organisation),
      );
  const read = { rows: [...batch.rows], files: [...batch.files], lines: [...batch.lines] };
  const refused: { file: string; line: number; faults: readonly RowFault[] }[] = [];
  let unchanged = 0;
  let lastUnchanged: RowPlace | null = null;
  for (const { rows: part, file } of unread) {
    if (!allDiffered && texts.get(part.organisation) === part.text()) {
      unchanged += part.count;
      lastUnchanged = { file, line: part.line + part.count - 1 };
      continue;
    }
    const rows = part.read();
    const guard = fileGuard(batch.table, () => [[rows]]);
    const checked = await checkRows(guard, rows);
    for (const { line, faults } of checked.refused) refused.push({ file, line, faults });
    for (let i = 0; i < checked.rows.length; i++) {
      read.rows.push(checked.rows[i]);
      read.files.push(file);
      read.lines.push(checked.lines[i]);
    }
  }
  return { ...batch, ...read, mostlyDiffer: batch.rows.length === 0, unchanged, lastUnchanged, refused };
}
