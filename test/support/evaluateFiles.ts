import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../../src/cli/program';
import { type Evaluation, evaluateDataset } from '../../src/services/evaluate/evaluateDataset';
import { folderOf } from './importFolder';
import { recordingTerminal } from './recordingTerminal';

const VOCABULARY = join(__dirname, '../../seeds/vocabulary');
const NOT_HERE = (): Promise<never> => Promise.reject(new Error('not here'));

/** What `symbiosis evaluate` did. */
export interface Evaluated {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What --json wrote; null where nothing was. */
  readonly json: Evaluation | null;
}

/** Runs `symbiosis evaluate` over files in a new folder. */
export async function evaluateFiles(
  files: Readonly<Record<string, string | Buffer>>,
  ...options: readonly string[]
): Promise<Evaluated> {
  const folder = await folderOf(files);
  const terminal = recordingTerminal(140);
  const json = join(folder, 'evaluation.json');
  const code = await runProgram(['evaluate', folder, '--json', json, ...options], {
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
  });
  const text = await readFile(json, 'utf8').catch(() => null);
  await rm(folder, { recursive: true });
  const { out, err } = terminal.written;
  return {
    code,
    out: out.join('\n'),
    err: err.join('\n'),
    json: text === null ? null : (JSON.parse(text) as Evaluation),
  };
}
