import type { Method } from '../method';

/** The sum of other methods' scores, each in standard deviations over the candidates. */
export function blendBaseline(methods: readonly Method[]): Method {
  return {
    score: (query) => {
      const parts = methods.map((method) => standardise(method.score(query).scores));
      return { scores: parts[0].map((_, i) => parts.reduce((sum, part) => sum + part[i], 0)) };
    },
  };
}

function standardise(scores: Float64Array): Float64Array {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  const deviation = Math.sqrt(variance) || 1;
  return scores.map((score) => (score - mean) / deviation);
}
