import type { Refusal } from './outcome';

/** A node of a tree as a row wants it and as it is stored. */
export interface TreeRow {
  readonly id: string;
  /** Undefined leaves the parent that is stored, null makes it a root. */
  readonly parent: string | null | undefined;
  /** Nodes of another kind cannot be its parent. */
  readonly kind: string;
  /** The members of a group. */
  readonly members?: readonly string[];
}

export interface TreeNode {
  readonly parent: string | null;
  readonly kind: string;
}

/**
 * Why rows cannot take their place in the trees: a parent or member that is neither stored nor among the rows that are
 * taken, a parent of another kind, or a circle. What hangs on a refused row is refused with it.
 * @param stored every node of the graph, by id
 * @returns the refusals of each row that is not taken
 */
export function refusedOfTrees(
  rows: readonly TreeRow[],
  stored: ReadonlyMap<string, TreeNode>,
  label: 'Resource' | 'Sector',
): Map<TreeRow, Refusal[]> {
  const refused = new Map<TreeRow, Refusal[]>();
  for (let before = -1; before < refused.size;) {
    before = refused.size;
    const taken = rows.filter((row) => !refused.has(row));
    const wanted = new Map(stored);
    for (const { id, parent, kind } of taken) {
      wanted.set(id, { parent: parent === undefined ? (wanted.get(id)?.parent ?? null) : parent, kind });
    }
    const circular = circlesOf(wanted);
    for (const row of taken) {
      const refusals: Refusal[] = [];
      const parent = wanted.get(row.id)?.parent ?? null;
      const reason =
        parent === null ? null : circular.has(row.id) ? 'CYCLE' : reasonAgainst(wanted.get(parent), row.kind);
      if (parent !== null && reason !== null) refusals.push({ field: 'parent', reason, label, id: parent });
      for (const id of row.members ?? []) {
        if (!wanted.has(id)) refusals.push({ field: 'members', reason: 'UNKNOWN', label, id });
      }
      if (refusals.length > 0) refused.set(row, refusals);
    }
  }
  return refused;
}

function reasonAgainst(parent: TreeNode | undefined, kind: string): 'UNKNOWN' | 'WRONG_KIND' | null {
  if (parent === undefined) return 'UNKNOWN';
  return parent.kind === kind ? null : 'WRONG_KIND';
}

/** The nodes that are their own ancestors. */
function circlesOf(nodes: ReadonlyMap<string, TreeNode>): Set<string> {
  const settled = new Set<string>();
  const circular = new Set<string>();
  for (const start of nodes.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | null = start;
    while (at !== null && !settled.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = nodes.get(at)?.parent ?? null;
    }
    if (at !== null && onPath.has(at)) for (const id of path.slice(path.indexOf(at))) circular.add(id);
    for (const id of path) settled.add(id);
  }
  return circular;
}
