import type { AllianceType } from '../../src/domain/allianceType';
import { ALLIANCE_TYPE_TABLE, type AllianceTypeRow } from '../../src/scoring/allianceTypeTable';
import type { GoldenCase } from '../support/golden/goldenCase';
import { GOLDEN_CASES } from '../support/golden/goldenCases';
import { goldenScoring } from '../support/golden/goldenScoring';
import { seededRandom, type SeededRandom } from '../support/random/seededRandom';

const DRAWS = 100;
const HELD = 95;
/** How far an omega moves, either way. */
const MOVE = 0.1;

const score = goldenScoring();

/** Every pair from both sides. */
function directed(pairsOf: (golden: GoldenCase) => GoldenCase['pairs']) {
  return GOLDEN_CASES.flatMap((golden) =>
    pairsOf(golden).flatMap(([a, b]) => [
      { ...golden, seeker: a, candidate: b },
      { ...golden, seeker: b, candidate: a },
    ]),
  );
}

function comesOut(advised: readonly AllianceType[], types: readonly AllianceType[], within: number): boolean {
  return advised.slice(0, within).some((type) => types.includes(type));
}

/** The table with every omega of every side multiplied by its own factor. */
function moved(random: SeededRandom): AllianceTypeRow[] {
  const move = (omega: readonly number[]): number[] =>
    omega.map((weight) => weight * (1 - MOVE + 2 * MOVE * random.number()));
  return ALLIANCE_TYPE_TABLE.map((row) => ({
    ...row,
    omega: move(row.omega),
    hostOmega: row.hostOmega && move(row.hostOmega),
  }));
}

describe('the inputs of the golden cases', () => {
  const organisations = GOLDEN_CASES.flatMap((golden) => golden.organisations);

  test.each(organisations)(
    '$id states five and more needs and offers over four and more dimensions',
    ({ offers, needs }) => {
      for (const rows of [Object.keys(offers), Object.keys(needs)]) {
        expect(rows.length).toBeGreaterThanOrEqual(5);
        expect(new Set(rows.map((id) => id.split(':')[0])).size).toBeGreaterThanOrEqual(4);
      }
    },
  );
});

describe('golden cases', () => {
  const cases = directed(({ pairs }) => pairs);
  const tables = Array.from({ length: DRAWS }, (_, seed) => moved(seededRandom(seed)));

  test('the seven', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(7);
  });

  test.each(cases)('$id: $seeker with $candidate is advised $expected.types', (golden) => {
    const { advised } = score(golden.seeker, golden.candidate, ALLIANCE_TYPE_TABLE);
    const { types, within } = golden.expected;
    expect({ advised, comesOut: comesOut(advised, types, within) }).toEqual({ advised, comesOut: true });
  });

  test.each(cases)('$id: $seeker with $candidate stays so when the weights move', (golden) => {
    const { types, within } = golden.expected;
    const held = tables.filter((table) =>
      comesOut(score(golden.seeker, golden.candidate, table).advised, types, within),
    );
    expect(held.length).toBeGreaterThanOrEqual(HELD);
  });

  test.each(directed(({ weakPairs = [] }) => weakPairs))(
    '$id: $seeker with $candidate is advised $expected.types among the first two',
    (golden) => {
      const { advised } = score(golden.seeker, golden.candidate, ALLIANCE_TYPE_TABLE);
      expect(advised.slice(0, 2)).toEqual(expect.arrayContaining([...golden.expected.types]));
    },
  );
});
