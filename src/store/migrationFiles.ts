import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SymbiosisError } from '../domain/errors';

/** One file of `schema/migrations`, `0001_keys.cypher`: its number and name, and what it says. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** SHA-256 of the text, with line ends as `\n` so that a checkout on Windows counts as the same. */
  readonly checksum: string;
  readonly statements: readonly string[];
}

/** All migrations of a folder, in order. @throws SymbiosisError MIGRATION_CHANGED where numbers are missing or double. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.cypher')).sort();
  return Promise.all(
    files.map(async (file, index) => {
      const [, digits, name] = /^(\d{4})_(\w+)\.cypher$/.exec(file) ?? [];
      if (Number(digits) !== index + 1) {
        throw new SymbiosisError(
          'MIGRATION_CHANGED',
          `${file} is not migration number ${index + 1} of ${folder}.`,
          {
            remedy: 'Migrations are named 0001_name.cypher, 0002_name.cypher and so on, without gaps.',
          },
        );
      }
      const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
      return {
        number: index + 1,
        name: name,
        checksum: createHash('sha256').update(text).digest('hex'),
        statements: statementsOf(text),
      };
    }),
  );
}

/** Statements end with `;` at the end of a line; lines that begin with `//` are comments. */
export function statementsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('//'))
    .join('\n')
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
