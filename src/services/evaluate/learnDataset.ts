import { SymbiosisError } from '../../domain/errors';
import type { Dataset } from '../../evaluation/dataset';
import { evaluateTask } from '../../evaluation/evaluateTask';
import { drawPairs } from '../../evaluation/learn/drawPairs';
import { LEARNABLE_WEIGHTS } from '../../evaluation/learn/learnableWeights';
import { type LearnedWeights, learnWeights } from '../../evaluation/learn/learnWeights';
import type { Example } from '../../evaluation/learn/logisticRegression';
import { type Difference, pairedBootstrap } from '../../evaluation/metrics/pairedBootstrap';
import { reportView, type ViewReport } from '../../evaluation/report';
import { sampleQueries } from '../../evaluation/sampleQueries';
import { seededDraws } from '../../evaluation/seededDraws';
import { endedAt, periodStarts, splitDataset } from '../../evaluation/split';
import type { Task } from '../../evaluation/tasks/task';
import { tasksOf } from '../../evaluation/tasks/tasksOf';
import { DEFAULT_WEIGHT_PROFILE, type WeightProfile } from '../../scoring/weightProfile';
import { createDatasetGraph, type DatasetGraph } from './datasetGraph';
import { createFormula, type Formula } from './formulaMethod';
import { readMarketVocabulary } from './places';
import type { DatasetOptions } from './datasetAlliances';
import { readDataset } from './readDataset';

export interface LearnOptions extends DatasetOptions {
  /** ISO day from which the weights are tried; null is a day that leaves a quarter. */
  readonly split: string | null;
  /** ISO day; what began on it or later is left out. Null is no end. */
  readonly until: string | null;
  readonly seed: number;
  /** At most so many of each task in each period. */
  readonly questions: number;
}

/** What was learned before the split, and what it was worth after it. */
export interface Learned extends LearnedWeights {
  readonly dataset: string;
  readonly split: string;
  /** The days on which the periods learned from begin. */
  readonly periods: readonly string[];
  readonly examples: number;
  /** The learned weights beside the expert's after the split. */
  readonly results: readonly ViewReport[];
  /** Learned minus expert's over all questions after the split; null where nothing was learned. */
  readonly gain: { readonly ndcg20: Difference | null; readonly aucHard: Difference | null } | null;
  /** Better by more than the error in nDCG@20, and not worse by more than it in AUC-hard. */
  readonly beatsExpert: boolean;
  readonly notes: readonly string[];
}

export type LearnDataset = (
  folder: string,
  options: LearnOptions,
  onProgress: (doing: string) => void,
) => Promise<Learned>;

/** Names of the two in the results. */
export const LEARNED = 'learned';
export const EXPERT = 'expert';

/** Questions of a trial between two words of progress. */
const QUESTIONS_A_LINE = 20;

/** How far a weight is moved to see what it changes. */
const STEP = 0.25;
/** S below which differences do not matter; its logarithm is taken. */
const LEAST_SCORE = 0.001;

/**
 * Learns weights from the alliances of a dataset that began before a day, and tries them on those after it. Every
 * period is asked with what was known at its start, so that nothing later is learned from.
 * @throws SymbiosisError INVALID_INPUT where the folder is no dataset, or has too little with a date
 */
export async function learnDataset(
  vocabulary: string,
  folder: string,
  options: LearnOptions,
  onProgress: (doing: string) => void,
): Promise<Learned> {
  const { dataset, notes } = await readDataset(folder, options);
  const known = endedAt(dataset, options.until);
  const split = splitDataset(known, options.split, options.seed);
  if (split.day === null)
    throw tooLittle('No day parts what happened into a past to learn from and a future.', notes);
  const graph = createDatasetGraph(await readMarketVocabulary(vocabulary), dataset);
  const past = endedAt(known, split.day);
  const starts = periodStarts(past);
  const periods = starts
    .map((start, i) => {
      onProgress(`learning from what began on ${start} and after`);
      return examplesOf(graph, endedAt(past, starts[i + 1] ?? null), start, options);
    })
    .filter((examples) => examples.length > 0);
  if (periods.length < 2)
    throw tooLittle('Fewer than two periods before the split have alliances to learn from.', notes);
  const learned = learnWeights(periods);
  onProgress(`trying the weights on what began on ${split.day} and after`);
  const later =
    learned.ridge === null ? [] : trial(graph, known, split.day, learned.profile, options, onProgress);
  const gain = later.length === 0 ? null : gainOf(later, options.seed);
  return {
    ...learned,
    dataset: dataset.name,
    split: split.day,
    periods: starts,
    examples: periods.flat().length,
    results: later.map(({ report }) => report),
    gain,
    beatsExpert: (gain?.ndcg20?.low ?? 0) > 0 && (gain?.aucHard?.high ?? 0) >= 0,
    notes,
  };
}

