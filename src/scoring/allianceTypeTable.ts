import { ALLIANCE_TYPES, type AllianceType } from '../domain/allianceType';
import { DIMENSIONS } from '../domain/dimension';
import type { Goal } from '../domain/organisation';

export type SectorShape = 'NEAR' | 'APART' | 'MODERATE' | 'ANY';
export type SizeShape = 'SIMILAR' | 'ANY';
export type PlaceShape = 'NEARBY' | 'DOMESTIC' | 'ABROAD';

/** One row of the table of docs/scoring.md, section 8. */
export interface AllianceTypeRow {
  readonly type: AllianceType;
  /** omega in hundredths, in the order of DIMENSIONS; the other's side where the type has a host. */
  readonly omega: readonly number[];
  /** The host's side; null where the type has none. */
  readonly hostOmega: readonly number[] | null;
  /** How much competition takes away, 0..1. */
  readonly kappa: number;
  readonly sector: SectorShape;
  readonly place: PlaceShape;
  readonly size: SizeShape;
  /** Weights of the fits, in hundredths: sector, size, goal, trust. */
  readonly v: readonly [sector: number, size: number, goal: number, trust: number];
  /** What must hold for the type to be open, in words; null where it always is. */
  readonly gate: string | null;
  readonly goals: readonly Goal[];
  readonly caution: 'COMPETITION_LAW' | null;
}

