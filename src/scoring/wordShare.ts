import { wordsAsked } from './clarity';
import type { AskingSide } from './askingSide';

/** From so many words on, of what is asked or of a document of the graph, they tell as much as they can beside topics. */
const TELLING_WORDS = 80;
/** The share of words in what the other side gains. */
export const OTHERS_WORD_SHARE = 0.9;

/**
 * tau of docs/scoring.md, section 4, for a seeker that has needs or ground beside its words, 0.45..0.9; O(1).
 * @param wordsPerDocument of the statistics epoch
 */
export function wordShareOf(
  { query, documents }: Pick<AskingSide, 'query' | 'documents'>,
  wordsPerDocument: number,
): number {
  const asked = query === null ? 0 : wordsAsked(query, documents);
  return 0.45 + 0.45 * (Math.min(TELLING_WORDS, Math.max(asked, wordsPerDocument)) / TELLING_WORDS);
}
