import { Command, CommanderError } from 'commander';
import { SymbiosisError } from '../domain/errors';
import { nearest } from '../domain/nearest';
import type { CliDependencies } from './dependencies';
import { EXIT_CODES, EXIT_CODE_MEANINGS, exitCodeOf } from './exitCodes';
import type { ExitCode } from './exitCodes';
import { addEvaluateCommand } from './evaluateCommand';
import { addExportCommand } from './exportCommand';
import { addImportCommand } from './importCommand';
import { addLearnCommand } from './learnCommand';
import { addRecommendCommand } from './recommendCommand';
import { addStartCommand } from './startCommand';
import type { Terminal } from './terminal';
import { addTouchCommand } from './touchCommand';
import { addWhyCommand } from './whyCommand';

/**
 * Runs one command line and says how it ended; never throws, never ends the process itself.
 * @param arguments_ without the names of the interpreter and the program
 */
export async function runProgram(
  arguments_: readonly string[],
  dependencies: CliDependencies,
): Promise<ExitCode> {
  let code: ExitCode = EXIT_CODES.ok;
  const program = createProgram(dependencies, (ended) => (code = ended));
  try {
    await program.parseAsync(arguments_, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.usage;
    complain(error, dependencies.terminal);
    return exitCodeOf(error);
  }
}

function createProgram(dependencies: CliDependencies, endsWith: (code: ExitCode) => void): Command {
  const { terminal, version } = dependencies;
  const program = new Command('symbiosis')
    .description('Whom a small firm should ally with, how, and why.')
    .version(version)
    .showHelpAfterError('(symbiosis help says more)')
    .addHelpText('after', `\n${exitCodeHelp()}`)
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      getOutHelpWidth: () => terminal.columns,
    })
    .helpCommand(false)
    .exitOverride();
  addStartCommand(program, dependencies, endsWith);
  addRecommendCommand(program, dependencies);
  addWhyCommand(program, dependencies);
  addImportCommand(program, dependencies, endsWith);
  addExportCommand(program, dependencies);
  addTouchCommand(program, dependencies);
  addEvaluateCommand(program, dependencies);
  addLearnCommand(program, dependencies);
  addHelpCommand(program);
  return program;
}

/** Commander's own shows a command that is not there the help of all, without a word about it. */
function addHelpCommand(program: Command): void {
  program
    .command('help')
    .description('Show what a command does')
    .argument('[command]')
    .action((name?: string) => {
      if (name === undefined) program.help();
      const command = program.commands.find((each) => each.name() === name);
      if (command !== undefined) command.help();
      const names = program.commands.map((each) => each.name());
      const guess = nearest(name, names);
      program.error(
        `error: unknown command '${name}'${guess === undefined ? '' : `\n(Did you mean ${guess}?)`}`,
      );
    });
}

function exitCodeHelp(): string {
  const names = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];
  return ['Exit codes:', ...names.map((name) => `  ${EXIT_CODES[name]}  ${EXIT_CODE_MEANINGS[name]}`)].join(
    '\n',
  );
}

/** An expected failure in two lines, a fault of ours with its trace. */
function complain(error: unknown, terminal: Terminal): void {
  if (!(error instanceof SymbiosisError)) {
    terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return;
  }
  const { field, remedy } = error.details;
  terminal.err(`${error.code}${field ? ` (${field})` : ''}: ${error.message}`);
  if (remedy) terminal.err(remedy);
}
