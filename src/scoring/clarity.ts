import type { AskingSide } from './scoringOrganisation';

/** Words of a brief, or of a document on the mean, that say clearly enough what is asked. */
export const CLEAR_WORDS = 40;

/** c of docs/scoring.md, section 5: how clearly a says what it looks for, in whole fortieths, 0..1. O(1). */
export function clarityOf({ stated, query, documents }: AskingSide): number {
  if (stated) return 1;
  if (query === null) return 0;
  const texts = query.text === null ? documents.length : 1;
  return Math.min(CLEAR_WORDS, Math.floor(query.wordCount / texts)) / CLEAR_WORDS;
}

/** phi of docs/scoring.md, section 5: what a gains from anybody, as far as its words and needs do not tell them apart. */
export function priorGain(a: AskingSide): number {
  return hasGroundAlone(a) ? 0 : 0.35 * (1 - clarityOf(a));
}

/** Whether common ground is all that a is matched by. */
export function hasGroundAlone({ needs, query, groundTotal }: AskingSide): boolean {
  return needs.length === 0 && query === null && groundTotal > 0;
}
