import { FINANCE, MARKET, OFFERING, SEGMENT, type SeekerPlan } from './seekerPlan';
import { TYPE, type TypeReading } from './typeReadings';

/** What of a seeker decides whether some gates can ever open, as bits. */
const MATTER = {
  REACHES_MARKET: 1,
  REACHES_FINANCE: 2,
  NEEDS_MARKET_AT_HOME: 4,
  NEEDS_MARKET_ABROAD: 8,
  NEEDS_FINANCE: 16,
  /** Has a sector and an OFFERING, without which no competition is known. */
  COMPETES: 32,
  SERVES_AUDIENCE: 64,
} as const;
/** How many combinations there are. */
export const ALL_MATTERS = 128;

/** Reads these off a plan; O(needs + resources its offers reach). */
export function mattersOf(plan: SeekerPlan): number {
  const { needDimension, needAtHome, reached, resources, strengthTotal } = plan;
  let matters = 0;
  for (const r of reached) {
    const d = resources.dimension[r];
    if (d === MARKET) matters |= MATTER.REACHES_MARKET;
    else if (d === FINANCE) matters |= MATTER.REACHES_FINANCE;
  }
  for (let i = 0; i < needDimension.length; i++) {
    if (needDimension[i] === FINANCE) matters |= MATTER.NEEDS_FINANCE;
    if (needDimension[i] !== MARKET) continue;
    matters |= needAtHome[i] === 1 ? MATTER.NEEDS_MARKET_AT_HOME : MATTER.NEEDS_MARKET_ABROAD;
  }
  if (plan.a.sectors.length > 0 && strengthTotal[OFFERING] > 0) matters |= MATTER.COMPETES;
  if (strengthTotal[MARKET] + strengthTotal[SEGMENT] > 0) matters |= MATTER.SERVES_AUDIENCE;
  return matters;
}

/** Whether the gate of a reading can open for any row; where it is false, `isReadingOpen` is false for all of them. */
export function isPossible({ type, seekerHosts }: TypeReading, matters: number): boolean {
  const has = (bits: number): boolean => (matters & bits) === bits;
  switch (type) {
    case TYPE.MARKET_EXPANSION:
      return has(seekerHosts ? MATTER.REACHES_MARKET : MATTER.NEEDS_MARKET_ABROAD);
    case TYPE.DOMESTIC_EXPANSION:
      return has(seekerHosts ? MATTER.REACHES_MARKET : MATTER.NEEDS_MARKET_AT_HOME);
    case TYPE.NON_COMPETITIVE:
      return has(MATTER.COMPETES | MATTER.SERVES_AUDIENCE);
    case TYPE.PRICE:
      return has(MATTER.COMPETES);
    case TYPE.CO_FINANCING:
      return has(seekerHosts ? MATTER.REACHES_FINANCE : MATTER.NEEDS_FINANCE);
    default:
      return true;
  }
}
