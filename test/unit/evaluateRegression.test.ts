import type { MethodReport, ViewReport } from '../../src/evaluation/report';
import type { Evaluation } from '../../src/services/evaluate/evaluateDataset';
import { evaluateFiles } from '../support/evaluateFiles';
import { plantedAlliances, plantedProjects } from '../support/plantedDataset';

/**
 * Data with planted structure. The figures of the formula are pinned, so that a change of the score shows what it does
 * to the ranking; where they move for a good reason, docs/quality.md has the figures of real data that say so.
 */
const BRIEFS = 'brief to partners, coordinator out';
const BRIEFS_OF_ALL = 'brief to partners, coordinator in';
const NEW_PARTNERS = 'organisation to new partner';
const ALLIANCES = 'seeker to partners';

let projects: Evaluation;
let alliances: Evaluation;

beforeAll(async () => {
  projects = (await evaluateFiles(plantedProjects(5))).json!;
  alliances = (await evaluateFiles(plantedAlliances(5))).json!;
});

function viewOf(task: string, view: string): ViewReport {
  const results = [...projects.results, ...alliances.results];
  return results.find((result) => result.task === task && result.view === view)!;
}

function methodOf(task: string, view: string, name: string): MethodReport {
  return viewOf(task, view).methods.find(({ method }) => method === name)!;
}

test.each([
  [BRIEFS, 'all', 0.393, 0.673],
  [BRIEFS, 'SMEs', 0.474, 0.677],
  [BRIEFS_OF_ALL, 'all', 0.466, 0.715],
  [BRIEFS_OF_ALL, 'SMEs', 0.547, 0.717],
  [NEW_PARTNERS, 'all', 0.241, 0.534],
  [ALLIANCES, 'all', 0.607, 0.909],
])('the formula, %s, %s: nDCG@20 %d, AUC-hard %d', (task, view, ndcg20, aucHard) => {
  const formula = methodOf(task, view, 'formula');
  expect(formula.ndcg20).toBeCloseTo(ndcg20, 2);
  expect(formula.aucHard).toBeCloseTo(aucHard, 2);
});

test.each([
  [
    BRIEFS,
    ['random', 'popularity', 'same-country', 'shared-jaccard', 'text-sublinear', 'adamic-adar', 'blend'],
  ],
  [BRIEFS_OF_ALL, ['random', 'popularity', 'same-country', 'shared-jaccard', 'text-sublinear', 'blend']],
  [NEW_PARTNERS, ['random', 'popularity', 'same-country', 'shared-jaccard', 'adamic-adar', 'blend']],
  [ALLIANCES, ['random', 'popularity', 'same-country', 'shared-jaccard', 'shared-cosine', 'blend']],
])('the formula finds more than simple methods: %s', (task, methods) => {
  const { ndcg20 } = methodOf(task, 'all', 'formula');
  for (const name of methods) expect(ndcg20).toBeGreaterThan(methodOf(task, 'all', name).ndcg20!);
});

test('random ranking is what chance gives', () => {
  const { auc, aucHard } = methodOf(BRIEFS, 'all', 'random');
  expect([auc, aucHard]).toEqual([0.5, 0.5]);
});

test('every method is asked the same questions, and is compared with the formula', () => {
  const { methods, questions, differences } = viewOf(BRIEFS, 'all');
  for (const method of methods) expect(method.questions).toBe(questions);
  expect(differences.map(({ to }) => to)).toEqual(
    methods.map(({ method }) => method).filter((name) => name !== 'formula'),
  );
  const text = differences.find(({ to }) => to === 'text-sublinear')!;
  const [ours, theirs] = ['formula', 'text-sublinear'].map((name) => methodOf(BRIEFS, 'all', name).ndcg20!);
  expect(text.ndcg20!.mean).toBeCloseTo(ours - theirs, 10);
});
