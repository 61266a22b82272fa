import { DIMENSIONS } from '../../domain/dimension';
import { MARKET_LEVELS, type Resource } from '../../domain/resource';
import type { Sector, Supply } from '../../domain/sector';

/** What a search reads of resources, sectors and supplies, without names, as it lies in a shared buffer. */
export interface PackedVocabulary {
  readonly ids: readonly string[];
  /** By resource: places in the lists of the domain; a level of 0 is none. */
  readonly kinds: Uint8Array;
  readonly levels: Uint8Array;
  readonly islands: Uint8Array;
  /** By resource: its parent among `ids` and then `otherParents`; -1 is none. */
  readonly parents: Int32Array;
  readonly otherParents: readonly string[];
  readonly groups: readonly { readonly of: number; readonly members: readonly string[] }[];
  readonly sectors: readonly (readonly [code: string, parentCode: string | null])[];
  readonly suppliers: readonly string[];
  readonly buyers: readonly string[];
  readonly supplied: Float64Array;
}

/** A vocabulary as a search knows it: every text but ids is blank. */
export interface Vocabulary {
  readonly resources: readonly Resource[];
  readonly sectors: readonly Sector[];
  readonly supplies: readonly Supply[];
}

/** O(vocabulary). */
export function packVocabulary({ resources, sectors, supplies }: Vocabulary): PackedVocabulary {
  const ids = resources.map(({ id }) => id);
  const places = new Map(ids.map((id, i) => [id, i]));
  const otherParents: string[] = [];
  const placeOf = (id: string): number => {
    let place = places.get(id);
    if (place === undefined) places.set(id, (place = ids.length + otherParents.push(id) - 1));
    return place;
  };
  return {
    ids,
    kinds: Uint8Array.from(resources, ({ kind }) => DIMENSIONS.indexOf(kind)),
    levels: Uint8Array.from(resources, ({ level }) =>
      level === null ? 0 : MARKET_LEVELS.indexOf(level) + 1,
    ),
    islands: Uint8Array.from(resources, ({ smallIslandState }) => (smallIslandState ? 1 : 0)),
    parents: Int32Array.from(resources, ({ parentId }) => (parentId === null ? -1 : placeOf(parentId))),
    otherParents,
    groups: resources.flatMap(({ members }, of) => (members.length > 0 ? { of, members } : [])),
    sectors: sectors.map(({ code, parentCode }) => [code, parentCode] as const),
    suppliers: supplies.map(({ supplierCode }) => supplierCode),
    buyers: supplies.map(({ buyerCode }) => buyerCode),
    supplied: Float64Array.from(supplies, ({ weight }) => weight),
  };
}

/** The same resources, sectors and supplies in their order, texts aside; O(vocabulary). */
export function unpackVocabulary(packed: PackedVocabulary): Vocabulary {
  const { ids, kinds, levels, islands, parents, otherParents, groups } = packed;
  const membersOf = new Map(groups.map(({ of, members }) => [of, members]));
  return {
    resources: ids.map((id, i) => ({
      ...NO_TEXTS,
      id,
      kind: DIMENSIONS[kinds[i]],
      parentId: parents[i] < 0 ? null : (ids[parents[i]] ?? otherParents[parents[i] - ids.length]),
      members: membersOf.get(i) ?? [],
      level: levels[i] === 0 ? null : MARKET_LEVELS[levels[i] - 1],
      smallIslandState: islands[i] === 1,
    })),
    sectors: packed.sectors.map(([code, parentCode]) => ({
      ...{ code, parentCode },
      ...{ name: '', nameId: null, synonyms: [], revision: 0 },
    })),
    supplies: packed.suppliers.map((supplierCode, i) => ({
      ...{ supplierCode, buyerCode: packed.buyers[i], weight: packed.supplied[i] },
    })),
  };
}

const NO_TEXTS: Omit<Resource, 'id' | 'kind' | 'parentId' | 'members' | 'level' | 'smallIslandState'> = {
  ...{ name: '', nameId: null, synonyms: [], iso: null, m49: null, lat: null, lng: null },
  ...{ channelKind: null, revision: 0 },
};
