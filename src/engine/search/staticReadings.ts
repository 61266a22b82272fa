import type { OpenReading, RowFacts } from '../plan/seeking';
import { SAME_COUNTRY, SAME_ISLANDS, SAME_REGION } from '../plan/staticFits';
import { TYPE, type TypeReading } from '../plan/typeReadings';
import { MARK } from './marks';

/** Readings that can be open to rows of a kind, with what compat is made of, as arrays side by side; the same for many seekers. */
export interface StaticReadings {
  readonly count: number;
  /** The place of each among all readings, and the shape of its place. */
  readonly index: Uint8Array;
  readonly place: Uint8Array;
  /** Traits that a row must have, and bits of `CONDITION`. */
  readonly required: Int32Array;
  readonly conditions: Uint8Array;
  /** What does not hang on the pair, and what sector, size, each side's goals and trust are multiplied by. */
  readonly constant: Float64Array;
  readonly sector: Float64Array;
  readonly size: Float64Array;
  readonly goals: Float64Array;
  readonly trust: Float64Array;
  /** Index into the fits by sector, and the goals that the type serves. */
  readonly sectorShape: Uint8Array;
  readonly goalsServed: Int32Array;
}

/** Fits by sector that hang on the distance, in the order of `sectorShape`. */
const SECTOR_SHAPES = ['NEAR', 'APART', 'MODERATE'];

/** What gates ask of place, sector and shared offers, as bits. */
const CONDITION = { SAME_COUNTRY: 1, SAME_PLACE: 2, SAME_TRADE_OR_REGION: 4, SHARES_AUDIENCE: 8 } as const;

/** Lays out the readings open to rows of a kind; O(readings), once for the seekers that have the same. */
export function staticReadings(
  open: readonly OpenReading[],
  known: WeakMap<readonly OpenReading[], StaticReadings>,
): StaticReadings {
  let readings = known.get(open);
  if (readings === undefined) known.set(open, (readings = layOut(open)));
  return readings;
}

function layOut(open: readonly OpenReading[]): StaticReadings {
  const numbers = (of: (reading: TypeReading) => number): Float64Array =>
    Float64Array.from(open, ({ reading }) => of(reading) / reading.vTotal);
  return {
    count: open.length,
    index: Uint8Array.from(open, ({ reading }) => reading.index),
    place: Uint8Array.from(open, ({ reading }) => reading.place),
    required: Int32Array.from(open, ({ required }) => required),
    conditions: Uint8Array.from(open, ({ reading }) => conditionOf(reading.type)),
    constant: numbers(({ sector, size, v }) => (sector === 'ANY' ? v[0] : 0) + (size === 'ANY' ? v[1] : 0)),
    sector: numbers(({ sector, v }) => (sector === 'ANY' ? 0 : v[0])),
    size: numbers(({ size, v }) => (size === 'ANY' ? 0 : v[1])),
    goals: numbers(({ v }) => v[2] / 2),
    trust: numbers(({ v }) => v[3]),
    sectorShape: Uint8Array.from(open, ({ reading }) => Math.max(0, SECTOR_SHAPES.indexOf(reading.sector))),
    goalsServed: Int32Array.from(open, ({ reading }) => reading.goals),
  };
}

function conditionOf(type: number): number {
  switch (type) {
    case TYPE.DOMESTIC_EXPANSION:
      return CONDITION.SAME_COUNTRY;
    case TYPE.DESTINATION:
      return CONDITION.SAME_PLACE;
    case TYPE.MARKETING_UNION:
      return CONDITION.SAME_TRADE_OR_REGION;
    case TYPE.NON_COMPETITIVE:
      return CONDITION.SHARES_AUDIENCE;
    default:
      return 0;
  }
}

/** The conditions that a row meets, by its place, sector and marks. */
export function conditionsMet({ relation, sharesDivision }: RowFacts, mark: number): number {
  const sameRegion = (relation & SAME_REGION) !== 0;
  return (
    ((relation & SAME_COUNTRY) !== 0 ? CONDITION.SAME_COUNTRY : 0) |
    ((relation & (SAME_REGION | SAME_ISLANDS)) !== 0 ? CONDITION.SAME_PLACE : 0) |
    (sharesDivision || sameRegion ? CONDITION.SAME_TRADE_OR_REGION : 0) |
    ((mark & MARK.SHARES_AUDIENCE) !== 0 ? CONDITION.SHARES_AUDIENCE : 0)
  );
}
