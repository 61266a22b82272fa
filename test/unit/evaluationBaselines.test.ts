import { sharedCosineBaseline } from '../../src/evaluation/baselines/sharedBaselines';
import type { Knowledge } from '../../src/evaluation/knowledge';
import type { TaskQuery } from '../../src/evaluation/tasks/task';

interface Known {
  readonly topics?: Readonly<Record<string, number>>;
  readonly markets?: readonly string[];
}

const knowledgeOf = (...known: readonly Known[]): Knowledge =>
  ({
    organisations: known.map(({ topics = {}, markets = [] }) => ({
      topicUses: new Map(Object.entries(topics)),
      organisation: { markets },
    })),
  }) as unknown as Knowledge;

const asks = (topics: readonly string[] | null, place: number | null = null): TaskQuery =>
  ({ brief: topics && { topics, text: null }, place }) as unknown as TaskQuery;

describe('the cosine of topics and markets', () => {
  const knowledge = knowledgeOf(
    { topics: { '/science/optics/lasers': 2, '/science/optics': 1 } },
    { topics: { '/science/optics/lenses': 1, 'a/b': 1 } },
    { topics: { 'a/b': 3 }, markets: ['CGK'] },
    {},
  );
  const rarity = (holders: number): number => Math.log(5 / (1 + holders)) + 1;

  test('counts what is above a topic in its path, and weighs by rarity', () => {
    // science 1, optics 1, lenses 1 are asked for.
    const [science, optics, lenses] = [rarity(2), rarity(2), rarity(1)];
    const first = Math.hypot(3 * science, 3 * optics, 2 * rarity(1));
    const second = Math.hypot(science, optics, lenses, rarity(2));
    const scores = [...sharedCosineBaseline(knowledge).score(asks(['/science/optics/lenses'])).scores];
    expect(scores[0]).toBeCloseTo((3 * science ** 2 + 3 * optics ** 2) / first, 12);
    expect(scores[1]).toBeCloseTo((science ** 2 + optics ** 2 + lenses ** 2) / second, 12);
    expect(scores.slice(2)).toEqual([0, 0]);
  });

  test('asks with what the seeker has where there is no brief; a name with a slash inside is no path', () => {
    const scores = [...sharedCosineBaseline(knowledge).score(asks(null, 2)).scores];
    expect(scores.map((score) => score > 0)).toEqual([false, true, true, false]);
    expect([...sharedCosineBaseline(knowledge).score(asks(null)).scores]).toEqual([0, 0, 0, 0]);
    expect([...sharedCosineBaseline(knowledge).score(asks(['a'])).scores]).toEqual([0, 0, 0, 0]);
  });
});
