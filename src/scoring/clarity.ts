import type { AskingSide, Query } from './askingSide';

/** Words of a brief, or of a document on the mean, that say clearly enough what is asked. */
export const CLEAR_WORDS = 40;

/** c of docs/scoring.md, section 5: how clearly a says what it looks for, in whole fortieths, 0..1. O(1). */
export function clarityOf({ stated, query, documents }: AskingSide): number {
  if (stated) return 1;
  return query === null ? 0 : Math.min(CLEAR_WORDS, wordsAsked(query, documents)) / CLEAR_WORDS;
}

/** Words of a brief or of `seeking`, or of a document on the mean where documents are the query, rounded down. O(1). */
export function wordsAsked({ text, wordCount }: Query, documents: AskingSide['documents']): number {
  return text === null ? Math.floor(wordCount / documents.length) : wordCount;
}

/** phi of docs/scoring.md, section 5: what a gains from anybody, as far as its words and needs do not tell them apart. */
export function priorGain(a: AskingSide): number {
  return hasGroundAlone(a) ? 0 : 0.35 * (1 - clarityOf(a));
}

/** Whether common ground is all that a is matched by. */
export function hasGroundAlone({ needs, query, groundTotal }: AskingSide): boolean {
  return needs.length === 0 && query === null && groundTotal > 0;
}
