import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { SymbiosisError } from '../domain/errors';
import type { EvaluateDataset, EvaluateProgress } from '../services/evaluate/evaluateDataset';
import { ABLATION_NAMES, type AblationName } from '../services/evaluate/ablations';
import { METHOD_NAMES, type MethodName } from '../services/evaluate/methods';
import { listOf, numberWithin, splitList } from './parseOptions';
import { renderEvaluation } from './renderEvaluation';
import { readProfile } from './seekerOptions';
import type { Terminal } from './terminal';

/** What the command needs; it works on files and opens no graph. */
export interface EvaluateCommandDependencies {
  readonly terminal: Terminal;
  readonly evaluate: EvaluateDataset;
}

interface EvaluateCommandOptions {
  readonly split?: string;
  readonly until?: string;
  readonly ablate?: readonly AblationName[] | true;
  readonly methods: readonly MethodName[];
  readonly kinds: readonly string[];
  readonly minWeight: number;
  readonly questions: number;
  readonly seed: number;
  readonly profile?: string;
  readonly json?: string;
}

const HELP = `
Files and columns are described in docs/evaluation-format.md, what the figures mean and what they are on known data in
docs/quality.md. No graph is opened.

Methods: ${METHOD_NAMES.join(', ')}

Parts of the formula: ${ABLATION_NAMES.join(', ')}. Those
that no weight can switch are asked of the plain reference, some 0.2 s a question for a thousand candidates each.

Examples:
  symbiosis evaluate my-dataset
  symbiosis evaluate projects --split 2025-01-01 --json projects.json
  symbiosis evaluate airlines --kinds codeshare --min-weight 3 --methods shared-count,formula
  symbiosis evaluate projects --methods formula --ablate text,place,network`;

/** symbiosis evaluate DATASET: tries the score on alliances that really happened. */
export function addEvaluateCommand(program: Command, dependencies: EvaluateCommandDependencies): void {
  program
    .command('evaluate')
    .description('Try the score and simple methods on alliances that really happened')
    .argument('<dataset>', 'folder of CSV files: organisations, participations, projects, alliances')
    .option('--split <day>', 'what began before is known, the rest is to be found; a quarter where left out')
    .option('--until <day>', 'leave out what began on this day or later')
    .option('--methods <names>', 'only these', listOfMethods, METHOD_NAMES)
    .option('--ablate [parts]', 'the formula without one of these parts each as well, or of all', listOfParts)
    .option('--kinds <kinds>', 'only alliances whose kind begins like this', splitList, [])
    .option('--min-weight <n>', 'only alliances of this weight and more', numberWithin(0, 1e9), 0)
    .option(
      '--questions <n>',
      'at most so many of each task, drawn by the seed',
      numberWithin(1, 1e6, true),
      1000,
    )
    .option('--seed <n>', 'of every draw', numberWithin(0, 4294967295, true), 1)
    .option('--profile <file>', 'JSON with weights of your own (docs/scoring.md, section 7)')
    .option('--json <file>', 'write everything to a file as well')
    .addHelpText('after', HELP)
    .action((dataset: string, options: EvaluateCommandOptions) => evaluate(dataset, options, dependencies));
}

function listOfParts(text: string): readonly AblationName[] {
  return listOf(ABLATION_NAMES)(text);
}

function listOfMethods(text: string): readonly MethodName[] {
  return listOf(METHOD_NAMES)(text);
}

async function evaluate(
  folder: string,
  options: EvaluateCommandOptions,
  { terminal, evaluate: run }: EvaluateCommandDependencies,
): Promise<void> {
  const { json, ablate: parts = [] } = options;
  const ablate = parts === true ? ABLATION_NAMES : parts;
  const split = dayOf(options.split, 'split');
  const until = dayOf(options.until, 'until');
  const profile = await readProfile(options);
  const evaluation = await run(
    folder,
    { ...options, split, until, profile, ablate },
    progressLines(terminal),
  );
  for (const line of renderEvaluation(evaluation, terminal.columns)) terminal.out(line);
  if (json === undefined) return;
  await writeFile(json, `${JSON.stringify(evaluation, null, 2)}\n`).catch((error: Error) => {
    throw new SymbiosisError('INVALID_INPUT', `${json} cannot be written: ${error.message}`, {
      field: 'json',
      remedy: 'Name a file in a folder that exists.',
      cause: error,
    });
  });
}

function dayOf(text: string | undefined, field: string): string | null {
  if (text === undefined || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text ?? null;
  throw new SymbiosisError('INVALID_INPUT', `The day of --${field} is ${text}.`, {
    field,
    remedy: 'Give a day as YYYY-MM-DD.',
  });
}

/** Seconds between two lines of progress. */
const PAUSE = 5;

function progressLines(terminal: Terminal): (progress: EvaluateProgress) => void {
  let next = PAUSE;
  return ({ task, method, question, questions, seconds }) => {
    if (seconds < next) return;
    next = seconds + PAUSE;
    terminal.err(`${task}: ${method}, question ${question + 1} of ${questions}`);
  };
}
