import { changedProperties } from './changedProperties';
import type { Properties } from './changedProperties';
import type { Refusal, Written } from './outcome';
import { refusedOfTrees } from './vocabularyTrees';
import type { Batch } from './writeBatch';

/** One sector or resource to write; what is undefined stays as it is stored, null clears. */
export interface VocabularyRow {
  /** The code of a sector. */
  readonly id: string;
  /** The dimension of a resource; sectors are all of one kind. */
  readonly kind: string;
  readonly properties: Properties;
  readonly parent: string | null | undefined;
  /** The members of a group of resources. */
  readonly members?: readonly string[];
}

interface StoredNode {
  readonly properties: Properties;
  readonly kind: string;
  readonly parent: string | null;
  readonly members: readonly string[];
}

/** Rows of a statement: an import of a vocabulary is one transaction, its statements need not be one. */
const CHUNK = 2_000;

/**
 * Creates and updates a vocabulary whole, in one transaction, so that a child may come before its parent and nobody
 * reads half a tree. @returns what became of each row, in order
 */
export async function writeVocabulary(
  batch: Batch,
  label: 'Resource' | 'Sector',
  rows: readonly VocabularyRow[],
): Promise<Written[]> {
  const cypher = label === 'Resource' ? RESOURCES : SECTORS;
  const stored = await readStored(batch, cypher.read);
  const refused = rows.some((row) => isInOtherPlace(row, stored.get(row.id)))
    ? refusedOfTrees(rows, stored, label)
    : new Map<VocabularyRow, Refusal[]>();

  const creates: ChangedNode[] = [];
  const updates: ChangedNode[] = [];
  // The last word on each node counts: a file behind may move what one before it has named.
  const parents = new Map<string, { id: string; parent: string | null }>();
  const members = new Map<string, { id: string; members: readonly string[] }>();
  const written = rows.map((row): Written => {
    const refusals = refused.get(row);
    if (refusals !== undefined) return refusals;
    const before = stored.get(row.id);
    const names = Object.keys({ name: null, ...row.properties });
    const after = names.map((name) => valueAfter(row, before, name));
    const properties = changedProperties(
      names,
      before && names.map((name) => before.properties[name]),
      after,
    );
    const moved = isMoved(row, before);
    const regrouped = isRegrouped(row, before);
    if (before !== undefined && properties === null && !moved && !regrouped) return 'UNCHANGED';
    stored.set(row.id, {
      properties: { ...before?.properties, ...properties },
      kind: row.kind,
      parent: row.parent === undefined ? (before?.parent ?? null) : row.parent,
      members: row.members ?? before?.members ?? [],
    });
    (before === undefined ? creates : updates).push({ id: row.id, properties: properties ?? {} });
    if (moved) parents.set(row.id, { id: row.id, parent: row.parent ?? null });
    if (regrouped) members.set(row.id, { id: row.id, members: row.members ?? [] });
    batch.planned?.add(label, row.id);
    return before === undefined ? 'CREATED' : 'UPDATED';
  });

  await inChunks(batch, cypher.create, creates);
  await inChunks(batch, cypher.update, updates);
  await inChunks(batch, cypher.move, [...parents.values()]);
  await inChunks(batch, cypher.regroup, [...members.values()]);
  return written;
}

function isMoved(row: VocabularyRow, before: StoredNode | undefined): boolean {
  return row.parent !== undefined && row.parent !== (before?.parent ?? null);
}

function isRegrouped(row: VocabularyRow, before: StoredNode | undefined): boolean {
  return row.members !== undefined && !hasSame(row.members, before?.members ?? []);
}

/** Whether a row asks for another tree than the one that is stored. */
function isInOtherPlace(row: VocabularyRow, before: StoredNode | undefined): boolean {
  return before === undefined || isMoved(row, before) || isRegrouped(row, before);
}

interface ChangedNode {
  readonly id: string;
  readonly properties: Properties;
}

const SECTORS = {
  read: `MATCH (n:Sector) WHERE n.code > ''
    RETURN n.code AS id, properties(n) AS properties, 'SECTOR' AS kind,
      head(COLLECT { MATCH (n)-[:PART_OF]->(p) RETURN p.code }) AS parent, [] AS members`,
  create: `UNWIND $rows AS row CREATE (n:Sector {code: row.id, revision: $revision}) SET n += row.properties`,
  update: `UNWIND $rows AS row MATCH (n:Sector {code: row.id}) SET n += row.properties, n.revision = $revision`,
  move: `UNWIND $rows AS row MATCH (n:Sector {code: row.id})
    CALL (n) { MATCH (n)-[old:PART_OF]->() DELETE old }
    CALL (n, row) { MATCH (p:Sector {code: row.parent}) CREATE (n)-[:PART_OF]->(p) }`,
  regroup: '',
};

const RESOURCES = {
  read: `MATCH (n:Resource) WHERE n.id > ''
    RETURN n.id AS id, properties(n) AS properties, n.kind AS kind,
      head(COLLECT { MATCH (n)-[:PART_OF]->(p) RETURN p.id }) AS parent,
      COLLECT { MATCH (n)-[:INCLUDES]->(m) RETURN m.id } AS members`,
  create: `UNWIND $rows AS row CREATE (n:Resource {id: row.id, revision: $revision}) SET n += row.properties`,
  update: `UNWIND $rows AS row MATCH (n:Resource {id: row.id}) SET n += row.properties, n.revision = $revision`,
  move: `UNWIND $rows AS row MATCH (n:Resource {id: row.id})
    CALL (n) { MATCH (n)-[old:PART_OF]->() DELETE old }
    CALL (n, row) { MATCH (p:Resource {id: row.parent}) CREATE (n)-[:PART_OF]->(p) }`,
  regroup: `UNWIND $rows AS row MATCH (n:Resource {id: row.id})
    CALL (n) { MATCH (n)-[old:INCLUDES]->() DELETE old }
    CALL (n, row) { UNWIND row.members AS id MATCH (m:Resource {id: id}) CREATE (n)-[:INCLUDES]->(m) }`,
};

async function readStored(batch: Batch, cypher: string): Promise<Map<string, StoredNode>> {
  const nodes = await batch.read<StoredNode & { readonly id: string }>(cypher, {});
  return new Map(nodes.map((node) => [node.id, node]));
}

/** A property once the row is in; a name that is missing is the id. */
function valueAfter(
  { id, properties }: VocabularyRow,
  before: StoredNode | undefined,
  name: string,
): unknown {
  const given = properties[name] === undefined ? before?.properties[name] : properties[name];
  return given ?? (name === 'name' ? id : null);
}

function hasSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

async function inChunks(batch: Batch, cypher: string, rows: readonly unknown[]): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await batch.write(cypher, { rows: rows.slice(start, start + CHUNK) });
  }
}
