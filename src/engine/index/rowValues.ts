import { DIMENSIONS } from '../../domain/dimension';
import { broaderDecay, MAX_LEVELS, narrowerDecay } from '../../scoring/resourceTree';
import { FULL_OFFER } from '../../scoring/coverage';
import type { ResourceWeights } from '../plan/seekerPlan';
import { normaliserOf, type TypeReadings } from '../plan/typeReadings';
import { NO_DIMENSION, NONE } from '../rows/resourceNumbers';
import { type RowColumns, VALUE_BITS, VALUE_MASK } from '../rows/rowColumns';

/** The three families of postings, each with a list per resource. */
export const DIRECT = 0;
export const BELOW = 1;
export const NEED = 2;
export const FAMILIES = 3;

/** Hears of one posting: its family, resource and value. */
export type Posting = (family: number, resource: number, value: number) => void;

/** Reads the postings of rows; its scratch is all 0 between two rows. */
export interface RowValues {
  readonly rows: RowColumns;
  readonly weights: ResourceWeights;
  readonly readings: TypeReadings;
  readonly direct: Float64Array;
  readonly below: Float64Array;
}

/** Opens what the postings of rows are made of; O(resources). */
export function rowValues(rows: RowColumns, weights: ResourceWeights, readings: TypeReadings): RowValues {
  const { count } = rows.resources;
  return { rows, weights, readings, direct: new Float64Array(count), below: new Float64Array(count) };
}

/** One level's decay of a broader offer of resource r's kind, 0..1. */
export function levelDecay({ dimension }: RowColumns['resources'], r: number): number {
  return dimension[r] === NO_DIMENSION ? 0 : broaderDecay(DIMENSIONS[dimension[r]], 1) / 1000;
}

/**
 * Says the offers of a row. DIRECT holds by how much an offer of r exceeds what the row's offers above r give there,
 * BELOW by how much the best offer below r exceeds what its offers at and above r give there: so that for a need of r
 * the sum of BELOW at r and of DIRECT at r and above it, each decayed by its distance, is never less than the
 * effective offer, and equals it where no code rounds up (geometric decay telescopes). Values are fractions of a full offer.
 */
export function offerPostings(values: RowValues, row: number, say: Posting): void {
  const { rows, direct, below } = values;
  const { entries, entryStart, offerCount, resources } = rows;
  const { parent, dimension } = resources;
  const from = entryStart.array[row];
  const to = from + offerCount.array[row];
  const raised: number[] = [];
  for (let e = from; e < to; e++) {
    direct[entries.array[e] >>> VALUE_BITS] = (entries.array[e] & VALUE_MASK) / 100;
  }
  for (let e = from; e < to; e++) {
    const r = entries.array[e] >>> VALUE_BITS;
    say(DIRECT, r, Math.max(0, direct[r] - fromAbove(values, r)));
    if (dimension[r] === NO_DIMENSION) continue;
    const kind = DIMENSIONS[dimension[r]];
    for (
      let above = parent[r], levels = 1;
      above !== NONE && levels <= MAX_LEVELS;
      above = parent[above], levels++
    ) {
      if (below[above] === 0) raised.push(above);
      const value = ((entries.array[e] & VALUE_MASK) * narrowerDecay(kind, levels)) / FULL_OFFER;
      if (value > below[above]) below[above] = value;
    }
  }
  for (const r of raised) {
    const excess = below[r] - Math.max(direct[r], fromAbove(values, r));
    if (excess > 0 || !isCoveredNearby(values, r)) say(BELOW, r, Math.max(0, excess));
    below[r] = 0;
  }
  for (let e = from; e < to; e++) direct[entries.array[e] >>> VALUE_BITS] = 0;
}

/** The best of the row's offers above r, decayed level by level however far. */
function fromAbove({ rows: { resources }, direct }: RowValues, r: number): number {
  const { parent, dimension } = resources;
  const decay = levelDecay(resources, r);
  let [best, share] = [0, decay];
  for (let above = parent[r], steps = 0; above !== NONE && steps < 64; above = parent[above], steps++) {
    if (dimension[above] !== dimension[r]) break;
    if (direct[above] * share > best) best = direct[above] * share;
    share *= decay;
  }
  return best;
}

/** Whether the row offers r or something up to three levels above it. */
function isCoveredNearby({ rows: { resources }, direct }: RowValues, r: number): boolean {
  for (let at = r, levels = 0; at !== NONE && levels <= MAX_LEVELS; at = resources.parent[at], levels++) {
    if (direct[at] > 0) return true;
  }
  return false;
}

/** Says by how much the gain of a row rises, per unit of omega, where a need of it is met in full. */
export function needPostings({ rows, weights, readings }: RowValues, row: number, say: Posting): void {
  const { entries, entryStart, offerCount, needCount, resources } = rows;
  const from = entryStart.array[row] + offerCount.array[row];
  const to = from + needCount.array[row];
  const total = new Float64Array(DIMENSIONS.length + 1);
  const priority = new Float64Array(DIMENSIONS.length + 1);
  for (let e = from; e < to; e++) {
    const r = entries.array[e] >>> VALUE_BITS;
    const d = resources.dimension[r];
    total[d] += (entries.array[e] & VALUE_MASK) * weights.rarity[r];
    priority[d] = Math.max(priority[d], (entries.array[e] & VALUE_MASK) / 5);
  }
  const normaliser = normaliserOf(readings, priority);
  for (let e = from; e < to; e++) {
    const r = entries.array[e] >>> VALUE_BITS;
    const d = resources.dimension[r];
    const weight = (entries.array[e] & VALUE_MASK) * weights.rarity[r];
    say(NEED, r, (priority[d] * weight) / (total[d] * normaliser));
  }
}
