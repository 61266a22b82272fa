import type { Command } from 'commander';
import type { CliDependencies } from './dependencies';
import type { ExitCode } from './exitCodes';

const EXAMPLES = `
Without NEO4J_URI it starts a Neo4j server of this machine and keeps its data in SYMBIOSIS_HOME; an empty graph
gets the sample, unless SYMBIOSIS_SAMPLE is no. docs/configuration.md lists every variable.

Examples:
  symbiosis start
  symbiosis start --once
  NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD=... symbiosis start`;

/** symbiosis start: the API, until the process is told to stop. */
export function addStartCommand(
  program: Command,
  dependencies: CliDependencies,
  endsWith: (code: ExitCode) => void,
): void {
  program
    .command('start')
    .description('Serve the API; the first start loads a sample graph')
    .option('--once', 'show the first recommendation and end', false)
    .addHelpText('after', EXAMPLES)
    .action(async ({ once }: { once: boolean }) => endsWith(await dependencies.serve({ once })));
}
