import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { clientsSchema } from './clientsSchema';
import type { ClientsSchema } from './clientsSchema';
import { buildApiSchema, printApiSchema } from './schema';

const FILE = 'schema/schema.graphql';

/**
 * Writes schema/schema.graphql, or, with `--check`, says whether it is stale or breaks clients of the committed schema
 * that `clientsSchema` finds (`--allow-breaking` where that is meant). Needs no database.
 * @returns the exit code: 0, or 1 where something is to be done
 */
export function runSchemaCommand(args: readonly string[], print: (line: string) => void): number {
  const current = printApiSchema(buildApiSchema());
  if (!args.includes('--check')) {
    writeFileSync(FILE, current);
    print(`${FILE} is written.`);
    return 0;
  }
  const before = args.includes('--allow-breaking') ? null : clientsSchema(FILE, git);
  const faults = [...staleness(current), ...(before ? breakingChanges(before, current) : [])];
  faults.forEach(print);
  if (faults.length === 0) {
    print(`${FILE} is as the code says${before ? `, and breaks no client of ${before.of}` : ''}.`);
  }
  return faults.length === 0 ? 0 : 1;
}

function staleness(current: string): string[] {
  const written = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  return written === current ? [] : [`${FILE} is stale: run npm run schema and commit it.`];
}

function breakingChanges({ sdl, of }: ClientsSchema, current: string): string[] {
  return findBreakingChanges(buildSchema(sdl), buildSchema(current)).map(
    ({ description }) =>
      `Breaks clients of ${of}: ${description} Deprecate it with a reason and a date first.`,
  );
}

function git(...args: readonly string[]): string | null {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

if (require.main === module) {
  process.exitCode = runSchemaCommand(process.argv.slice(2), (line) => console.log(line));
}
