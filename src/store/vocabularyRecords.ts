import { compareCodePoints } from '../domain/codePointOrder';
import type { Resource } from '../domain/resource';
import type { Sector } from '../domain/sector';

/** What a query returns to read resources whole, for a node bound to `r`. */
export const RESOURCE_COLUMNS = `
  properties(r) AS properties,
  head([(r)-[:PART_OF]->(p:Resource) | p.id]) AS parentId,
  [(r)-[:INCLUDES]->(m:Resource) | m.id] AS members`;

/** One row of a query that returns RESOURCE_COLUMNS. */
export interface ResourceRecord {
  readonly properties: Partial<Resource> & Pick<Resource, 'id' | 'kind'>;
  readonly parentId: string | null;
  readonly members: readonly string[];
}

/** Reads one row into the domain's type. */
export function toResource({ properties: p, parentId, members }: ResourceRecord): Resource {
  return {
    id: p.id,
    kind: p.kind,
    name: p.name ?? p.id,
    nameId: p.nameId ?? null,
    synonyms: p.synonyms ?? [],
    parentId,
    members: [...members].sort(compareCodePoints),
    level: p.level ?? null,
    iso: p.iso ?? null,
    m49: p.m49 ?? null,
    lat: p.lat ?? null,
    lng: p.lng ?? null,
    smallIslandState: p.smallIslandState ?? false,
    channelKind: p.channelKind ?? null,
    revision: p.revision ?? 0,
  };
}

/** What a query returns to read sectors whole, for a node bound to `s`. */
export const SECTOR_COLUMNS = `
  properties(s) AS properties,
  head([(s)-[:PART_OF]->(p:Sector) | p.code]) AS parentCode`;

/** One row of a query that returns SECTOR_COLUMNS. */
export interface SectorRecord {
  readonly properties: Partial<Sector> & Pick<Sector, 'code'>;
  readonly parentCode: string | null;
}

/** Reads one row into the domain's type. */
export function toSector({ properties: p, parentCode }: SectorRecord): Sector {
  return {
    code: p.code,
    name: p.name ?? p.code,
    nameId: p.nameId ?? null,
    synonyms: p.synonyms ?? [],
    parentCode,
    revision: p.revision ?? 0,
  };
}
