import { DIMENSIONS } from '../../domain/dimension';
import { keyOf } from '../../domain/graph';
import { ORGANISATION_KINDS, ORGANISATION_SIZES } from '../../domain/organisation';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import type { RankQuery } from '../engine';
import { NONE, type ResourceNumbers } from '../rows/resourceNumbers';
import { firstPlace, firstSector, type RowColumns, tenantNumber, VALUE_BITS } from '../rows/rowColumns';
import { goalMask, goalsOf, KIND_MASK, sizeOf, TRAIT } from '../rows/traits';

const MARKET = DIMENSIONS.indexOf('MARKET');

/** Which rows may be listed, as tests of columns. */
export interface RowFilter {
  readonly tenant: number;
  /** Traits that must be there, and that must not. */
  readonly required: number;
  readonly forbidden: number;
  /** One bit per kind, size and goal that may pass; null where all may. */
  readonly kinds: number | null;
  readonly sizes: number | null;
  readonly goals: number | null;
  /** 1 per sector number, and per resource number, that may pass; null where all may. */
  readonly sectors: Uint8Array | null;
  readonly markets: Uint8Array | null;
  /** The only rows that may be listed; null where all may. */
  readonly chosen: ReadonlySet<number> | null;
  /** Rows never to list. */
  readonly blocked: ReadonlySet<number>;
}

/** Where organisations are, by their keys, and who declines a given one. */
export interface RowDirectory {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly declinersOf: (key: string) => Iterable<string>;
}

/** Builds the filter of a query: docs/scoring.md, section 5 "Never listed", and the caller's. */
export function rowFilter(
  rows: RowColumns,
  { organisation, past }: Pick<ScoringOrganisation, 'organisation' | 'past'>,
  { filter = {}, exclude = [] }: Pick<RankQuery, 'filter' | 'exclude'>,
  { rowOf, declinersOf }: RowDirectory,
): RowFilter {
  const { tenant, declines } = organisation;
  const own = keyOf(organisation);
  const blockedKeys = [
    own,
    ...exclude.map(keyOf),
    ...declines.map(({ organisationId }) => keyOf({ tenant, id: organisationId })),
    ...declinersOf(own),
    ...(filter.includeCurrentPartners === true ? [] : past.currentPartners),
  ];
  const rowsOf = (keys: readonly string[]): ReadonlySet<number> =>
    new Set(keys.flatMap((key) => rowOf.get(key) ?? []));
  return {
    tenant: tenantNumber(rows, tenant),
    required: filter.includeClosed === true ? 0 : TRAIT.OPEN,
    forbidden: TRAIT.GONE | (filter.includeFull === true ? 0 : TRAIT.FULL),
    kinds: filter.kinds ? bitsOf(filter.kinds, ORGANISATION_KINDS) : null,
    sizes: filter.sizes ? bitsOf(filter.sizes, ORGANISATION_SIZES) : null,
    goals: filter.goals ? goalMask(filter.goals) : null,
    sectors: filter.sectors ? sectorsWithin(rows, filter.sectors) : null,
    markets: filter.markets ? marketsWithin(rows.resources, filter.markets) : null,
    chosen: filter.ids ? rowsOf(filter.ids.map(keyOf)) : null,
    blocked: rowsOf(blockedKeys),
  };
}

/** Whether a row may be listed; O(1), or O(its places, offers and sectors) where these are asked for. */
export function isEligible(filter: RowFilter, rows: RowColumns, row: number): boolean {
  const traits = rows.traits.array[row];
  return (
    (traits & filter.forbidden) === 0 &&
    (traits & filter.required) === filter.required &&
    (rows.tenant.array[row] === filter.tenant || (traits & TRAIT.SHARED) !== 0) &&
    (filter.kinds === null || ((filter.kinds >>> (traits & KIND_MASK)) & 1) === 1) &&
    (filter.sizes === null || ((filter.sizes >>> sizeOf(traits)) & 1) === 1) &&
    (filter.goals === null || (goalsOf(traits) & filter.goals) !== 0) &&
    (filter.chosen === null || filter.chosen.has(row)) &&
    !filter.blocked.has(row) &&
    (filter.sectors === null || hasSector(rows, row, filter.sectors)) &&
    (filter.markets === null || hasMarket(rows, row, filter.markets))
  );
}

/** Whether traits alone decide for every row that is not blocked. */
export function isSimple(filter: RowFilter, { tenants }: RowColumns): boolean {
  const { chosen, kinds, sizes, goals, sectors, markets } = filter;
  const parts = [chosen, kinds, sizes, goals, sectors, markets];
  return parts.every((part) => part === null) && tenants.numbers.size === 1;
}

function hasSector(rows: RowColumns, row: number, sectors: Uint8Array): boolean {
  const end = rows.entryStart.array[row + 1];
  for (let e = firstSector(rows, row); e < end; e++) {
    if (sectors[rows.entries.array[e]] === 1) return true;
  }
  return false;
}

function hasMarket(rows: RowColumns, row: number, markets: Uint8Array): boolean {
  const { entries, resources } = rows;
  const end = firstSector(rows, row);
  for (let e = firstPlace(rows, row); e < end; e++) {
    if (markets[entries.array[e]] === 1) return true;
  }
  const first = rows.entryStart.array[row];
  for (let e = first; e < first + rows.offerCount.array[row]; e++) {
    const r = entries.array[e] >>> VALUE_BITS;
    if (markets[r] === 1 && resources.dimension[r] === MARKET) return true;
  }
  return false;
}

function bitsOf<T>(chosen: readonly T[], all: readonly T[]): number {
  return all.reduce((bits, one, i) => (chosen.includes(one) ? bits | (1 << i) : bits), 0);
}

function sectorsWithin({ sectors }: RowColumns, codes: readonly string[]): Uint8Array {
  return Uint8Array.from(sectors.paths, ({ section, division, group, class: class_ }) =>
    [section, division, group, class_].some((code) => code !== null && codes.includes(code)) ? 1 : 0,
  );
}

function marketsWithin(
  { count, numberOf, parent, standsFor }: ResourceNumbers,
  markets: readonly string[],
): Uint8Array {
  const named = markets.flatMap((id) => numberOf.get(id) ?? []);
  const chosen = new Set(named.flatMap((r) => standsFor[r] ?? [r]));
  const within = new Uint8Array(count);
  for (let r = 0; r < count; r++) {
    for (let at = r, levels = 0; at !== NONE && levels <= count; at = parent[at], levels++) {
      if (!chosen.has(at)) continue;
      within[r] = 1;
      break;
    }
  }
  return within;
}
