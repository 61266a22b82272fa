import type { ScoringOrganisation } from './scoringOrganisation';

/** E of docs/scoring.md, section 7, before the profile's exponent. @param relevance 0..1, what each past alliance counts */
export function experienceFactor(pastAlliances: number, relevance: number): number {
  return Math.pow(1 + pastAlliances * relevance, 0.15);
}

/** What past alliances of a candidate count by: the words, else the common ground, of a seeker that states nothing. */
export type RelevanceBy = 'WORDS' | 'GROUND' | 'FULLY';

export function relevanceBy({ stated, query, needs, groundTotal }: ScoringOrganisation): RelevanceBy {
  if (stated) return 'FULLY';
  if (query !== null) return 'WORDS';
  return needs.length === 0 && groundTotal > 0 ? 'GROUND' : 'FULLY';
}

/** What each past alliance counts, 0..1. @param text and ground of the seeker about the candidate, after the profile's exponents */
export function relevance(by: RelevanceBy, text: number, ground: number): number {
  return by === 'WORDS' ? text : by === 'GROUND' ? ground : 1;
}
