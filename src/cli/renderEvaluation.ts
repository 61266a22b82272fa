import { counted } from '../domain/counted';
import { EVIDENCE_LEVELS } from '../scoring/pairScore';
import type { Evaluation } from '../services/evaluate/evaluateDataset';
import { isAblated } from '../services/evaluate/ablations';
import { FORMULA } from '../services/evaluate/methods';
import type { MethodReport, ViewReport } from '../evaluation/report';
import { renderInterval } from './renderInterval';
import { renderTable } from './renderTable';

/** An evaluation as people read it: a table for each task and view, then what was missing. */
export function renderEvaluation(evaluation: Evaluation, width: number): readonly string[] {
  const { dataset, split, organisations, projects, alliances, results, notes, seed, seconds, megabytes } =
    evaluation;
  const counts = [
    counted(organisations, 'organisation', 'organisations'),
    ...(projects > 0 ? [counted(projects, 'project', 'projects')] : []),
    ...(alliances > 0 ? [counted(alliances, 'alliance', 'alliances')] : []),
  ];
  return [
    `${dataset}: ${counts.join(', ')}; ${split === null ? 'no split' : `split at ${split}`}, seed ${seed}`,
    ...results.flatMap((result) => ['', ...renderView(result, width)]),
    ...(results.length === 0 ? ['', 'Nothing could be asked of this dataset.'] : []),
    ...(notes.length > 0 ? ['', 'To know:', ...notes.map((note) => `  - ${note}`)] : []),
    '',
    `${seconds.toFixed(1)} s, ${megabytes} MB`,
  ];
}

const COLUMNS = ['nDCG@20', 'HR@20', 'AUC', 'AUC-hard', 'catalogue', 'partner nDCG', 'AUC', 'AUC-hard'];

function renderView(result: ViewReport, width: number): readonly string[] {
  const { task, view, questions, candidates, methods } = result;
  const whole = methods.filter(({ method }) => !isAblated(method));
  return [
    `${task}, ${view}: ${questions} questions, ${candidates} candidates`,
    ...renderTable(
      [{ title: 'method' }, ...COLUMNS.map((title) => ({ title, align: 'right' as const }))],
      whole.map(methodRow),
      width,
    ),
    ...differenceLines({ ...result, methods: whole }),
    ...evidenceLines(methods.find(({ method }) => method === FORMULA)),
    ...ablationLines(result, width),
  ];
}

/** What the formula loses without each of its parts. */
function ablationLines({ methods, differences }: ViewReport, width: number): readonly string[] {
  const rows = methods
    .filter(({ method }) => isAblated(method))
    .map(({ method, ndcg20, aucHard }) => {
      const loss = differences.find(({ to }) => to === method);
      const [ndcgLoss, aucLoss] = [loss?.ndcg20, loss?.aucHard].map((of) => (of ? renderInterval(of) : '-'));
      return [method, figure(ndcg20), ndcgLoss, figure(aucHard), aucLoss];
    });
  if (rows.length === 0) return [];
  const titles = ['nDCG@20', 'loss', 'AUC-hard', 'loss'];
  return renderTable(
    [{ title: FORMULA }, ...titles.map((title) => ({ title, align: 'right' as const }))],
    rows,
    width,
  );
}

function methodRow({
  method,
  ndcg20,
  hitRate20,
  auc,
  aucHard,
  catalogueCoverage,
  partnerSide,
}: MethodReport) {
  const figures = [ndcg20, hitRate20, auc, aucHard, catalogueCoverage];
  return [method, ...[...figures, partnerSide.ndcg20, partnerSide.auc, partnerSide.aucHard].map(figure)];
}

function figure(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}

/** The formula beside the best of the others, in each figure. */
function differenceLines({ methods, differences }: ViewReport): readonly string[] {
  return (['ndcg20', 'aucHard'] as const).flatMap((of) => {
    const others = methods.filter(({ method }) => method !== FORMULA);
    const best = [...others].sort((p, q) => (q[of] ?? 0) - (p[of] ?? 0))[0];
    const difference = differences.find(({ to }) => to === best?.method)?.[of];
    if (!difference) return [];
    return [
      `  ${of === 'ndcg20' ? 'nDCG@20' : 'AUC-hard'}: ${FORMULA} - ${best.method} = ${renderInterval(difference)}`,
    ];
  });
}

function evidenceLines(report: MethodReport | undefined): readonly string[] {
  if (!report?.evidence) return [];
  const { evidence } = report;
  const shown = EVIDENCE_LEVELS.filter((level) => evidence[level].shown > 0);
  if (shown.length === 0) return [];
  const rates = shown.map((level) => {
    const { shown: places, hits } = evidence[level];
    return `${level.toLowerCase()} ${((100 * hits) / places).toFixed(1)} % of ${places}`;
  });
  return [`  answers among the first 20, by evidence: ${rates.join(', ')}`];
}
