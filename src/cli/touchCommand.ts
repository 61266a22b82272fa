import type { Command } from 'commander';
import type { CliDependencies } from './dependencies';

/** symbiosis touch: for those who wrote to Neo4j with Cypher of their own. */
export function addTouchCommand(program: Command, dependencies: CliDependencies): void {
  program
    .command('touch')
    .description(
      'Tell every running process to read the graph anew, after writes by other means than Symbiosis',
    )
    .addHelpText('after', '\nExample:\n  symbiosis touch')
    .action(async () => {
      await dependencies.withGraph((graph) => graph.touch());
      dependencies.terminal.err('Every running process reads the graph anew at its next look.');
    });
}
