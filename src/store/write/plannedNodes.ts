import type { Batch, Planned, TargetLabel } from './writeBatch';

/** The planned of a dry run. */
export function plannedNodes(): Planned {
  const ids = new Set<string>();
  const keyOf = (label: TargetLabel, id: string) => Buffer.from(`${label} ${id}`).toString();
  return {
    has: (label, id) => ids.has(`${label} ${id}`),
    // The copy lets go of the piece of file that the id was cut from.
    add: (label, id) => void ids.add(keyOf(label, id)),
  };
}

/** Adds to what was read of organisations those that a dry run would have created. */
export function addPlanned<T>(
  { planned }: Pick<Batch, 'planned'>,
  read: Map<string, T>,
  organisations: readonly string[],
  nothing: () => T,
): void {
  if (planned === undefined) return;
  for (const id of organisations) {
    if (!read.has(id) && planned.has('Organisation', id)) read.set(id, nothing());
  }
}
