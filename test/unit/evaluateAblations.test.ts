import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutResources } from '../../src/evaluation/ablation/factSwitches';
import { splitDataset } from '../../src/evaluation/split';
import { tasksOf } from '../../src/evaluation/tasks/tasksOf';
import { ABLATION_NAMES } from '../../src/services/evaluate/ablations';
import { createDatasetGraph } from '../../src/services/evaluate/datasetGraph';
import { createFormula } from '../../src/services/evaluate/formulaMethod';
import { readMarketVocabulary } from '../../src/services/evaluate/places';
import { readDataset } from '../../src/services/evaluate/readDataset';
import { createSwitchedMethods } from '../../src/services/evaluate/switchedMethods';
import { fullGain, pairFacts } from '../../src/scoring/pairFacts';
import { evaluateFiles } from '../support/evaluateFiles';
import { folderOf } from '../support/importFolder';
import { plantedAlliances, plantedProjects } from '../support/plantedDataset';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { sidesOf } from '../support/sidesOf';

const VOCABULARY = join(__dirname, '../../seeds/vocabulary');

test('with nothing switched off the reference scores as the engine does, in every task', async () => {
  const folder = await folderOf(plantedProjects(7, 60, 40));
  const { dataset } = await readDataset(folder, { kinds: [], minWeight: 0 });
  await rm(folder, { recursive: true });
  const graph = createDatasetGraph(await readMarketVocabulary(VOCABULARY), dataset);
  const split = splitDataset(dataset, null, 1);
  let compared = 0;
  for (const { knowledge, queries } of tasksOf(dataset, split)) {
    const setting = { graph, knowledge, day: split.day! };
    const engine = createFormula(setting)();
    const reference = createSwitchedMethods(setting)((facts) => facts);
    for (const query of queries.slice(0, 8)) {
      const expected = reference.score(query).scores;
      if (query.place !== null) expected[query.place] = engine.score(query).scores[query.place];
      expect(engine.score(query).scores).toEqual(expected);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(15);
});

test('without resources words alone are what a seeker gains, on either side', () => {
  const snapshot = randomSnapshot({ seed: 3, organisations: 40 });
  const { setting, side } = sidesOf(snapshot, RANDOM_SNAPSHOT_DAY);
  const sides = snapshot.organisations.map((one) => side(one, 'ITSELF'));
  let changed = 0;
  for (const [a, b] of sides.flatMap((p) => sides.map((q) => [p, q]))) {
    if (a.stated || b.stated || a.query === null || b.query === null) continue;
    const { forward, backward } = withoutResources(pairFacts(setting, a, b));
    for (const facts of [forward, backward]) expect(fullGain(facts, 0)).toBe(facts.text);
    changed++;
  }
  expect(changed).toBeGreaterThan(5);
});

test('each part of the formula is switched off, and the loss is the difference to the whole', async () => {
  const options = ['--methods', 'formula', '--ablate', '--questions', '6'];
  const { json, out } = await evaluateFiles(plantedProjects(5, 70, 60), ...options);
  for (const { methods, differences } of json!.results) {
    const formula = methods.find(({ method }) => method === 'formula')!;
    for (const name of ABLATION_NAMES) {
      const without = methods.find(({ method }) => method === `without ${name}`)!;
      const loss = differences.find(({ to }) => to === `without ${name}`)!.ndcg20!;
      expect(loss.mean).toBeCloseTo(formula.ndcg20! - without.ndcg20!, 10);
    }
  }
  const lossOf = (view: number, name: string) =>
    json!.results[view].differences.find(({ to }) => to === `without ${name}`)!.ndcg20!.mean;
  expect(lossOf(0, 'text')).toBeGreaterThan(0.1);
  expect(lossOf(0, 'competition')).toBe(0);
  expect(out).toMatch(/^without place +0\.\d{3} +[+-]0\.\d{3} \[/m);
  expect(out).not.toMatch(/formula - without/);
});

test('some parts alone, by name', async () => {
  const { json } = await evaluateFiles(
    plantedAlliances(3, 40),
    '--methods',
    'formula',
    '--ablate',
    'ground,place',
  );
  const [{ methods, differences }] = json!.results;
  expect(methods.map(({ method }) => method)).toEqual(['formula', 'without ground', 'without place']);
  expect(differences[0].ndcg20!.low).toBeGreaterThan(0);
});

test('what began on a day or later is left out where it is asked for', async () => {
  const files = plantedProjects(3, 40, 30);
  const days = [...new Set(files['projects.csv'].match(/\d{4}-\d{2}-\d{2}/g))].sort();
  const { json } = await evaluateFiles(
    files,
    '--split',
    days[15],
    '--until',
    days[20],
    '--methods',
    'formula',
  );
  const { json: whole } = await evaluateFiles(files, '--split', days[15], '--methods', 'formula');
  expect(json!.results[0].questions).toBeLessThanOrEqual(5);
  expect(whole!.results[0].questions).toBeGreaterThan(json!.results[0].questions);
  expect((await evaluateFiles(files, '--until', 'soon')).err).toContain(
    'Give a day of the calendar as YYYY-MM-DD.',
  );
});
