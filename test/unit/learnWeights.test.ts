import { fitLogistic, logLoss } from '../../src/evaluation/learn/logisticRegression';
import { LEARNABLE_WEIGHTS, movedProfile } from '../../src/evaluation/learn/learnableWeights';
import { learnWeights } from '../../src/evaluation/learn/learnWeights';
import { DEFAULT_WEIGHT_PROFILE } from '../../src/scoring/weightProfile';
import { seededRandom } from '../support/random/seededRandom';

const PLACE = LEARNABLE_WEIGHTS.findIndex(({ name }) => name === 'place');

/** Pairs whose chance follows `-2 + 1.5 * (ln S + move of place * change)`. */
function periodOf(seed: number, move: number, pairs = 4000) {
  const random = seededRandom(seed);
  return Array.from({ length: pairs }, () => {
    const score = 4 * random.number() - 2;
    const changes = LEARNABLE_WEIGHTS.map(() => 2 * random.number() - 1);
    const chance = 1 / (1 + Math.exp(2 - 1.5 * (score + move * changes[PLACE])));
    return { features: [score, ...changes], positive: random.chance(chance) };
  });
}

test('the regression finds what the examples were drawn from, and a ridge draws it towards nothing', () => {
  const examples = periodOf(1, 1.2);
  const free = fitLogistic(
    examples,
    examples[0].features.map(() => 0),
  );
  expect(free[0]).toBeCloseTo(-2, 0);
  expect(free[1]).toBeCloseTo(1.5, 0);
  expect(free[2 + PLACE]).toBeCloseTo(1.8, 0);
  const held = fitLogistic(examples, [0, ...LEARNABLE_WEIGHTS.map(() => 1e9)]);
  expect(held.slice(2).every((weight) => Math.abs(weight) < 1e-5)).toBe(true);
  expect(logLoss(free, examples)).toBeLessThan(logLoss(held, examples));
});

test('no step of the regression leaves the top: every small change of a coefficient loses', () => {
  const examples = periodOf(2, 0.5, 500);
  const ridge = examples[0].features.map(() => 3);
  const best = fitLogistic(examples, ridge);
  const cost = (beta: readonly number[]): number =>
    logLoss(beta, examples) * examples.length +
    ridge.reduce((sum, penalty, i) => sum + 0.5 * penalty * beta[i + 1] ** 2, 0);
  for (const by of [-0.01, 0.01]) {
    best.forEach((_, i) => {
      expect(cost(best.map((value, j) => (i === j ? value + by : value)))).toBeGreaterThan(cost(best));
    });
  }
});

test('a weight that matters is moved, the others hardly', () => {
  const { profile, ridge, trials, expertLogLoss } = learnWeights([
    periodOf(3, 1),
    periodOf(4, 1),
    periodOf(5, 1),
  ]);
  expect(ridge).not.toBeNull();
  expect(Math.min(...trials.map(({ logLoss: loss }) => loss))).toBeLessThan(expertLogLoss);
  expect(profile.place).toBeGreaterThan(1.7);
  expect(Math.abs(profile.experience - 1)).toBeLessThan(0.3);
  expect(profile.lambda).toBeNull();
});

test('where the expert is right, or the past says the opposite of what follows, the weights stay', () => {
  const opposite = learnWeights([periodOf(6, 1.5), periodOf(7, -1.5)]);
  expect(opposite).toMatchObject({ ridge: null, profile: DEFAULT_WEIGHT_PROFILE });
});

test('weights stay within what a profile may hold', () => {
  const far = movedProfile(LEARNABLE_WEIGHTS.map(() => -9));
  expect(far).toMatchObject({ text: 0, place: 0, dimensionScales: { MARKET: 0.1, SKILL: 0.1 } });
  expect(movedProfile(LEARNABLE_WEIGHTS.map(() => 9))).toMatchObject({
    text: 3,
    dimensionScales: { MARKET: 10 },
  });
  expect(movedProfile(LEARNABLE_WEIGHTS.map(() => 0))).toEqual(DEFAULT_WEIGHT_PROFILE);
});
