import type { SeededRandom } from '../support/random/seededRandom';

/** Draws by Zipf's law: the n-th of the list with a weight of 1/n^exponent. */
export function zipf<T>(random: SeededRandom, list: readonly T[], exponent: number): () => T {
  const sums = new Float64Array(list.length);
  list.forEach((_, i) => (sums[i] = (sums[i - 1] ?? 0) + 1 / Math.pow(i + 1, exponent)));
  return () => {
    const at = random.number() * sums[sums.length - 1];
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < at) low = middle + 1;
      else high = middle;
    }
    return list[low];
  };
}
