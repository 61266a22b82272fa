import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'cypher');

/** One statement of the oracle, or a part of one: see docs/oracle.md. */
export interface OracleStage {
  readonly file: string;
  readonly statement: string;
}

/** The statements of a folder, in the order of their numbers. */
export function stages(folder: 'organisations' | 'pairs' | 'score'): OracleStage[] {
  return readdirSync(join(FOLDER, folder))
    .sort()
    .map((file) => ({ file, statement: readFileSync(join(FOLDER, folder, file), 'utf8') }));
}

/** Deletes the pairs of a block of seekers. */
export function clearPairs(): string {
  return readFileSync(join(FOLDER, 'clear-pairs.cypher'), 'utf8');
}
