import { SymbiosisError } from '../domain/errors';
import type { Database } from '../store/database';
import { whileSeeding, wantsSeeds } from '../store/seeding';
import type { Clock } from './clock';
import { importGraph } from './import/importGraph';
import type { ImportFault } from './import/importFault';

export interface SeedParts {
  readonly database: Pick<Database, 'read' | 'readAll' | 'write'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly onProgress: (line: string) => void;
}

/**
 * Gives an empty graph its first contents, from files in the import format; a graph that holds an organisation is left
 * alone. @throws SymbiosisError INTERNAL where a row of these files is refused, DATABASE_UNAVAILABLE
 */
export async function seedGraph(
  { database, clock, onProgress }: SeedParts,
  folders: readonly string[],
  tenant: string,
): Promise<void> {
  if (!(await wantsSeeds(database))) return;
  onProgress('The graph is empty: loading the vocabularies and the sample');
  const faults: ImportFault[] = [];
  await whileSeeding(database, async () => {
    const { failure } = await importGraph(
      { database, clock, onFault: (fault) => faults.push(fault), onProgress: percentages(onProgress) },
      folders,
      { tenant },
    );
    if (failure) throw failure as Error;
    if (faults.length > 0) throw damaged(faults[0]);
  });
}

/** A line at each tenth of the way. */
function percentages(onProgress: (line: string) => void) {
  let last = 0;
  return ({ bytes, totalBytes }: { readonly bytes: number; readonly totalBytes: number }): void => {
    const tenth = Math.floor((10 * bytes) / Math.max(1, totalBytes));
    if (tenth > last) onProgress(`  ${10 * tenth} %`);
    last = Math.max(last, tenth);
  };
}

function damaged({ file, line, ...fault }: ImportFault): SymbiosisError {
  return new SymbiosisError(
    'INTERNAL',
    `The sample is damaged: ${file} line ${line}: ${JSON.stringify(fault)}`,
    {
      remedy: 'Install Symbiosis anew.',
    },
  );
}
