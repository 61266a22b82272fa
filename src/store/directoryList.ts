import { asInteger } from './database';
import type { Database } from './database';
import { readRecords } from './recordPages';

/** Where a page of a list begins: after this item. `relevance` is null in a list without a search. */
interface Position {
  readonly id: string;
  readonly relevance: number | null;
}

/** A list as two statements need it: one reads a page, the other counts. */
export interface ListStatement<R, T> {
  /**
   * Binds each node of the list after `$after` once, to `node`; a search binds `relevance` too, and leaves the
   * position to the statement.
   */
  readonly match: string;
  readonly node: 'o' | 'r' | 's';
  readonly key: 'id' | 'code';
  readonly columns: string;
  readonly parameters: Record<string, unknown>;
  readonly searched: boolean;
  readonly map: (record: R) => T;
}

/** Before every id: an id has at least one character. */
const BEFORE_ALL = '';

/** The statement that reads one page, best or first in code-point order first. */
export function pageCypher({ match, node, key, columns, searched }: ListStatement<never, unknown>): string {
  const id = `${node}.${key}`;
  const kept = searched
    ? `WITH ${node}, relevance
       WHERE $relevance IS NULL OR relevance < $relevance OR (relevance = $relevance AND ${id} > $after)
       WITH ${node}, relevance ORDER BY relevance DESC, ${id} LIMIT $limit`
    : `WITH ${node}, null AS relevance ORDER BY ${id} LIMIT $limit`;
  return `${match} ${kept} RETURN ${id} AS listedId, relevance, ${columns}`;
}

/** The statement that counts the whole list. */
export function countCypher({ match, node }: ListStatement<never, unknown>): string {
  return `${match} RETURN count(${node}) AS total`;
}

/** Reads one page: `first` items after a position, and whether there are more; one query. */
export async function readListPage<R, T>(
  database: Pick<Database, 'read'>,
  statement: ListStatement<R, T>,
  first: number,
  after: Position | undefined,
): Promise<{ readonly items: readonly { record: T; position: Position }[]; readonly hasNextPage: boolean }> {
  const found = await readRecords(
    database,
    pageCypher(statement),
    {
      ...statement.parameters,
      after: after?.id ?? BEFORE_ALL,
      relevance: after?.relevance ?? null,
      limit: asInteger(first + 1),
    },
    (record: R & { readonly listedId: string; readonly relevance: number | null }) => ({
      record: statement.map(record),
      position: { id: record.listedId, relevance: record.relevance },
    }),
  );
  return { items: found.slice(0, first), hasNextPage: found.length > first };
}

/** Counts the list; one query. */
export async function countList<R, T>(
  database: Pick<Database, 'read'>,
  statement: ListStatement<R, T>,
): Promise<number> {
  const [total] = await readRecords(
    database,
    countCypher(statement),
    { ...statement.parameters, after: BEFORE_ALL },
    (row: { readonly total: number }) => row.total,
  );
  return total;
}
