import type { Command } from 'commander';
import { ABLATION_NAMES, type AblationName } from '../services/evaluate/ablations';
import type { EvaluateDataset, EvaluateProgress } from '../services/evaluate/evaluateDataset';
import { METHOD_NAMES, type MethodName } from '../services/evaluate/methods';
import { addDatasetOptions, type DatasetCommandOptions, readDays, writeJson } from './datasetOptions';
import { listOf } from './parseOptions';
import { renderEvaluation } from './renderEvaluation';
import { readProfile } from './seekerOptions';
import type { Terminal } from './terminal';
import { requireWritable } from './writableFile';

/** What the command needs; it works on files and opens no graph. */
export interface EvaluateCommandDependencies {
  readonly terminal: Terminal;
  readonly evaluate: EvaluateDataset;
}

interface EvaluateCommandOptions extends DatasetCommandOptions {
  readonly methods: readonly MethodName[];
  readonly ablate?: readonly AblationName[] | true;
  readonly profile?: string;
}

const HELP = `
Files and columns are described in docs/evaluation-format.md, what the figures mean and what they are on known data in
docs/quality.md. No graph is opened.

Methods: ${METHOD_NAMES.join(', ')}

Without --questions 1,000 of each task are asked, fewer where candidates are over 4,500.

Parts of the formula: ${ABLATION_NAMES.join(', ')}.
Those that no weight can switch are asked of the plain reference, about two seconds a question for five thousand candidates.

Examples:
  symbiosis evaluate my-dataset
  symbiosis evaluate projects --split 2025-01-01 --json projects.json
  symbiosis evaluate airlines --kinds codeshare --min-weight 3 --methods shared-count,formula
  symbiosis evaluate projects --methods formula --ablate text,place,network`;

/** symbiosis evaluate DATASET: tries the score on alliances that really happened. */
export function addEvaluateCommand(program: Command, dependencies: EvaluateCommandDependencies): void {
  const command = program
    .command('evaluate')
    .description('Try the score and simple methods on alliances that really happened');
  addDatasetOptions(command)
    .option('--methods <names>', 'only these', listOfMethods, METHOD_NAMES)
    .option('--ablate [parts]', 'the formula without one of these parts each as well, or of all', listOfParts)
    .option('--profile <file>', 'JSON with weights of your own (docs/scoring.md, section 7)')
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
  const { ablate: parts = [] } = options;
  const ablate = parts === true ? ABLATION_NAMES : parts;
  const days = readDays(options);
  const profile = await readProfile(options);
  await requireWritable(options.json, 'json');
  const evaluation = await run(folder, { ...options, ...days, profile, ablate }, progressLines(terminal));
  for (const line of renderEvaluation(evaluation, terminal.columns)) terminal.out(line);
  await writeJson(options.json, 'json', evaluation);
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
