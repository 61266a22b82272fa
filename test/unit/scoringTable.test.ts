import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALLIANCE_TYPE_TABLE, validateAllianceTypeTable } from '../../src/scoring/allianceTypeTable';

const page = readFileSync(join(__dirname, '../../docs/scoring.md'), 'utf8');
const section = page.split('## 8. ')[1].split('## 9. ')[0];

/** Rows of the table of section 8: type, omega, kappa, sector, place, size, v, gate, goals. */
const printed = section
  .split('\n')
  .filter((line) => /^\| [A-Z_]+ \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const numbers = (cell: string): number[] => cell.trim().split(' ').map(Number);

describe('the type table', () => {
  test('has sixteen rows in docs/scoring.md', () => {
    expect(printed.map(([type]) => type)).toEqual(ALLIANCE_TYPE_TABLE.map(({ type }) => type));
  });

  test.each(printed.map((cells, i) => [cells[0], cells, ALLIANCE_TYPE_TABLE[i]] as const))(
    '%s reads as documented',
    (_type, [, omega, kappa, sector, place, size, v, gate, goals], row) => {
      const [other, host] = omega.split('; host');
      expect(row.omega).toEqual(numbers(other));
      // A host without weights of its own has those of the other.
      expect(row.hostOmega ?? row.omega).toEqual(numbers(host ?? other));
      expect(row.kappa).toBe(Number(kappa));
      expect([row.sector, row.place, row.size]).toEqual([sector, place, size]);
      expect(row.v).toEqual(numbers(v));
      expect(row.gate === null).toBe(gate === '-');
      expect(row.goals).toEqual(goals.split(' '));
      expect(row.caution).toBe(gate.includes('COMPETITION_LAW') ? 'COMPETITION_LAW' : null);
    },
  );

  test.each<readonly [string, (typeof ALLIANCE_TYPE_TABLE)[number]]>([
    [
      'weights that do not sum to a hundred',
      { ...ALLIANCE_TYPE_TABLE[0], omega: [1, 35, 10, 10, 45, 0, 0, 0] },
    ],
    ['seven weights', { ...ALLIANCE_TYPE_TABLE[0], omega: [0, 35, 10, 10, 45, 0, 0] }],
    ['a host whose weights do not sum', { ...ALLIANCE_TYPE_TABLE[0], hostOmega: [0, 0, 0, 0, 0, 0, 0, 99] }],
    ['a kappa above 1', { ...ALLIANCE_TYPE_TABLE[0], kappa: 1.1 }],
    ['no weight for any fit', { ...ALLIANCE_TYPE_TABLE[0], v: [0, 0, 0, 0] }],
    ['another type in the place of the first', ALLIANCE_TYPE_TABLE[1]],
  ])('is refused with %s', (_what, first) => {
    expect(() => validateAllianceTypeTable(ALLIANCE_TYPE_TABLE)).not.toThrow();
    expect(() => validateAllianceTypeTable([first, ...ALLIANCE_TYPE_TABLE.slice(1)])).toThrow();
  });
});
