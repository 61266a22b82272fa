import type { ScoringOrganisation } from './scoringOrganisation';

/** Words of a brief, or of a document on the mean, that say clearly enough what is asked. */
const CLEAR = 40;

/** c of docs/scoring.md, section 5: how clearly a says what it looks for, in whole fortieths, 0..1. O(1). */
export function clarityOf({ stated, query, documents }: ScoringOrganisation): number {
  if (stated) return 1;
  if (query === null) return 0;
  const texts = query.text === null ? documents.length : 1;
  return Math.min(CLEAR, Math.floor(query.wordCount / texts)) / CLEAR;
}

/** phi of docs/scoring.md, section 5: what a gains from anybody, as far as its words and needs do not tell them apart. */
export function priorGain(a: ScoringOrganisation): number {
  const groundAlone = a.needs.length === 0 && a.query === null && a.groundTotal > 0;
  return groundAlone ? 0 : 0.35 * (1 - clarityOf(a));
}
