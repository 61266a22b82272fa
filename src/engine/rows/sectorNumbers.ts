import type { SectorPath, SectorTable } from '../../scoring/sectorDistance';

/** Sector codes that occur, as numbers in the order they came. */
export interface SectorNumbers {
  readonly table: SectorTable;
  readonly codes: readonly string[];
  readonly paths: readonly SectorPath[];
  numberOf(code: string): number;
}

export function numberSectors(table: SectorTable): SectorNumbers {
  const numbers = new Map<string, number>();
  const codes: string[] = [];
  const paths: SectorPath[] = [];
  return {
    table,
    codes,
    paths,
    numberOf: (code) => {
      let number = numbers.get(code);
      if (number === undefined) {
        numbers.set(code, (number = codes.length));
        codes.push(code);
        paths.push(table.path(code));
      }
      return number;
    },
  };
}
