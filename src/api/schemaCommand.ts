import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { buildApiSchema, printApiSchema } from './schema';

const FILE = 'schema/schema.graphql';

/**
 * Writes schema/schema.graphql, or, with `--check`, says whether it is stale or breaks clients of the last commit
 * (`--allow-breaking` where that is meant). Needs no database.
 * @returns the exit code: 0, or 1 where something is to be done
 */
export function runSchemaCommand(args: readonly string[], print: (line: string) => void): number {
  const current = printApiSchema(buildApiSchema());
  if (!args.includes('--check')) {
    writeFileSync(FILE, current);
    print(`${FILE} is written.`);
    return 0;
  }
  const faults = [
    ...staleness(current),
    ...(args.includes('--allow-breaking') ? [] : breakingChanges(current)),
  ];
  faults.forEach(print);
  if (faults.length === 0) print(`${FILE} is as the code says, and breaks no client.`);
  return faults.length === 0 ? 0 : 1;
}

function staleness(current: string): string[] {
  const written = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  return written === current ? [] : [`${FILE} is stale: run npm run schema and commit it.`];
}

function breakingChanges(current: string): string[] {
  const committed = committedSchema();
  if (committed === null) return [];
  return findBreakingChanges(buildSchema(committed), buildSchema(current)).map(
    ({ description }) => `Breaks clients: ${description} Deprecate it with a reason and a date first.`,
  );
}

/** The schema of the last commit; null where there is no git, no commit or no schema in it. */
function committedSchema(): string | null {
  try {
    return execFileSync('git', ['show', `HEAD:${FILE}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

if (require.main === module) {
  process.exitCode = runSchemaCommand(process.argv.slice(2), (line) => console.log(line));
}
