import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type SeedRow = Readonly<Record<string, string>>;

export const SEED_FOLDERS = ['vocabulary', 'sample'] as const;

/** The files of a seed folder by name, each with its header and its rows as text. */
export function readSeedFiles(
  folder: (typeof SEED_FOLDERS)[number],
): ReadonlyMap<string, { header: string[]; rows: SeedRow[] }> {
  const path = join(__dirname, '..', '..', 'seeds', folder);
  return new Map(
    readdirSync(path)
      .sort()
      .map((file) => {
        const [header = [], ...records] = parse(readFileSync(join(path, file), 'utf8'));
        const rows = records.map((record) =>
          Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])),
        );
        return [file, { header, rows }];
      }),
  );
}

/** All rows of one table, which may be split over files that begin with its name. */
export function readSeedTable(table: string): readonly SeedRow[] {
  const belongs = (file: string) => file === `${table}.csv` || file.startsWith(`${table}-`);
  return SEED_FOLDERS.flatMap((folder) =>
    [...readSeedFiles(folder)].filter(([file]) => belongs(file)).flatMap(([, { rows }]) => rows),
  );
}
