/** Where the first number that is at least this stands among ascending ones, from `from` on; `to` where there is none before it. */
export function firstAtLeast(sorted: Int32Array, from: number, to: number, least: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
