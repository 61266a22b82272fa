/**
 * The word most like the one given, for "did you mean": fewest single-character edits, the first of equals;
 * undefined where every word differs in more than a third of its characters.
 */
export function nearest(wanted: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(wanted.length / 3));
  for (const word of words) {
    if (Math.abs(word.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, word, limit);
    if (distance > limit || (best !== undefined && distance === limit)) continue;
    best = word;
    limit = distance;
    if (distance === 0) break;
  }
  return best;
}

/** Levenshtein distance; any number above `limit` once it is certain to exceed it. */
function editDistance(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(substitution, previous[j] + 1, row[j - 1] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    previous = row;
  }
  return previous[b.length];
}
