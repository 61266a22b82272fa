import { evaluateTask } from '../../evaluation/evaluateTask';
import type { Knowledge } from '../../evaluation/knowledge';
import type { Method } from '../../evaluation/method';
import { reportView, type ViewReport } from '../../evaluation/report';
import { sampleQueries, usualQuestions } from '../../evaluation/sampleQueries';
import { endedAt, splitDataset } from '../../evaluation/split';
import { tasksOf } from '../../evaluation/tasks/tasksOf';
import { createWordSplitter } from '../../scoring/text/words';
import type { WeightProfile } from '../../scoring/weightProfile';
import { type Clock, isoDay } from '../clock';
import { ablatedMethods, type AblationName } from './ablations';
import { createDatasetGraph } from './datasetGraph';
import { createFormula } from './formulaMethod';
import { FORMULA, type MethodName, methodSource } from './methods';
import { readMarketVocabulary } from './places';
import type { DatasetOptions } from './datasetAlliances';
import { readDataset } from './readDataset';

export interface EvaluateOptions extends DatasetOptions {
  /** ISO day; null is a day that leaves a quarter for the future. */
  readonly split: string | null;
  /** ISO day; what began on it or later is left out. Null is no end. */
  readonly until: string | null;
  readonly methods: readonly MethodName[];
  readonly seed: number;
  /** At most so many questions of each task; as many as `usualQuestions` says where left out. */
  readonly questions?: number;
  readonly profile?: WeightProfile;
  /** The formula without one of its parts each, beside `methods`. */
  readonly ablate: readonly AblationName[];
}

/** How far an evaluation is. */
export interface EvaluateProgress {
  readonly task: string;
  readonly method: string;
  readonly question: number;
  readonly questions: number;
  /** Since the start. */
  readonly seconds: number;
}

/** What an evaluation found; the same input and seed give the same but for `seconds` and `megabytes`. */
export interface Evaluation {
  readonly dataset: string;
  readonly split: string | null;
  readonly seed: number;
  readonly organisations: number;
  readonly projects: number;
  readonly alliances: number;
  /** What was missing or left out. */
  readonly notes: readonly string[];
  readonly results: readonly ViewReport[];
  readonly seconds: number;
  /** The most memory that the process held. */
  readonly megabytes: number;
}

export type EvaluateDataset = (
  folder: string,
  options: EvaluateOptions,
  onProgress: (progress: EvaluateProgress) => void,
) => Promise<Evaluation>;

/**
 * Tries the score and simple methods on alliances that really happened (docs/evaluation-format.md).
 * @param vocabulary folder of the product's vocabularies
 * @throws SymbiosisError INVALID_INPUT where the folder is no dataset
 */
export async function evaluateDataset(
  { clock, vocabulary }: { readonly clock: Pick<Clock, 'now'>; readonly vocabulary: string },
  folder: string,
  options: EvaluateOptions,
  onProgress: (progress: EvaluateProgress) => void,
): Promise<Evaluation> {
  const started = clock.now().getTime();
  const seconds = (): number => (clock.now().getTime() - started) / 1000;
  const { seed } = options;
  const { dataset, notes: readNotes } = await readDataset(folder, options);
  const graph = createDatasetGraph(await readMarketVocabulary(vocabulary), dataset);
  const split = splitDataset(endedAt(dataset, options.until), options.split, seed);
  const notes = [...readNotes];
  if (split.day === null && dataset.projects.length > 0) {
    notes.push('no day parts the projects: a quarter of them, drawn by the seed, is to be found');
  }
  if (split.day === null && dataset.alliances.length > 0)
    notes.push('no day parts the alliances: all are to be found');

  const words = createWordSplitter();
  const day = split.day ?? isoDay(clock.now());
  const ready = new Map<Knowledge, ReadonlyMap<string, Method>>();
  const methodsFor = (knowledge: Knowledge): ReadonlyMap<string, Method> => {
    const known = ready.get(knowledge);
    if (known) return known;
    const setting = { graph, knowledge, day };
    const formula = createFormula(setting);
    const method = methodSource({ knowledge, formula, split: words, profile: options.profile });
    const methods = new Map([
      ...options.methods.map((name) => [name, method(name)] as const),
      ...ablatedMethods(setting, formula, options.ablate),
    ]);
    ready.set(knowledge, methods);
    return methods;
  };
  const results: ViewReport[] = [];
  for (const whole of tasksOf(dataset, split)) {
    const task = sampleQueries(whole, options.questions ?? usualQuestions(whole), seed);
    if (task.queries.length < whole.queries.length) {
      notes.push(
        `${task.name}: ${task.queries.length} of ${whole.queries.length} questions, drawn by the seed (--questions)`,
      );
    }
    if (task.queries.length === 0) {
      notes.push(`${task.name}: no question has a known answer`);
      continue;
    }
    const views = evaluateTask(task, methodsFor(task.knowledge), (method, question) =>
      onProgress({ task: task.name, method, question, questions: task.queries.length, seconds: seconds() }),
    );
    for (const view of views)
      if (view.queries.length > 0) results.push(reportView(task.name, view, FORMULA, seed));
  }
  return {
    dataset: dataset.name,
    split: split.day,
    seed,
    organisations: dataset.organisations.length,
    projects: dataset.projects.length,
    alliances: dataset.alliances.length,
    notes,
    results,
    seconds: seconds(),
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
