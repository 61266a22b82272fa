import { typescriptKernel } from '../../src/engine/kernel/typescriptKernel';
import { openKernel } from '../../src/engine/kernel/openKernel';
import { randomQuery } from '../support/engineQueries';
import { compareTwins, twinsOf, withoutTexts } from '../support/engineTwins';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { seededRandom } from '../support/random/seededRandom';

// As where the processor has no vectors: see openKernel.
jest.mock('../../src/engine/kernel/openKernel');

describe('the engine with the kernel in TypeScript', () => {
  beforeAll(() => jest.mocked(openKernel).mockImplementation(typescriptKernel));

  it('gives the pages of its plain twin, with words and without', () => {
    let evaluated = 0;
    for (let seed = 0; seed < 6; seed++) {
      const snapshot = randomSnapshot({ seed: seed * 100 + 48, organisations: 48 });
      const twins = twinsOf(seed % 2 === 0 ? snapshot : withoutTexts(snapshot), RANDOM_SNAPSHOT_DAY);
      const random = seededRandom(seed);
      for (let i = 0; i < 8; i++) compareTwins(twins, randomQuery(random, snapshot));
      evaluated += twins.fast.counters!.evaluated;
    }
    expect(evaluated).toBeGreaterThan(0);
  });
});
