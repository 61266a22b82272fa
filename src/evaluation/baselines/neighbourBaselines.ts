import type { Knowledge } from '../knowledge';
import type { Method } from '../method';

/** Past partners that seeker and candidate share: counted, or each at 1/ln(1 + its partners) (Adamic and Adar 2003). */
export function neighbourBaseline(
  { organisations }: Knowledge,
  weighting: 'COUNTED' | 'ADAMIC_ADAR',
): Method {
  return {
    score: ({ place }) => {
      const scores = new Float64Array(organisations.length);
      if (place === null) return { scores };
      for (const shared of organisations[place].partners) {
        const { partners } = organisations[shared];
        const weight = weighting === 'COUNTED' ? 1 : 1 / Math.log(1 + partners.size);
        for (const other of partners) scores[other] += weight;
      }
      return { scores };
    },
  };
}
