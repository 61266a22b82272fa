import { type Difference, pairedBootstrap } from './metrics/pairedBootstrap';
import type { EvidenceHits } from './metrics/evidenceHits';
import type { ListMetrics } from './metrics/listMetrics';
import type { MethodResult, ViewResult } from './evaluateTask';
import type { TaskQuery } from './tasks/task';

/** Means over questions; null where no question has the figure. */
export interface Figures {
  readonly questions: number;
  readonly hitRate20: number | null;
  readonly ndcg20: number | null;
  readonly auc: number | null;
  readonly aucHard: number | null;
}

export interface MethodReport extends Figures {
  readonly method: string;
  readonly catalogueCoverage: number;
  /** The same ranking read from the partners' side; its questions are partners. */
  readonly partnerSide: Figures;
  readonly evidence: EvidenceHits | null;
  /** Kinds of questions apart, where there are several. */
  readonly groups: Readonly<Record<string, Figures>>;
}

/** Ours minus another method's, over the same questions. */
export interface DifferenceReport {
  readonly to: string;
  readonly ndcg20: Difference | null;
  readonly aucHard: Difference | null;
}

export interface ViewReport {
  readonly task: string;
  readonly view: string;
  readonly questions: number;
  readonly candidates: number;
  readonly methods: readonly MethodReport[];
  /** Of the method that is `ours`; empty where it was not asked. */
  readonly differences: readonly DifferenceReport[];
}

/** @param ours name of the method that the others are compared with */
export function reportView(
  task: string,
  { view, queries, methods }: ViewResult,
  ours: string,
  seed: number,
): ViewReport {
  const own = methods.find(({ method }) => method === ours);
  const others = own === undefined ? [] : methods.filter((method) => method !== own);
  return {
    task,
    view: view.name,
    questions: queries.length,
    candidates: view.candidates.length,
    methods: methods.map((method) => reportMethod(method, queries)),
    differences: others.map((other) => ({
      to: other.method,
      ndcg20: differenceIn('ndcg', own!, other, seed),
      aucHard: differenceIn('aucHard', own!, other, seed),
    })),
  };
}

function reportMethod(result: MethodResult, queries: readonly TaskQuery[]): MethodReport {
  const { method, perQuery, catalogueCoverage, perPartner, evidence } = result;
  return {
    method,
    ...figures(perQuery),
    catalogueCoverage,
    partnerSide: figures(perPartner),
    evidence,
    groups: groupsOf(perQuery, queries),
  };
}

function figures(metrics: readonly ListMetrics[]): Figures {
  return {
    questions: metrics.length,
    hitRate20: meanOf(metrics.map(({ hitRate }) => hitRate)),
    ndcg20: meanOf(metrics.map(({ ndcg }) => ndcg)),
    auc: meanOf(metrics.map(({ auc }) => auc)),
    aucHard: meanOf(metrics.map(({ aucHard }) => aucHard)),
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** The two sides of each way to part the questions; a way that parts nothing is left out. */
const GROUPS: readonly (readonly [string, string, (query: TaskQuery) => boolean])[] = [
  ['seeker seen before', 'seeker never seen', ({ place }) => place !== null],
  ['seeker is an SME', 'seeker is no SME', ({ seeker }) => seeker?.kind === 'SME'],
  ['brief with text', 'brief without text', ({ brief }) => brief !== null && brief.text !== null],
];

function groupsOf(metrics: readonly ListMetrics[], queries: readonly TaskQuery[]): Record<string, Figures> {
  const groups: Record<string, Figures> = {};
  for (const [yes, no, belongs] of GROUPS) {
    const inside = metrics.filter((_, i) => belongs(queries[i]));
    if (inside.length === 0 || inside.length === metrics.length) continue;
    groups[yes] = figures(inside);
    groups[no] = figures(metrics.filter((_, i) => !belongs(queries[i])));
  }
  return groups;
}

function differenceIn(
  figure: 'ndcg' | 'aucHard',
  { perQuery: ours }: MethodResult,
  { perQuery: theirs }: MethodResult,
  seed: number,
): Difference | null {
  const known = [...ours.keys()].filter((i) => ours[i][figure] !== null && theirs[i][figure] !== null);
  return pairedBootstrap(
    known.map((i) => ours[i][figure]!),
    known.map((i) => theirs[i][figure]!),
    seed,
  );
}
