import type { Explanation } from '../scoring/explanation';
import type { Recommendations, Seeker } from './recommendations';

/**
 * The same answers for somebody who names a seeker without being known as it (visibility.ts): hidden needs of a stored
 * seeker do not exist for its ranking either, and counted ones are shown as a number. What a seeker that is described
 * here needs, the asker has said. Alliances that the asker may not see count, but no reason quotes them.
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

  function shown(seeker: Seeker, why: Explanation): Explanation {
    const counted = stored(seeker)?.needsVisibility === 'COUNTED';
    const told = { ...why.seeker, matchedWords: why.seeker.tellableWords };
    return {
      pair: why.pair,
      type: why.type,
      exclusions: why.tellableExclusions,
      tellableExclusions: why.tellableExclusions,
      seeker: counted ? { ...told, covered: null, uncovered: null } : told,
      candidate: { ...why.candidate, matchedWords: why.candidate.tellableWords },
      gates: why.gates,
      typeReasons: why.typeReasons,
    };
  }

  return {
    ...own,
    async rank(query, signal) {
      const page = await own.rank({ ...query, seeker: seen(query.seeker) }, signal);
      return { ...page, explain: (...item) => shown(query.seeker, page.explain(...item)) };
    },
    rankOf: async (query, ...candidate) => own.rankOf({ ...query, seeker: seen(query.seeker) }, ...candidate),
    why: (seeker, ...pair) => shown(seeker, own.why(seen(seeker), ...pair)),
    nextSteps: (seeker) => own.nextSteps(seen(seeker)),
  };
}
