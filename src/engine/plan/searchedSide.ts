import type { AskingSide } from '../../scoring/askingSide';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import { coordinatesOf } from '../rows/coordinates';
import { firstPlace, firstSector, type RowColumns, VALUE_BITS, VALUE_MASK } from '../rows/rowColumns';
import { TRAIT, traitsOf } from '../rows/traits';

/** A seeker as a search sees it: plain data, by the numbers of the rows that are searched. */
export interface SearchedSide extends AskingSide {
  /** See `TRAIT`. */
  readonly traits: number;
  /** As entries of a row: needs that count with their priorities, offers with their strengths. */
  readonly needs: Int32Array;
  readonly offers: Int32Array;
  readonly places: Int32Array;
  readonly sectors: Int32Array;
  readonly coordinates: { readonly lat: number; readonly lng: number } | null;
}

/** Traits that hang on what is asked in words. */
const QUERY_TRAITS = TRAIT.HAS_QUERY | TRAIT.ASKS_IN_WORDS;

/**
 * Reads a seeker off its row, which must say of it what it sees itself; O(its entries).
 * @param ground of each resource, as `ResourceWeights` has it
 * @param known what no row says
 */
export function sideOfRow(
  rows: RowColumns,
  ground: Int32Array,
  row: number,
  {
    offerCount,
    documents,
    query,
    wordShare,
  }: Pick<AskingSide, 'offerCount' | 'documents' | 'query' | 'wordShare'>,
): SearchedSide {
  const { entries, entryStart, offerCount: offersOf } = rows;
  const [offer, place, sector] = [entryStart.array[row], firstPlace(rows, row), firstSector(rows, row)];
  const need = offer + offersOf.array[row];
  const offers = entries.array.slice(offer, need);
  const needs = entries.array.slice(need, place);
  const traits = rows.ownTraits.array[row];
  let groundTotal = 0;
  for (const entry of offers) groundTotal += ground[entry >>> VALUE_BITS] * (entry & VALUE_MASK);
  const asks = query === null ? 0 : query.text === null ? TRAIT.HAS_QUERY : QUERY_TRAITS;
  return {
    ...{ needs, offers, groundTotal, offerCount, documents, query, wordShare },
    stated: (traits & TRAIT.STATED) !== 0,
    traits: (traits & ~QUERY_TRAITS) | asks,
    places: entries.array.slice(place, sector),
    sectors: entries.array.slice(sector, entryStart.array[row + 1]),
    coordinates: (traits & TRAIT.LOCATED) === 0 ? null : coordinatesOf(rows, row),
  };
}

/** Numbers a seeker that has no row, or another than it sees itself; O(its size). Sectors get numbers that have none. */
export function sideOf({ resources, sectors }: RowColumns, a: ScoringOrganisation): SearchedSide {
  const { stated, offerCount, groundTotal, documents, query, wordShare, organisation, whereabouts } = a;
  const { numberOf } = resources;
  const entry = (id: string, value: number): number | [] => {
    const r = numberOf.get(id);
    return r === undefined ? [] : (r << VALUE_BITS) | value;
  };
  return {
    ...{ stated, offerCount, groundTotal, documents, query, wordShare },
    traits: traitsOf(a),
    needs: Int32Array.from(a.needs.flatMap(({ resourceId, priority }) => entry(resourceId, priority))),
    offers: Int32Array.from([...a.offers].flatMap(([id, strength]) => entry(id, strength))),
    places: Int32Array.from(organisation.basedIn.flatMap((id) => numberOf.get(id) ?? [])),
    sectors: Int32Array.from(organisation.sectors, ({ code }) => sectors.numberOf(code)),
    coordinates: whereabouts.coordinates,
  };
}
