import type { Command } from 'commander';
import { LEARNABLE_WEIGHTS } from '../evaluation/learn/learnableWeights';
import type { LearnDataset } from '../services/evaluate/learnDataset';
import { addDatasetOptions, type DatasetCommandOptions, readDays, writeJson } from './datasetOptions';
import { renderLearned } from './renderLearned';
import type { Terminal } from './terminal';
import { requireWritable } from './writableFile';

/** What the command needs; it works on files and opens no graph. */
export interface LearnCommandDependencies {
  readonly terminal: Terminal;
  readonly learn: LearnDataset;
}

interface LearnCommandOptions extends DatasetCommandOptions {
  readonly questions: number;
  readonly out?: string;
}

const HELP = `
Learns ${LEARNABLE_WEIGHTS.map(({ name }) => name).join(', ')} from what began
before the split, by logistic regression on pairs drawn towards the weights of the formula, and tries them on what
began after it. Nothing uses them until a command or a question names the file: keep to the weights of the formula
unless the last line says that these beat them. The dataset needs dates; docs/evaluation-format.md describes it.

Examples:
  symbiosis learn my-dataset
  symbiosis learn projects --split 2025-01-01 --out learned.json
  symbiosis evaluate other-projects --profile learned.json`;

/** symbiosis learn DATASET: weights from alliances that really happened, as a profile a person can read. */
export function addLearnCommand(program: Command, dependencies: LearnCommandDependencies): void {
  const command = program
    .command('learn')
    .description('Learn weights from alliances that really happened, and say what they are worth');
  addDatasetOptions(command, 100)
    .option('--out <file>', 'write the weights as a profile that --profile reads')
    .addHelpText('after', HELP)
    .action((dataset: string, options: LearnCommandOptions) => learn(dataset, options, dependencies));
}

async function learn(
  folder: string,
  options: LearnCommandOptions,
  { terminal, learn: run }: LearnCommandDependencies,
): Promise<void> {
  const days = readDays(options);
  await requireWritable(options.out, 'out');
  await requireWritable(options.json, 'json');
  const learned = await run(folder, { ...options, ...days }, (doing) => terminal.err(doing));
  for (const line of renderLearned(learned, terminal.columns)) terminal.out(line);
  await writeJson(options.out, 'out', learned.profile);
  await writeJson(options.json, 'json', learned);
}
