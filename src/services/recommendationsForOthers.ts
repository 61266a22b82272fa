import type { Recommendations, Seeker } from './recommendations';

/**
 * The same answers for somebody who names a seeker without being known as it (visibility.ts): hidden needs of a stored
 * seeker do not exist for its ranking either, and counted ones are shown as a number. What a seeker that is described
 * here needs, the asker has said.
 */
export function recommendationsForOthers(own: Recommendations): Recommendations {
  const stored = ({ organisation }: Seeker) =>
    'name' in organisation || !own.knows(organisation) ? undefined : own.organisation(organisation);

  function seen(seeker: Seeker): Seeker {
    const record = stored(seeker);
    return record?.needsVisibility === 'HIDDEN'
      ? { ...seeker, organisation: { ...record, needs: [] } }
      : seeker;
  }

  return {
    ...own,
    rank: async (query, signal) => own.rank({ ...query, seeker: seen(query.seeker) }, signal),
    rankOf: async (query, ...candidate) => own.rankOf({ ...query, seeker: seen(query.seeker) }, ...candidate),
    why(seeker, ...pair) {
      const why = own.why(seen(seeker), ...pair);
      const counted = stored(seeker)?.needsVisibility === 'COUNTED';
      return counted ? { ...why, seeker: { ...why.seeker, covered: null, uncovered: null } } : why;
    },
    nextSteps: (seeker) => own.nextSteps(seen(seeker)),
  };
}
