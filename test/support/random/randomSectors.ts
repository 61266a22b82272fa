import type { Sector, Supply } from '../../../src/domain/sector';
import type { SeededRandom } from './seededRandom';

/** Divisions of ISIC Rev.4 by section: those that gates name, and some that no gate does. */
const DIVISIONS: Readonly<Record<string, readonly string[]>> = {
  A: ['01'],
  C: ['10', '13', '20', '26'],
  G: ['46', '47'],
  H: ['49', '52'],
  I: ['55', '56'],
  J: ['62'],
  K: ['64'],
  M: ['71', '73'],
  N: ['77', '79'],
  R: ['90'],
};

/** A part of ISIC Rev.4: sections, divisions, two groups in each of these and two classes in each group. */
export function randomSectors(): Sector[] {
  return Object.entries(DIVISIONS).flatMap(([section, divisions]) => [
    sector(section, null),
    ...divisions.flatMap((division) => [
      sector(division, section),
      ...['1', '2'].flatMap((group) => [
        sector(division + group, division),
        ...['1', '2'].map((class_) => sector(division + group + class_, division + group)),
      ]),
    ]),
  ]);
}

/** A third of the pairs of divisions, a division and itself among them. */
export function randomSupplies(random: SeededRandom): Supply[] {
  const divisions = Object.values(DIVISIONS).flat();
  return divisions.flatMap((supplierCode) =>
    divisions
      .filter(() => random.chance(0.33))
      .map((buyerCode) => ({ supplierCode, buyerCode, weight: random.integer(1, 900) / 1000 })),
  );
}

function sector(code: string, parentCode: string | null): Sector {
  return { code, name: `Sector ${code}`, nameId: null, synonyms: [], parentCode, revision: 1 };
}
