import type { Dimension } from '../domain/dimension';
import type { Resource } from '../domain/resource';
import { compareCodePoints } from '../domain/codePointOrder';
import type { Database } from './database';
import type { ListStatement } from './directoryList';
import { readRecords } from './recordPages';
import { RESOURCE_COLUMNS, toResource } from './vocabularyRecords';
import type { ResourceRecord } from './vocabularyRecords';

export const RESOURCES_BY_ID = `UNWIND $ids AS id
  MATCH (r:Resource {id: id})
  RETURN ${RESOURCE_COLUMNS}`;

export const RESOURCE_CHILDREN = `UNWIND $ids AS id
  MATCH (parent:Resource {id: id})<-[:PART_OF]-(r:Resource)
  USING INDEX parent:Resource(id)
  RETURN ${RESOURCE_COLUMNS}`;

/** Resources in the order of their ids, null where there is none; one query. */
export async function readResourcesById(
  database: Pick<Database, 'read'>,
  ids: readonly string[],
): Promise<(Resource | null)[]> {
  const found = await readRecords(database, RESOURCES_BY_ID, { ids }, toResource);
  const byId = new Map(found.map((resource) => [resource.id, resource]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** For each resource what is directly below it, by id; one query. */
export async function readResourceChildren(
  database: Pick<Database, 'read'>,
  ids: readonly string[],
): Promise<Resource[][]> {
  const found = await readRecords(database, RESOURCE_CHILDREN, { ids }, toResource);
  found.sort((a, b) => compareCodePoints(a.id, b.id));
  return ids.map((id) => found.filter((resource) => resource.parentId === id));
}

/** The resources of one dimension or of all, by id, or by relevance to the words of a full-text query. */
export function resourceList(
  kind: Dimension | null,
  words: string | null,
): ListStatement<ResourceRecord, Resource> {
  const ofKind = kind === null ? '' : ' AND r.kind = $kind';
  return {
    match:
      words === null
        ? `MATCH (r:Resource) WHERE r.id > $after${ofKind}`
        : `CALL db.index.fulltext.queryNodes('resource_search', $words) YIELD node AS r, score AS relevance
           WITH r, relevance WHERE r.id > ''${ofKind}`,
    node: 'r',
    key: 'id',
    columns: RESOURCE_COLUMNS,
    parameters: { kind, words },
    searched: words !== null,
    map: toResource,
  };
}
