import { keyOf } from '../domain/graph';
import type { Organisation } from '../domain/organisation';

/** Who declines whom, the other way round: by the organisation that is declined. */
export interface Decliners {
  put(organisation: Organisation): void;
  remove(organisation: Organisation): void;
  /** Keys of those who decline an organisation. */
  of(key: string): Iterable<string>;
}

/** An empty register; every operation costs O(declines of one organisation). */
export function createDecliners(): Decliners {
  const decliners = new Map<string, Set<string>>();
  const declined = ({ tenant, declines }: Organisation): string[] =>
    declines.map(({ organisationId }) => keyOf({ tenant, id: organisationId }));
  return {
    put: (organisation) => {
      for (const key of declined(organisation)) {
        const keys = decliners.get(key);
        if (keys) keys.add(keyOf(organisation));
        else decliners.set(key, new Set([keyOf(organisation)]));
      }
    },
    remove: (organisation) => {
      for (const key of declined(organisation)) decliners.get(key)?.delete(keyOf(organisation));
    },
    of: (key) => decliners.get(key) ?? [],
  };
}
