import { compareCodePoints } from '../domain/codePointOrder';
import type { Sector } from '../domain/sector';
import type { Database } from './database';
import type { ListStatement } from './directoryList';
import { readRecords } from './recordPages';
import { SECTOR_COLUMNS, toSector } from './vocabularyRecords';
import type { SectorRecord } from './vocabularyRecords';

export const SECTORS_BY_CODE = `UNWIND $codes AS code
  MATCH (s:Sector {code: code})
  RETURN ${SECTOR_COLUMNS}`;

export const SECTOR_CHILDREN = `UNWIND $codes AS code
  MATCH (parent:Sector {code: code})<-[:PART_OF]-(s:Sector)
  USING INDEX parent:Sector(code)
  RETURN ${SECTOR_COLUMNS}`;

/** Sectors in the order of their codes, null where there is none; one query. */
export async function readSectorsByCode(
  database: Pick<Database, 'read'>,
  codes: readonly string[],
): Promise<(Sector | null)[]> {
  const found = await readRecords(database, SECTORS_BY_CODE, { codes }, toSector);
  const byCode = new Map(found.map((sector) => [sector.code, sector]));
  return codes.map((code) => byCode.get(code) ?? null);
}

/** For each sector what is directly below it, by code; one query. */
export async function readSectorChildren(
  database: Pick<Database, 'read'>,
  codes: readonly string[],
): Promise<Sector[][]> {
  const found = await readRecords(database, SECTOR_CHILDREN, { codes }, toSector);
  found.sort((a, b) => compareCodePoints(a.code, b.code));
  return codes.map((code) => found.filter((sector) => sector.parentCode === code));
}

/** The sectors by code, or by relevance to the words of a full-text query. */
export function sectorList(words: string | null): ListStatement<SectorRecord, Sector> {
  return {
    match:
      words === null
        ? 'MATCH (s:Sector) WHERE s.code > $after'
        : `CALL db.index.fulltext.queryNodes('sector_search', $words) YIELD node AS s, score AS relevance`,
    node: 's',
    key: 'code',
    columns: SECTOR_COLUMNS,
    parameters: { words },
    searched: words !== null,
    map: toSector,
  };
}
