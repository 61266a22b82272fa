import type { Sector, Supply } from '../domain/sector';
import type { SectorShape } from './allianceTypeTable';

/** One sector of an organisation at every level it is known at; ISIC Rev.4 codes. */
export interface SectorPath {
  readonly section: string | null;
  readonly division: string | null;
  readonly group: string | null;
  readonly class: string | null;
}

/** Sections and supplies of the sector table. */
export interface SectorTable {
  readonly path: (code: string) => SectorPath;
  /** Share of the buyer division's output spent on the supplier division, 0 where not listed. */
  readonly supply: (supplierDivision: string, buyerDivision: string) => number;
}

/** Puts sectors and SUPPLIES together; O(both). */
export function buildSectorTable(sectors: readonly Sector[], supplies: readonly Supply[]): SectorTable {
  const sectionOf = new Map(sectors.map(({ code, parentCode }) => [code, parentCode]));
  const weights = new Map(supplies.map((s) => [`${s.supplierCode}>${s.buyerCode}`, s.weight]));
  return {
    path: (code) => {
      if (/^[A-Z]$/.test(code)) return { section: code, division: null, group: null, class: null };
      const division = code.slice(0, 2);
      return {
        section: sectionOf.get(division) ?? null,
        division,
        group: code.length >= 3 ? code.slice(0, 3) : null,
        class: code.length >= 4 ? code : null,
      };
    },
    supply: (supplier, buyer) => weights.get(`${supplier}>${buyer}`) ?? 0,
  };
}

const LEVELS = ['class', 'group', 'division', 'section'] as const;

/** Steps from the class up to what two paths share: 0 class, 1 group, 2 division, 3 section, 4 nothing. */
function stepsToCommon(a: SectorPath, b: SectorPath): number {
  const level = LEVELS.findIndex((name) => a[name] !== null && a[name] === b[name]);
  return level === -1 ? LEVELS.length : level;
}

/** delta of docs/scoring.md, section 7, 0..1; null where a side has no sector. */
export function sectorDistance(
  a: readonly SectorPath[],
  b: readonly SectorPath[],
  { supply }: SectorTable,
): number | null {
  if (a.length === 0 || b.length === 0) return null;
  let steps: number = LEVELS.length;
  let supplied = 0;
  for (const p of a) {
    for (const q of b) {
      steps = Math.min(steps, stepsToCommon(p, q));
      if (p.division === null || q.division === null) continue;
      supplied = Math.max(supplied, supply(p.division, q.division), supply(q.division, p.division));
    }
  }
  return Math.min(steps / 4, 1 - supplied);
}

/** sectorSim of section 6 in tenths: 10 same class, 7 group, 4 division, else 0; the largest over the pairs. */
export function sectorSimilarityTenths(a: readonly SectorPath[], b: readonly SectorPath[]): number {
  const tenths = [10, 7, 4, 0, 0];
  let best = 0;
  for (const p of a) for (const q of b) best = Math.max(best, tenths[stepsToCommon(p, q)]);
  return best;
}

/** The fit of a sector distance in a shape: docs/scoring.md, section 7. */
export function sectorFit(shape: SectorShape, delta: number): number {
  switch (shape) {
    case 'NEAR':
      return 1 - delta;
    case 'APART':
      return delta;
    case 'MODERATE':
      return 4 * delta * (1 - delta);
    case 'ANY':
      return 1;
  }
}

/** Whether a sector lies in one of the named divisions or sections, such as `C20` or `J`. */
export function isInSector(path: SectorPath, names: ReadonlySet<string>): boolean {
  const { section, division, group } = path;
  return (
    (section !== null && names.has(section)) ||
    (division !== null && names.has(division)) ||
    (group !== null && names.has(group))
  );
}
