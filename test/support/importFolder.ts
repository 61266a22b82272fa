import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ImportFault } from '../../src/services/import/importFault';
import { importGraph } from '../../src/services/import/importGraph';
import type { ImportOptions, ImportSummary } from '../../src/services/import/importGraph';
import type { Database } from '../../src/store/database';
import { temporaryFolder } from './temporaryFolder';

/** Writes files into a folder that goes when the tests of the file are through; those that end in .gz are packed. @returns the folder */
export async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = temporaryFolder('import');
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, name.endsWith('.gz') ? gzipSync(content) : content);
  }
  return folder;
}

export interface Imported extends ImportSummary {
  /** `file:line field: reason. remedy`, the file by its name alone. */
  readonly faults: readonly string[];
  /** Every revision that was committed, in order. */
  readonly revisions: readonly number[];
}

/** Imports paths at a fixed time of day. */
export async function importPaths(
  database: Pick<Database, 'read' | 'readAll' | 'write'>,
  paths: readonly string[],
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const faults: ImportFault[] = [];
  const revisions: number[] = [];
  const summary = await importGraph(
    {
      database,
      clock: { now: () => new Date('2026-11-23T08:00:00.000Z') },
      onFault: (fault) => faults.push(fault),
      onCommitted: (revision) => void revisions.push(revision),
    },
    paths,
    { tenant: 'default', ...options },
  );
  const lines = faults.map(
    ({ file, line, field, reason, remedy }) =>
      `${file.split('/').pop()}:${line} ${field}: ${reason}. ${remedy}`,
  );
  return { ...summary, faults: lines.sort(), revisions };
}
