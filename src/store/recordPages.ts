import type { Database, Row } from './database';

/**
 * Reads records in the order of a key, one short query for each page, so that no result and no transaction grows with
 * the graph. `after` is the key that the last page ended with.
 * @param nextPage one page that begins after the key; an empty one ends the list
 */
export async function readPages<T, K>(
  first: K,
  nextPage: (after: K) => Promise<readonly T[]>,
  keyOf: (record: T) => K,
): Promise<T[]> {
  const records: T[] = [];
  let after = first;
  for (;;) {
    const page = await nextPage(after);
    if (page.length === 0) return records;
    for (const record of page) records.push(record);
    after = keyOf(page[page.length - 1]);
  }
}

/** Maps the rows of a query whose columns are those of `R`. */
export function readRecords<R, T>(
  database: Pick<Database, 'read'>,
  cypher: string,
  parameters: Record<string, unknown>,
  map: (record: R) => T,
): Promise<T[]> {
  return database.read(cypher, parameters, (row: Row) => map(row as unknown as R));
}
