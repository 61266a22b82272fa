import type { TenantKey } from '../../domain/graph';
import { type GrowingArray, growingArray } from './growingArray';
import type { ResourceNumbers } from './resourceNumbers';
import type { SectorNumbers } from './sectorNumbers';
import { type TextColumns, textColumns } from './textColumns';
import { TRAIT } from './traits';

/** Strengths (1..100) and priorities (1..5) take the low bits of an entry, the resource the rest. */
export const VALUE_BITS = 7;
export const VALUE_MASK = (1 << VALUE_BITS) - 1;

/** What all threads share: columns that are written once, at their end, and names by their numbers. */
export interface SharedColumns {
  /** Those of row i are `entryStart[i]..entryStart[i + 1]`: offers, needs (resource << 7 | strength or priority), places, sectors. */
  readonly entries: GrowingArray<Int32Array>;
  readonly entryStart: GrowingArray<Uint32Array>;
  readonly offerCount: GrowingArray<Uint16Array>;
  readonly needCount: GrowingArray<Uint16Array>;
  readonly placeCount: GrowingArray<Uint16Array>;
  /** As they were written; what has become of a row since is in `traits`. */
  readonly ownTraits: GrowingArray<Int32Array>;
  readonly tenant: GrowingArray<Uint16Array>;
  /** Offers that count and documents of twenty words and more, at most 255: o_b before its division. */
  readonly evidence: GrowingArray<Uint8Array>;
  readonly pastCount: GrowingArray<Uint16Array>;
  /** NaN where unknown. */
  readonly trust: GrowingArray<Float64Array>;
  /** The rows with coordinates, ascending; latitude and longitude of each. */
  readonly located: GrowingArray<Uint32Array>;
  readonly coordinates: GrowingArray<Float64Array>;
  /** UTF-8 of the ids; that of row i is `idStart[i]..idStart[i + 1]`. */
  readonly idStart: GrowingArray<Uint32Array>;
  readonly idBytes: GrowingArray<Uint8Array>;
  /** The rows that were replaced or removed, in the order in which that happened. */
  readonly removed: GrowingArray<Int32Array>;
  readonly tenants: TenantNumbers;
  readonly texts: TextColumns;
}

/**
 * What the search reads of organisations, one row each. A thread sees the rows below `count` less the first
 * `removedCount` of the log of removed ones, until it turns to another view.
 */
export interface RowColumns extends SharedColumns {
  /** The columns by themselves. */
  readonly shared: SharedColumns;
  /** Replaced by a longer list where resources have come. */
  resources: ResourceNumbers;
  readonly sectors: SectorNumbers;
  count: number;
  removedCount: number;
  /** The traits as this thread sees them: with GONE where a row is. */
  readonly traits: GrowingArray<Int32Array>;
  /** The largest number in `pastCount`. */
  readonly mostPast: { value: number };
}

/** Tenants as numbers, in the order they came. */
export interface TenantNumbers {
  readonly numbers: Map<string, number>;
}

/** How much of the columns a reader sees. */
export interface RowView {
  readonly count: number;
  readonly removedCount: number;
}

/** Empty columns. */
export function rowColumns(resources: ResourceNumbers, sectors: SectorNumbers): RowColumns {
  const shared: SharedColumns = {
    entries: growingArray(Int32Array),
    entryStart: growingArray(Uint32Array),
    offerCount: growingArray(Uint16Array),
    needCount: growingArray(Uint16Array),
    placeCount: growingArray(Uint16Array),
    ownTraits: growingArray(Int32Array),
    tenant: growingArray(Uint16Array),
    evidence: growingArray(Uint8Array),
    pastCount: growingArray(Uint16Array),
    trust: growingArray(Float64Array),
    located: growingArray(Uint32Array),
    coordinates: growingArray(Float64Array),
    idStart: growingArray(Uint32Array),
    idBytes: growingArray(Uint8Array),
    removed: growingArray(Int32Array),
    tenants: { numbers: new Map() },
    texts: textColumns(),
  };
  shared.entryStart.push(0);
  shared.idStart.push(0);
  return readColumns(shared, resources, sectors);
}

/** Columns as one thread reads them; it sees nothing until it turns to a view. */
export function readColumns(
  shared: SharedColumns,
  resources: ResourceNumbers,
  sectors: SectorNumbers,
): RowColumns {
  return {
    ...shared,
    shared,
    resources,
    sectors,
    count: 0,
    removedCount: 0,
    traits: growingArray(Int32Array, shared.ownTraits.array.length),
    mostPast: { value: 0 },
  };
}

/** Turns a thread to a view, an earlier or a later one; O(rows that differ). */
export function turnRowsTo(rows: RowColumns, { count, removedCount }: RowView): void {
  const { traits, ownTraits, pastCount, mostPast, removed } = rows;
  if (count > traits.length) {
    traits.append(ownTraits.array.subarray(traits.length, count));
    for (let row = rows.count; row < count; row++) {
      if (pastCount.array[row] > mostPast.value) mostPast.value = pastCount.array[row];
    }
  }
  rows.count = count;
  for (let i = rows.removedCount; i < removedCount; i++) traits.array[removed.array[i]] |= TRAIT.GONE;
  for (let i = removedCount; i < rows.removedCount; i++) traits.array[removed.array[i]] &= ~TRAIT.GONE;
  rows.removedCount = removedCount;
}

/** Where the sectors of a row begin among its entries, of which they are the last. */
export function firstSector(rows: RowColumns, row: number): number {
  return firstPlace(rows, row) + rows.placeCount.array[row];
}

/** Where the places of a row begin. */
export function firstPlace({ entryStart, offerCount, needCount }: RowColumns, row: number): number {
  return entryStart.array[row] + offerCount.array[row] + needCount.array[row];
}

/** Whose row it is; O(length of its id). */
export function rowKey({ idStart, idBytes, tenant, tenants }: RowColumns, row: number): TenantKey {
  const [from, to] = [idStart.array[row], idStart.array[row + 1]];
  const { buffer, byteOffset } = idBytes.array;
  const id = Buffer.from(buffer, byteOffset + from, to - from).toString('utf8');
  return { tenant: nameOf(tenants.numbers, tenant.array[row]), id };
}

/** The number of a tenant, given as it comes. */
export function tenantNumber(
  { tenants: { numbers } }: Pick<SharedColumns, 'tenants'>,
  tenant: string,
): number {
  let number = numbers.get(tenant);
  if (number === undefined) numbers.set(tenant, (number = numbers.size));
  return number;
}

function nameOf(numbers: ReadonlyMap<string, number>, wanted: number): string {
  for (const [name, number] of numbers) if (number === wanted) return name;
  throw new RangeError(`There is no tenant of number ${wanted}.`);
}
