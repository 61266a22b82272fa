import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../../src/cli/program';
import { type Evaluation, evaluateDataset } from '../../src/services/evaluate/evaluateDataset';
import { type Learned, learnDataset } from '../../src/services/evaluate/learnDataset';
import { folderOf } from './importFolder';
import { recordingTerminal } from './recordingTerminal';

const VOCABULARY = join(__dirname, '../../seeds/vocabulary');
type Files = Readonly<Record<string, string | Buffer>>;

const NOT_HERE = (): Promise<never> => Promise.reject(new Error('not here'));

/** What a command over a dataset did. */
export interface Done<Answer> {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What --json wrote; null where nothing was. */
  readonly json: Answer | null;
}

/** Runs `symbiosis evaluate` over files in a new folder. */
export function evaluateFiles(files: Files, ...options: readonly string[]): Promise<Done<Evaluation>> {
  return runOver('evaluate', files, options);
}

/** Runs `symbiosis learn` over files in a new folder. */
export function learnFiles(files: Files, ...options: readonly string[]): Promise<Done<Learned>> {
  return runOver('learn', files, options);
}

async function runOver<Answer>(
  command: string,
  files: Files,
  options: readonly string[],
): Promise<Done<Answer>> {
  const folder = await folderOf(files);
  const terminal = recordingTerminal(140);
  const json = join(folder, 'answer.json');
  const code = await runProgram([command, folder, '--json', json, ...options], {
    terminal,
    version: '1.2.3',
    serve: NOT_HERE,
    withGraph: NOT_HERE,
    evaluate: (dataset, chosen, onProgress) =>
      evaluateDataset(
        { clock: { now: () => new Date('2026-11-23T08:00:00.000Z') }, vocabulary: VOCABULARY },
        dataset,
        chosen,
        onProgress,
      ),
    learn: (dataset, chosen, onProgress) => learnDataset(VOCABULARY, dataset, chosen, onProgress),
  });
  const text = await readFile(json, 'utf8').catch(() => null);
  await rm(folder, { recursive: true });
  const { out, err } = terminal.written;
  return {
    code,
    out: out.join('\n'),
    err: err.join('\n'),
    json: text === null ? null : (JSON.parse(text) as Answer),
  };
}
