/** The properties of a node by name. */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * What has to be set to bring a node from some values to others, null where a property is to go; null where nothing
 * differs. Both lists are in the order of the names; a null is the same as no property.
 * @param before undefined for a node that is not there
 */
export function changedProperties(
  names: readonly string[],
  before: readonly unknown[] | undefined,
  after: readonly unknown[],
): Properties | null {
  let changes: Record<string, unknown> | null = null;
  for (let i = 0; i < names.length; i++) {
    if (isSame(before?.[i] ?? null, after[i] ?? null)) continue;
    changes ??= {};
    changes[names[i]] = after[i];
  }
  return changes;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => item === b[i]);
  return a === b;
}
