import type { Organisation } from '../../domain/organisation';
import { WORDS_THAT_TELL } from '../../scoring/evidence';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import { type GrowingArray, growingArray } from './growingArray';
import type { ResourceNumbers } from './resourceNumbers';
import type { SectorNumbers } from './sectorNumbers';
import { appendTexts, type TextColumns, textColumns } from './textColumns';
import { TRAIT, traitsOf } from './traits';

/** Strengths (1..100) and priorities (1..5) take the low bits of an entry, the resource the rest. */
export const VALUE_BITS = 7;
export const VALUE_MASK = (1 << VALUE_BITS) - 1;

/**
 * What the search reads of organisations, one row each, as columns over shared memory. The entries of row i begin at
 * `entryStart[i]`: its offers, needs (resource << 7 | strength or priority), places (resources), sectors.
 */
export interface RowColumns {
  readonly resources: ResourceNumbers;
  readonly sectors: SectorNumbers;
  readonly tenants: TenantNumbers;
  /** The records behind the rows; undefined where a row is gone. */
  readonly organisations: (Organisation | undefined)[];
  readonly rowOf: Map<string, number>;
  readonly entries: GrowingArray<Int32Array>;
  readonly entryStart: GrowingArray<Uint32Array>;
  readonly offerCount: GrowingArray<Uint16Array>;
  readonly needCount: GrowingArray<Uint16Array>;
  readonly placeCount: GrowingArray<Uint8Array>;
  readonly sectorCount: GrowingArray<Uint8Array>;
  readonly traits: GrowingArray<Int32Array>;
  readonly tenant: GrowingArray<Uint16Array>;
  /** Offers that count and documents of twenty words and more: o_b before its division. */
  readonly evidence: GrowingArray<Uint16Array>;
  readonly pastCount: GrowingArray<Uint16Array>;
  /** The largest number in `pastCount`. */
  readonly mostPast: { value: number };
  /** NaN where unknown. */
  readonly trust: GrowingArray<Float64Array>;
  readonly latitude: GrowingArray<Float64Array>;
  readonly longitude: GrowingArray<Float64Array>;
  readonly texts: TextColumns;
}

/** Tenants as numbers, in the order they came. */
export interface TenantNumbers {
  readonly numbers: Map<string, number>;
}

export function rowColumns(resources: ResourceNumbers, sectors: SectorNumbers): RowColumns {
  return {
    resources,
    sectors,
    tenants: { numbers: new Map() },
    organisations: [],
    rowOf: new Map(),
    entries: growingArray(Int32Array),
    entryStart: growingArray(Uint32Array),
    offerCount: growingArray(Uint16Array),
    needCount: growingArray(Uint16Array),
    placeCount: growingArray(Uint8Array),
    sectorCount: growingArray(Uint8Array),
    traits: growingArray(Int32Array),
    tenant: growingArray(Uint16Array),
    evidence: growingArray(Uint16Array),
    pastCount: growingArray(Uint16Array),
    mostPast: { value: 0 },
    trust: growingArray(Float64Array),
    latitude: growingArray(Float64Array),
    longitude: growingArray(Float64Array),
    texts: textColumns(),
  };
}

/** Appends an organisation as others see it; O(its size). The row it had before, if any, is gone. */
export function appendRow(rows: RowColumns, side: ScoringOrganisation): void {
  removeRow(rows, side.key);
  const { resources, sectors, entries } = rows;
  const { organisation, whereabouts } = side;
  rows.rowOf.set(side.key, rows.organisations.length);
  rows.organisations.push(organisation);
  rows.entryStart.push(entries.length);
  const pushEntry = (id: string, value: number): number => {
    const r = resources.numberOf.get(id);
    if (r === undefined) return 0;
    entries.push((r << VALUE_BITS) | value);
    return 1;
  };
  let count = 0;
  for (const [id, strength] of side.offers) count += pushEntry(id, strength);
  rows.offerCount.push(count);
  count = 0;
  for (const { resourceId, priority } of side.needs) count += pushEntry(resourceId, priority);
  rows.needCount.push(count);
  const places = organisation.basedIn.filter((id) => resources.numberOf.has(id));
  for (const id of places) entries.push(resources.numberOf.get(id)!);
  rows.placeCount.push(places.length);
  for (const { code } of organisation.sectors) entries.push(sectors.numberOf(code));
  rows.sectorCount.push(organisation.sectors.length);
  rows.traits.push(traitsOf(side));
  rows.tenant.push(tenantNumber(rows, organisation.tenant));
  const telling = side.documents.filter(({ wordCount }) => wordCount >= WORDS_THAT_TELL).length;
  rows.evidence.push(side.offerCount + telling);
  rows.pastCount.push(side.past.pastCount);
  rows.mostPast.value = Math.max(rows.mostPast.value, side.past.pastCount);
  rows.trust.push(side.trust ?? NaN);
  rows.latitude.push(whereabouts.coordinates?.lat ?? NaN);
  rows.longitude.push(whereabouts.coordinates?.lng ?? NaN);
  appendTexts(rows.texts, side);
}

/** Marks the row of an organisation, if it has one, as gone; O(1). */
export function removeRow(rows: RowColumns, key: string): void {
  const row = rows.rowOf.get(key);
  if (row === undefined) return;
  rows.traits.array[row] |= TRAIT.GONE;
  rows.organisations[row] = undefined;
  rows.rowOf.delete(key);
}

/** The number of a tenant, given as it comes. */
export function tenantNumber({ tenants: { numbers } }: RowColumns, tenant: string): number {
  let number = numbers.get(tenant);
  if (number === undefined) numbers.set(tenant, (number = numbers.size));
  return number;
}
