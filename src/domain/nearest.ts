import { editDistance } from './editDistance';

/**
 * The word most like the one given, for "did you mean": fewest edits (see `editDistance`), the first of equals;
 * undefined where every word differs in more than a third of its characters.
 */
export function nearest(wanted: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(wanted.length / 3));
  for (const word of words) {
    const distance = editDistance(wanted, word, limit);
    if (distance > limit) continue;
    best = word;
    if (distance === 0) break;
    limit = distance - 1;
  }
  return best;
}
