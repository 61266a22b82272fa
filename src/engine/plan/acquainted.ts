import type { AlliancePast } from '../../scoring/alliancePast';
import { firstAtLeast } from '../rows/firstAtLeast';
import { networkFactorOfShare, sharedPartnerSteps } from '../../scoring/network';

/** Rows that share a past partner with a seeker, as plain data for any thread. */
export interface Acquainted {
  /** Ascending. */
  readonly rows: Int32Array;
  /** Their AA, in the whole steps of `sharedPartnerSteps`, and that of whoever knows all partners of the seeker. */
  readonly steps: Float64Array;
  readonly whole: number;
  /** The profile's exponent of K. */
  readonly exponent: number;
}

export const NOBODY_ACQUAINTED: Acquainted = {
  rows: new Int32Array(0),
  steps: new Float64Array(0),
  whole: 0,
  exponent: 1,
};

/** What of a graph it takes to find them. */
export interface PartnerLookup {
  /** Rows of the past partners; negative for those that have none. */
  readonly rowsOf: (past: AlliancePast) => Int32Array;
  /** A number per row, all 0, and so left behind. */
  readonly slots: Int32Array;
}

/** Where more than one in so many rows is acquainted, all are looked through rather than sorted. */
const FEW = 32;

/**
 * O(partners of partners).
 * @param partners what alliances say of each past partner of the seeker
 */
export function acquaintedOf(
  partners: Iterable<AlliancePast>,
  exponent: number,
  { rowsOf, slots }: PartnerLookup,
): Acquainted {
  const touched: number[] = [];
  const sums: number[] = [];
  let whole = 0;
  for (const theirs of partners) {
    const term = sharedPartnerSteps(theirs.pastPartners.size);
    whole += term;
    const rows = rowsOf(theirs);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      if (row < 0) continue;
      const slot = slots[row];
      if (slot === 0) {
        sums.push(term);
        slots[row] = touched.push(row);
      } else sums[slot - 1] += term;
    }
  }
  const rows =
    touched.length * FEW < slots.length
      ? Int32Array.from(touched).sort()
      : rowsWithSlot(slots, touched.length);
  const steps = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    steps[i] = sums[slots[rows[i]] - 1];
    slots[rows[i]] = 0;
  }
  return { rows, steps, whole, exponent };
}

function rowsWithSlot(slots: Int32Array, count: number): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0, i = 0; i < count; row++) if (slots[row] !== 0) rows[i++] = row;
  return rows;
}

/** K of a row, after the profile's exponent; 1 where no partner is shared. O(log of those that share one). */
export function networkFactorOf({ rows, steps, whole, exponent }: Acquainted, row: number): number {
  const at = firstAtLeast(rows, 0, rows.length, row);
  return rows[at] === row ? Math.pow(networkFactorOfShare(steps[at], whole), exponent) : 1;
}
