import type { GraphSnapshot } from '../../src/domain/graph';
import { createScanEngine } from '../../src/engine/scanEngine';
import type { WeightProfile } from '../../src/scoring/weightProfile';
import type { Database } from '../../src/store/database';
import { compareWithOracle, type Agreement } from '../support/oracle/compareWithOracle';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { seedSnapshot } from '../support/seedSnapshot';
import { emptyDatabase, testDatabase } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

/** The sample graph takes most of it: every ordered pair of its organisations. */
jest.setTimeout(600_000);

const SAMPLE_DAY = '2026-11-23';

const PROFILE: WeightProfile = {
  dimensionScales: { MARKET: 3, SKILL: 0.2 },
  text: 0.5,
  ground: 2,
  place: 1.5,
  experience: 3,
  network: 0.3,
  lambda: 0.35,
};

describe('the formula once more, as Cypher over the graph', () => {
  let database: Database;

  beforeAll(async () => {
    database = await testDatabase();
  });

  afterAll(() => database.close());

  async function compare(
    snapshot: GraphSnapshot,
    asOf: string,
    options: { thorough: boolean; profile?: WeightProfile } = { thorough: true },
  ): Promise<Agreement> {
    await emptyDatabase(database);
    await writeSnapshot(database, snapshot);
    const engine = createScanEngine();
    engine.load(snapshot, asOf);
    return compareWithOracle(database, { snapshot, asOf, engine, ...options });
  }

  it('agrees with the reference on every pair and type of the sample graph', async () => {
    const sample = seedSnapshot();
    const { pairs, disagreements } = await compare(sample, SAMPLE_DAY, { thorough: false });
    expect(pairs).toBe(sample.organisations.length * (sample.organisations.length - 1));
    expect(disagreements).toEqual([]);
  });

  it('agrees on a graph of every odd shape', async () => {
    const agreement = await compare(randomSnapshot({ seed: 1, organisations: 70 }), RANDOM_SNAPSHOT_DAY);
    expect(agreement).toEqual({ pairs: 70 * 69, disagreements: [] });
  });

  it("agrees under a user's own weights", async () => {
    const snapshot = randomSnapshot({ seed: 2, organisations: 40 });
    const agreement = await compare(snapshot, RANDOM_SNAPSHOT_DAY, { thorough: true, profile: PROFILE });
    expect(agreement).toEqual({ pairs: 40 * 39, disagreements: [] });
  });

  it('leaves the graph as it was', async () => {
    const snapshot = randomSnapshot({ seed: 3, organisations: 8 });
    await compare(snapshot, RANDOM_SNAPSHOT_DAY);
    const count = 'MATCH (n) WHERE NOT n:Migration RETURN count(n) + COUNT { ()-->() } AS count';
    const [after] = await database.read(count);
    await emptyDatabase(database);
    await writeSnapshot(database, snapshot);
    const [before] = await database.read(count);
    expect(after).toEqual(before);
  });
});