/** Pairs of what began on a day or later in the dataset, scored with what was known the day before. */
function examplesOf(
  graph: DatasetGraph,
  dataset: Dataset,
  day: string,
  { seed, questions }: LearnOptions,
): readonly Example[] {
  const draw = seededDraws(seed);
  return withFormula(graph, dataset, day, seed, questions, (task, formula) => {
    const expert = formula();
    const moved = LEARNABLE_WEIGHTS.map((weight) => formula(weight.move(DEFAULT_WEIGHT_PROFILE, STEP)));
    return task.queries.flatMap((query) => {
      const pairs = drawPairs(task, query, draw);
      const places = pairs.map(({ place }) => place);
      const [whole, ...changed] = [expert, ...moved].map((method) => method.scoresOf(query, places));
      return pairs.map(({ positive }, i) => {
        const score = logScore(whole[i]);
        return { positive, features: [score, ...changed.map((of) => (logScore(of[i]) - score) / STEP)] };
      });
    });
  });
}

function logScore(s: number): number {
  return Math.log(LEAST_SCORE + s);
}

interface Trial {
  readonly report: ViewReport;
  readonly ndcg: readonly (readonly [learned: number, expert: number])[];
  readonly aucHard: readonly (readonly [learned: number, expert: number])[];
}

function trial(
  graph: DatasetGraph,
  dataset: Dataset,
  day: string,
  profile: WeightProfile,
  { seed, questions }: LearnOptions,
  onProgress: (doing: string) => void,
): readonly Trial[] {
  return withFormula(graph, dataset, day, seed, questions, (task, formula) => {
    const methods = new Map([
      [LEARNED, formula(profile)],
      [EXPERT, formula()],
    ]);
    const [all] = evaluateTask(task, methods, (method, question) => {
      if (method !== LEARNED || question % QUESTIONS_A_LINE > 0) return;
      onProgress(`${task.name}: question ${question + 1} of ${task.queries.length}`);
    });
    const [learned, expert] = all.methods.map(({ perQuery }) => perQuery);
    const known = [...learned.keys()].filter((i) => learned[i].aucHard !== null);
    return [
      {
        report: reportView(task.name, all, LEARNED, seed),
        ndcg: learned.map(({ ndcg }, i) => [ndcg, expert[i].ndcg] as const),
        aucHard: known.map((i) => [learned[i].aucHard!, expert[i].aucHard!] as const),
      },
    ];
  });
}

function gainOf(trials: readonly Trial[], seed: number): Learned['gain'] {
  const difference = (of: 'ndcg' | 'aucHard'): Difference | null => {
    const pairs = trials.flatMap((each) => each[of]);
    return pairedBootstrap(
      pairs.map(([learned]) => learned),
      pairs.map(([, expert]) => expert),
      seed,
    );
  };
  return { ndcg20: difference('ndcg'), aucHard: difference('aucHard') };
}

/** Does something with each task that has questions at a split, and the formula over what was known then. */
function withFormula<T>(
  graph: DatasetGraph,
  dataset: Dataset,
  day: string,
  seed: number,
  questions: number,
  work: (task: Task, formula: Formula) => readonly T[],
): readonly T[] {
  const formulas = new Map<Task['knowledge'], Formula>();
  return tasksOf(dataset, splitDataset(dataset, day, seed)).flatMap((whole) => {
    const task = sampleQueries(whole, questions, seed);
    if (task.queries.length === 0) return [];
    const { knowledge } = task;
    const formula = formulas.get(knowledge) ?? createFormula({ graph, knowledge, day });
    formulas.set(knowledge, formula);
    return work(task, formula);
  });
}

/** @param notes on how the dataset was read, which may say why */
function tooLittle(message: string, notes: readonly string[]): SymbiosisError {
  const told = notes.length === 0 ? message : `${message} To know: ${notes.join('; ')}.`;
  return new SymbiosisError('INVALID_INPUT', told, {
    field: 'dataset',
    remedy: 'Give a dataset whose projects or alliances have dates over several months, or another --split.',
  });
}
