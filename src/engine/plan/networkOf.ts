import { sharedPartnerSteps, TERM_STEP } from '../../scoring/network';
import type { AlliancePast } from '../../scoring/alliancePast';

/**
 * K of every row that shares a past partner with the seeker, after the profile's exponent; O(partners of partners).
 * @param rowOf the row of an organisation by its key
 */
export function networkOf(
  { pastPartners }: AlliancePast,
  exponent: number,
  pastOf: (key: string) => AlliancePast,
  rowOf: ReadonlyMap<string, number>,
): Map<number, number> {
  const steps = new Map<number, number>();
  for (const partner of pastPartners) {
    const theirs = pastOf(partner).pastPartners;
    const term = sharedPartnerSteps(theirs.size);
    for (const key of theirs) {
      const row = rowOf.get(key);
      if (row !== undefined) steps.set(row, (steps.get(row) ?? 0) + term);
    }
  }
  return new Map(
    Array.from(steps, ([row, sum]) => [row, Math.pow(1 + Math.log(1 + sum / TERM_STEP), exponent)]),
  );
}
