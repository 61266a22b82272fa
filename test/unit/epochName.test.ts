import fc from 'fast-check';
import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { createScanEngine } from '../../src/engine/scanEngine';
import { epochName } from '../../src/scoring/epochName';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';

type Count = readonly [string, number];

interface Counts {
  readonly asOf: string;
  readonly organisations: number;
  readonly documents: number;
  readonly offering: readonly Count[];
  readonly documentFrequency: readonly Count[];
}

const counts: fc.Arbitrary<Count[]> = fc.uniqueArray(
  fc.tuple(fc.string(), fc.integer({ min: 1, max: 1e6 })),
  {
    selector: ([name]) => name,
  },
);
const statistics: fc.Arbitrary<Counts> = fc.record({
  asOf: fc.constantFrom('2026-01-31', '2026-02-01'),
  ...{ organisations: fc.nat(1e6), documents: fc.nat(1e6) },
  ...{ offering: counts, documentFrequency: counts },
});

function nameOf({ offering, documentFrequency, ...rest }: Counts): string {
  return epochName({ ...rest, offering: new Map(offering), documentFrequency: new Map(documentFrequency) });
}

/** One count more in each place, and each place left out. */
function otherCounts(list: readonly Count[]): Count[][] {
  return list.flatMap(([name, count], i) => [list.with(i, [name, count + 1]), list.toSpliced(i, 1)]);
}

test('the order of counts does not matter to the name of an epoch', () => {
  fc.assert(
    fc.property(statistics, (one) => {
      const turned = {
        offering: one.offering.toReversed(),
        documentFrequency: one.documentFrequency.toReversed(),
      };
      expect(nameOf({ ...one, ...turned })).toBe(nameOf(one));
    }),
  );
});

test('whatever else is different gives another name', () => {
  fc.assert(
    fc.property(statistics, (one) => {
      const others: Counts[] = [
        { ...one, asOf: '2026-02-02' },
        { ...one, organisations: one.organisations + 1 },
        { ...one, documents: one.documents + 1 },
        { ...one, organisations: one.organisations + 1, documents: one.documents - 1 },
        { ...one, offering: [...one.offering, ['a name that is in no list', 1]] },
        ...otherCounts(one.offering).map((offering) => ({ ...one, offering })),
        ...otherCounts(one.documentFrequency).map((documentFrequency) => ({ ...one, documentFrequency })),
      ];
      const names = [one, ...others].map(nameOf);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

describe.each([
  ['the plain engine', createScanEngine],
  ['the indexed engine', createIndexedEngine],
])('%s', (_, createEngine) => {
  const snapshot = randomSnapshot({ seed: 1, organisations: 40 });

  test('is in the same epoch after it has read the same graph again, as is another process', () => {
    const engine = createEngine();
    engine.load(snapshot, RANDOM_SNAPSHOT_DAY);
    const { epoch } = engine;
    engine.load(snapshot, RANDOM_SNAPSHOT_DAY);
    expect(engine.epoch).toBe(epoch);
    engine.renewStatistics(RANDOM_SNAPSHOT_DAY);
    expect(engine.epoch).toBe(epoch);
    expect(engine.rank({ seeker: { organisation: snapshot.organisations[0] }, first: 1 }).epoch).toBe(epoch);

    const other = createEngine();
    other.load({ ...snapshot, organisations: snapshot.organisations.toReversed() }, RANDOM_SNAPSHOT_DAY);
    expect(other.epoch).toBe(epoch);
  });

  test('is in another epoch with other statistics, whatever it was in before', () => {
    const engine = createEngine();
    const epochs = [1, 2, 3].map((left) => {
      engine.load({ ...snapshot, organisations: snapshot.organisations.slice(left) }, RANDOM_SNAPSHOT_DAY);
      return engine.epoch;
    });
    engine.load(snapshot, '2020-01-01');
    expect(new Set([...epochs, engine.epoch]).size).toBe(4);
  });
});
