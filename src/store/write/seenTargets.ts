import type { TargetLabel } from './writeBatch';

/** Ids that batches have found, so that later ones need not look for them. */
export interface SeenTargets {
  /** No read that found one of them is older than this revision. */
  since: number;
  /** Null for what there may be too many of. */
  of(label: TargetLabel): Set<string> | null;
}

export function seenTargets(): SeenTargets {
  const vocabularies = { Resource: new Set<string>(), Sector: new Set<string>() };
  return {
    since: Infinity,
    of: (label) => (label === 'Resource' || label === 'Sector' ? vocabularies[label] : null),
  };
}
