/** The properties of a node as they are given or stored. */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * The given properties that differ from the stored ones, null where one is to go; null where none differs. An
 * undefined property is not given, a null is the same as none.
 */
export function changedProperties(stored: Properties, given: Properties): Properties | null {
  let changes: Record<string, unknown> | null = null;
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || isSame(stored[name] ?? null, value ?? null)) continue;
    changes ??= {};
    changes[name] = value;
  }
  return changes;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => item === b[i]);
  return a === b;
}
