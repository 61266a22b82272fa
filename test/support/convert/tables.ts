import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

export type SourceRow = Readonly<Record<string, string>>;

/** The rows of a CSV file with a header, as text; `.gz` is unpacked. */
export function readSource(folder: string, file: string): readonly SourceRow[] {
  const bytes = readFileSync(join(folder, file));
  return parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
    columns: true,
    bom: true,
    relax_quotes: true,
  });
}

/** Writes tables of the import format into a folder, one file each; the columns are those of the first row. */
export function writeTables(
  folder: string,
  tables: Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>,
): void {
  mkdirSync(folder, { recursive: true });
  for (const [table, rows] of Object.entries(tables)) {
    writeFileSync(join(folder, `${table}.csv`), stringify([...rows], { header: true }));
    console.log(`${table}: ${rows.length} rows`);
  }
}

/** Lower-case words of any script joined by hyphens: `Sankt Pölten` becomes `sankt-polten`. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** Ids of the MARKET resources that `seeds/vocabulary` brings. */
export function knownMarkets(): ReadonlySet<string> {
  const vocabulary = join(__dirname, '../../../seeds/vocabulary');
  return new Set(readSource(vocabulary, 'resources-markets.csv').map(({ id }) => id));
}
