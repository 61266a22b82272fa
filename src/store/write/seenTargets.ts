import type { SeenTargets } from './writeBatch';

/** Nothing seen yet. */
export function seenTargets(): SeenTargets {
  const vocabularies = { Resource: new Set<string>(), Sector: new Set<string>() };
  return {
    since: Infinity,
    of: (label) => (label === 'Resource' || label === 'Sector' ? vocabularies[label] : null),
  };
}
