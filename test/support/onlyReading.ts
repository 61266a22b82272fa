import type { Database, Parameters, Row } from '../../src/store/database';

/** A database that counts the statements that are read, and refuses to draft or to write. */
export function onlyReading(
  database: Pick<Database, 'read'>,
): Pick<Database, 'read' | 'readAll' | 'write'> & { readonly reads: number } {
  let reads = 0;
  return {
    get reads() {
      return reads;
    },
    read: ((cypher: string, parameters: Parameters, map: (row: Row) => unknown) => {
      reads += 1;
      return database.read(cypher, parameters, map);
    }) as Database['read'],
    readAll: () => Promise.reject(new Error('a draft')),
    write: () => Promise.reject(new Error('a lock')),
  };
}
