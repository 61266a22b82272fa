import { WORDS_THAT_TELL } from '../../scoring/evidence';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import { columnsOf } from './columnsOf';
import { type RowColumns, tenantNumber, VALUE_BITS } from './rowColumns';
import { appendTexts } from './textColumns';
import { traitsOf } from './traits';

/** Writes an organisation as others see it after the last row; O(its size). No reader sees it before it turns to a view that has it. */
export function appendRow(rows: RowColumns, side: ScoringOrganisation): void {
  const { resources, sectors, entries } = rows;
  const { organisation, whereabouts } = side;
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
  rows.ownTraits.push(traitsOf(side));
  rows.tenant.push(tenantNumber(rows, organisation.tenant));
  const telling = side.documents.filter(({ wordCount }) => wordCount >= WORDS_THAT_TELL).length;
  rows.evidence.push(side.offerCount + telling);
  rows.pastCount.push(side.past.pastCount);
  rows.trust.push(side.trust ?? NaN);
  rows.latitude.push(whereabouts.coordinates?.lat ?? NaN);
  rows.longitude.push(whereabouts.coordinates?.lng ?? NaN);
  rows.idBytes.append(Buffer.from(organisation.id, 'utf8'));
  rows.idStart.push(rows.idBytes.length);
  appendTexts(rows.texts, side);
}

/** Writes it where there is room in columns that cannot move; else nothing is written, and it says false. */
export function appendRowIfRoom(rows: RowColumns, side: ScoringOrganisation): boolean {
  const columns = columnsOf(rows.shared);
  const lengths = columns.map(({ length }) => length);
  try {
    appendRow(rows, side);
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    columns.forEach((column, i) => (column.length = lengths[i]));
    return false;
  }
}
