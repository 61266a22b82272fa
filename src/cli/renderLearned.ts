import type { ViewReport } from '../evaluation/report';
import { DEFAULT_WEIGHT_PROFILE, type WeightProfile } from '../scoring/weightProfile';
import { EXPERT, LEARNED, type Learned } from '../services/evaluate/learnDataset';
import { renderInterval } from './renderInterval';
import { renderTable } from './renderTable';

/** What was learned, as people read it: the weights, how they foretold, and whether to use them. */
export function renderLearned(learned: Learned, width: number): readonly string[] {
  const { dataset, split, periods, examples, trials, expertLogLoss, ridge, profile, results, gain } = learned;
  return [
    `${dataset}: ${examples.toLocaleString('en')} pairs of periods that begin on ${periods.join(', ')}`,
    '',
    ...renderTable(
      [{ title: 'penalty' }, { title: 'log loss of the next period', align: 'right' }],
      [
        ['expert', expertLogLoss.toFixed(4)],
        ...trials.map((trial) => [String(trial.ridge), trial.logLoss.toFixed(4)]),
      ],
      width,
    ),
    ...(ridge === null ? [] : ['', ...weightTable(profile, width)]),
    ...(results.length === 0 ? [] : ['', `after ${split}`, ...resultTable(results, width)]),
    ...(gain?.ndcg20
      ? [`  nDCG@20 of all questions: ${LEARNED} - ${EXPERT} = ${renderInterval(gain.ndcg20)}`]
      : []),
    ...(gain?.aucHard ? [`  AUC-hard: ${LEARNED} - ${EXPERT} = ${renderInterval(gain.aucHard)}`] : []),
    '',
    verdict(learned),
  ];
}

function weightTable(profile: WeightProfile, width: number): readonly string[] {
  const { dimensionScales: scales, ...exponents } = profile;
  const plain = DEFAULT_WEIGHT_PROFILE as unknown as Readonly<Record<string, number | null>>;
  const rows = [
    ...Object.entries(exponents).map(([name, value]) => [name, shown(plain[name]), shown(value)]),
    ...Object.entries(scales).map(([name, value]) => [`scale of ${name}`, shown(1), shown(value)]),
  ];
  return renderTable(
    [{ title: 'weight' }, { title: EXPERT, align: 'right' }, { title: LEARNED, align: 'right' }],
    rows,
    width,
  );
}

function shown(weight: number | null): string {
  return weight === null ? 'as the formula' : weight.toFixed(3);
}

function resultTable(results: readonly ViewReport[], width: number): readonly string[] {
  const titles = ['questions', 'nDCG@20', EXPERT, 'AUC-hard', EXPERT];
  return renderTable(
    [{ title: 'task' }, ...titles.map((title) => ({ title, align: 'right' as const }))],
    results.map(({ task, questions, methods: [learned, expert] }) => [
      task,
      String(questions),
      ...[learned.ndcg20, expert.ndcg20, learned.aucHard, expert.aucHard].map((of) => of?.toFixed(3) ?? '-'),
    ]),
    width,
  );
}

function verdict({ ridge, beatsExpert }: Learned): string {
  if (ridge === null) return 'No other weights foretell the next period better: keep those of the formula.';
  if (beatsExpert) return 'They beat the weights of the formula by more than the error.';
  return 'They do not beat the weights of the formula by more than the error: keep those.';
}