// The order of the omegas: MARKET SEGMENT CHANNEL OFFERING BRAND SKILL FINANCE ASSET.
// prettier-ignore
export const ALLIANCE_TYPE_TABLE: readonly AllianceTypeRow[] = [
  { type: 'CO_BRANDING', omega: [0, 35, 10, 10, 45, 0, 0, 0], hostOmega: null,
    kappa: 0.8, sector: 'MODERATE', place: 'NEARBY', size: 'SIMILAR', v: [30, 30, 20, 20],
    gate: 'both offer a BRAND or a SEGMENT', goals: ['BUILD_BRAND', 'REACH_CUSTOMERS'], caution: null },
  { type: 'ADVERTISING', omega: [5, 35, 50, 0, 10, 0, 0, 0], hostOmega: null,
    kappa: 0.6, sector: 'APART', place: 'NEARBY', size: 'ANY', v: [20, 0, 30, 30],
    gate: null, goals: ['REACH_CUSTOMERS', 'CUT_COST'], caution: null },
  { type: 'JOINT_PROMOTION', omega: [10, 35, 30, 20, 5, 0, 0, 0], hostOmega: null,
    kappa: 0.7, sector: 'MODERATE', place: 'NEARBY', size: 'SIMILAR', v: [20, 10, 20, 20],
    gate: null, goals: ['REACH_CUSTOMERS', 'CUT_COST'], caution: null },
  { type: 'CO_DEVELOPMENT', omega: [0, 0, 0, 30, 0, 40, 5, 25], hostOmega: null,
    kappa: 0.4, sector: 'MODERATE', place: 'NEARBY', size: 'ANY', v: [50, 0, 25, 25],
    gate: null, goals: ['DEVELOP_PRODUCT', 'SHARE_RISK'], caution: null },
  { type: 'BRAND_CAUSE', omega: [0, 30, 15, 0, 45, 0, 10, 0], hostOmega: [0, 30, 15, 0, 45, 0, 10, 0],
    kappa: 0.2, sector: 'ANY', place: 'NEARBY', size: 'ANY', v: [0, 0, 50, 25],
    gate: 'one side is a NON_PROFIT (host)', goals: ['SUPPORT_CAUSE', 'BUILD_BRAND'], caution: null },
  { type: 'MARKETPLACE', omega: [10, 20, 70, 0, 0, 0, 0, 0], hostOmega: [0, 20, 0, 80, 0, 0, 0, 0],
    kappa: 0, sector: 'ANY', place: 'DOMESTIC', size: 'ANY', v: [0, 0, 30, 40],
    gate: 'one side is a MARKETPLACE (host)',
    goals: ['REACH_CUSTOMERS', 'EXPAND_DOMESTICALLY', 'ENTER_FOREIGN_MARKET'], caution: null },
  { type: 'DESTINATION', omega: [5, 20, 25, 30, 20, 0, 0, 0], hostOmega: null,
    kappa: 0.1, sector: 'ANY', place: 'NEARBY', size: 'ANY', v: [10, 0, 30, 10],
    gate: 'same region, or the same UN M49 subregion where both countries are small island states; both in the visitor '
      + 'economy (ISIC I, N79, R, H49-H51, G47, C10, C11, C13-C16) or a GOVERNMENT/ASSOCIATION with PROMOTE_PLACE',
    goals: ['PROMOTE_PLACE', 'REACH_CUSTOMERS'], caution: null },
  { type: 'TECHNOLOGY', omega: [0, 0, 5, 15, 0, 45, 5, 30], hostOmega: null,
    kappa: 0.1, sector: 'MODERATE', place: 'NEARBY', size: 'ANY', v: [50, 0, 25, 25],
    gate: 'one side is in ISIC C20, C21, C26-C30, J, M71, M72 or a UNIVERSITY',
    goals: ['ADOPT_TECHNOLOGY', 'DEVELOP_PRODUCT', 'LEARN_SKILL'], caution: null },
  { type: 'MARKET_EXPANSION', omega: [65, 10, 15, 0, 0, 10, 0, 0], hostOmega: [0, 15, 0, 45, 25, 5, 10, 0],
    kappa: 0.8, sector: 'NEAR', place: 'ABROAD', size: 'ANY', v: [20, 0, 20, 20],
    gate: "the host offers a MARKET that the other needs outside the other's own country",
    goals: ['ENTER_FOREIGN_MARKET'], caution: null },
  { type: 'DOMESTIC_EXPANSION', omega: [45, 5, 35, 0, 0, 0, 0, 15], hostOmega: [0, 20, 0, 45, 25, 0, 10, 0],
    kappa: 0.8, sector: 'NEAR', place: 'DOMESTIC', size: 'ANY', v: [20, 0, 20, 20],
    gate: 'same country, and the host offers a MARKET that the other needs inside it',
    goals: ['EXPAND_DOMESTICALLY'], caution: null },
  { type: 'NON_COMPETITIVE', omega: [0, 20, 10, 70, 0, 0, 0, 0], hostOmega: null,
    kappa: 1, sector: 'APART', place: 'NEARBY', size: 'ANY', v: [30, 0, 20, 20],
    gate: 'comp < 0.2 and a served MARKET or SEGMENT in common', goals: ['REACH_CUSTOMERS', 'CUT_COST'], caution: null },
  { type: 'SERVICE', omega: [0, 0, 0, 35, 0, 25, 0, 40], hostOmega: null,
    kappa: 0.6, sector: 'MODERATE', place: 'NEARBY', size: 'ANY', v: [30, 0, 25, 25],
    gate: null, goals: ['CUT_COST', 'DEVELOP_PRODUCT'], caution: null },
  { type: 'PRICE', omega: [0, 25, 25, 40, 0, 0, 10, 0], hostOmega: null,
    kappa: 1, sector: 'APART', place: 'NEARBY', size: 'ANY', v: [30, 0, 25, 25],
    gate: 'comp = 0 and both state CUT_COST', goals: ['CUT_COST'], caution: 'COMPETITION_LAW' },
  { type: 'PUBLIC_PRIVATE', omega: [10, 0, 10, 0, 5, 30, 35, 10], hostOmega: [10, 15, 10, 35, 0, 15, 0, 15],
    kappa: 0, sector: 'ANY', place: 'DOMESTIC', size: 'ANY', v: [0, 0, 35, 25],
    gate: 'exactly one side is a GOVERNMENT or UNIVERSITY (host)',
    goals: ['RAISE_FINANCE', 'LEARN_SKILL', 'SHARE_RISK', 'PROMOTE_PLACE'], caution: null },
  { type: 'MARKETING_UNION', omega: [25, 15, 30, 0, 10, 10, 0, 10], hostOmega: null,
    kappa: 0, sector: 'NEAR', place: 'NEARBY', size: 'SIMILAR', v: [25, 15, 15, 10],
    gate: 'both SME or ASSOCIATION, same ISIC division or same region',
    goals: ['CUT_COST', 'REACH_CUSTOMERS', 'EXPAND_DOMESTICALLY'], caution: null },
  { type: 'CO_FINANCING', omega: [0, 0, 0, 0, 0, 10, 80, 10], hostOmega: [15, 15, 0, 50, 10, 0, 0, 10],
    kappa: 0.3, sector: 'ANY', place: 'DOMESTIC', size: 'ANY', v: [0, 0, 40, 30],
    gate: 'the host covers a FINANCE need of the other and is not a GOVERNMENT or UNIVERSITY',
    goals: ['RAISE_FINANCE', 'SHARE_RISK'], caution: null },
];

/**
 * Checks a table at start-up: every type once and in order, weights of each side that sum to 100 hundredths.
 * @throws Error naming the row and what is wrong with it
 */
export function validateAllianceTypeTable(table: readonly AllianceTypeRow[]): void {
  const order = table.map((row) => row.type).join();
  if (order !== ALLIANCE_TYPES.join())
    throw new Error(`The alliance-type table must hold ${ALLIANCE_TYPES.join()}`);
  for (const row of table) {
    for (const side of [row.omega, row.hostOmega ?? row.omega]) {
      const sum = side.reduce((total, weight) => total + weight, 0);
      if (side.length !== DIMENSIONS.length || Math.abs(sum - 100) > 1e-9) {
        throw new Error(
          `${row.type}: eight weights that sum to 100 are asked for, found [${side.join(', ')}]`,
        );
      }
    }
    if (row.kappa < 0 || row.kappa > 1)
      throw new Error(`${row.type}: kappa must lie in 0..1, found ${row.kappa}`);
    if (row.v.every((weight) => weight === 0)) throw new Error(`${row.type}: some fit must have a weight`);
  }
}
