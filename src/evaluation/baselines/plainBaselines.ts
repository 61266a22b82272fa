import type { Knowledge } from '../knowledge';
import type { Method } from '../method';

/** Every candidate alike, which the metrics take at its expectation: the mean over all random orders. */
export function randomBaseline({ organisations }: Knowledge): Method {
  return { score: () => ({ scores: new Float64Array(organisations.length) }) };
}

/** Ranks by what is known of popularity, whoever asks. */
export function popularityBaseline({ organisations }: Knowledge): Method {
  const scores = Float64Array.from(organisations, ({ popularity }) => popularity);
  return { score: () => ({ scores }) };
}

/** 1 in the country of the brief or seeker, else 0; countries are compared as they are written. */
export function samePlaceBaseline({ organisations }: Knowledge): Method {
  return {
    score: ({ brief, seeker }) => {
      const country = brief?.country ?? seeker?.country ?? null;
      return {
        scores: Float64Array.from(organisations, ({ organisation }) =>
          country !== null && organisation.country === country ? 1 : 0,
        ),
      };
    },
  };
}
