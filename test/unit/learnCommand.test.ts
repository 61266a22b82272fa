import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT_CODES } from '../../src/cli/exitCodes';
import { parseWeightProfile } from '../../src/cli/profileFile';
import { DEFAULT_WEIGHT_PROFILE } from '../../src/scoring/weightProfile';
import { learnFiles } from '../support/evaluateFiles';
import { plantedAlliances, plantedProjects } from '../support/plantedDataset';

const folder = mkdtempSync(join(tmpdir(), 'symbiosis-learn-'));
afterAll(() => rmSync(folder, { recursive: true }));

const planted = plantedProjects(5, 80, 90);
const FEW = ['--questions', '12'];

test('learns a profile that --profile reads, and says what it is worth after the split', async () => {
  const out = join(folder, 'learned.json');
  const { code, out: text, json } = await learnFiles(planted, '--out', out, ...FEW);
  expect(code).toBe(EXIT_CODES.ok);
  const profile = parseWeightProfile(readFileSync(out, 'utf8'), out);
  expect(profile).toEqual(json!.profile);
  expect(json!.examples).toBeGreaterThan(100);
  expect(json!.periods.every((day) => day < json!.split)).toBe(true);
  expect(text).toMatch(/^expert +0\.\d{4}$/m);
  if (json!.ridge === null) {
    expect(json!.profile).toEqual(DEFAULT_WEIGHT_PROFILE);
    expect(text).toContain('keep those of the formula');
  } else {
    expect(json!.results[0].methods.map(({ method }) => method)).toEqual(['learned', 'expert']);
    expect(json!.beatsExpert).toBe(json!.gain!.ndcg20!.low > 0 && json!.gain!.aucHard!.high >= 0);
    expect(text).toContain(json!.beatsExpert ? 'They beat' : 'They do not beat');
  }
});

test('nothing that began after the split changes what is learned', async () => {
  const { json } = await learnFiles(planted, ...FEW);
  const { split } = json!;
  const lines = planted['projects.csv'].trimEnd().split('\n');
  const later = lines.filter((line) => (/\d{4}-\d{2}-\d{2}/.exec(line)?.[0] ?? '') >= split);
  const gone = new Set(later.map((line) => line.split(',')[0]));
  const without = {
    ...planted,
    'projects.csv': lines
      .map((line) => (gone.has(line.split(',')[0]) ? line.replace(/word\d+|common\d+/g, 'other') : line))
      .join('\n'),
    'participations.csv': planted['participations.csv']
      .split('\n')
      .filter((line, i) => i % 2 === 0 || !gone.has(line.split(',')[1]))
      .join('\n'),
  };
  const { json: changed } = await learnFiles(without, '--split', split, ...FEW);
  const { ridge, profile, trials, expertLogLoss, examples } = json!;
  expect(changed).toMatchObject({ ridge, profile, trials, expertLogLoss, examples });
});

test('says what is missing where there is nothing to learn from', async () => {
  const undated = await learnFiles(plantedProjects(3, 12, 1), ...FEW);
  expect(undated.code).toBe(EXIT_CODES.usage);
  expect(undated.err).toContain('INVALID_INPUT (dataset): No day parts');
  const alike = await learnFiles(plantedAlliances(3, 40), ...FEW);
  expect(alike.err).toContain('Give a dataset whose projects or alliances have dates');
  const none = await learnFiles(plantedAlliances(3, 40), '--kinds', 'zzz');
  expect(none.err).toContain('no alliance has a kind that begins with zzz (--kinds)');
  const nowhere = await learnFiles(planted, '--split', '2022-06-31', ...FEW);
  expect(nowhere.err).toContain('The day of --split is 2022-06-31');
  const early = await learnFiles(planted, '--split', '2020-01-20', ...FEW);
  expect(early.err).toContain('Fewer than two periods');
});

test.each(['--out', '--json'])(
  'that %s cannot be written is said before anything is learned',
  async (option) => {
    const { code, out, err } = await learnFiles(planted, option, '/nonexistent/x.json');
    expect([code, out]).toEqual([EXIT_CODES.usage, '']);
    expect(err).toMatch(/^INVALID_INPUT \((out|json)\): \/nonexistent\/x\.json cannot be written/);
  },
);
