import {
  sectorDistance,
  type SectorPath,
  sectorSimilarityTenths,
  type SectorTable,
} from '../../scoring/sectorDistance';

/** What one sector has to do with every other, by number; filled when first asked for. */
interface SectorRelations {
  /** delta of the pair, 0..1; -1 where it has not been asked for. */
  distance: Float64Array;
  tenths: Uint8Array;
  sharesDivision: Uint8Array;
}

/** Sector codes that occur, as numbers in the order they came. */
export interface SectorNumbers {
  readonly codes: readonly string[];
  readonly paths: readonly SectorPath[];
  numberOf(code: string): number;
  /** The relations of p with those of its partners that have been asked for; q's are filled on return. */
  relations(p: number, q: number): SectorRelations;
}

/** @param known codes that have numbers already, in their order */
export function numberSectors(table: SectorTable, known: readonly string[] = []): SectorNumbers {
  const numbers = new Map<string, number>();
  const codes: string[] = [];
  const paths: SectorPath[] = [];
  const met: SectorRelations[] = [];
  const numberOf = (code: string): number => {
    let number = numbers.get(code);
    if (number === undefined) {
      numbers.set(code, (number = codes.length));
      codes.push(code);
      paths.push(table.path(code));
    }
    return number;
  };
  known.forEach(numberOf);
  return {
    codes,
    paths,
    numberOf,
    relations: (p, q) => {
      let of = met[p];
      if (of === undefined || q >= of.distance.length) met[p] = of = noRelations(codes.length);
      if (of.distance[q] >= 0) return of;
      const [mine, theirs] = [paths[p], paths[q]];
      of.distance[q] = sectorDistance([mine], [theirs], table)!;
      of.tenths[q] = sectorSimilarityTenths([mine], [theirs]);
      of.sharesDivision[q] = mine.division !== null && mine.division === theirs.division ? 1 : 0;
      return of;
    },
  };
}

function noRelations(count: number): SectorRelations {
  return {
    distance: new Float64Array(count).fill(-1),
    tenths: new Uint8Array(count),
    sharesDivision: new Uint8Array(count),
  };
}
