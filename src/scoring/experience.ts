import type { ScoringOrganisation } from './scoringOrganisation';

/** E of docs/scoring.md, section 7, before the profile's exponent. @param relevance 0..1, what each past alliance counts */
export function experienceFactor(pastAlliances: number, relevance: number): number {
  return Math.pow(1 + pastAlliances * relevance, 0.15);
}

/** Whether past alliances count as far as the candidate's words fit those of the seeker; else they count fully. */
export function countsByWords({ stated, query }: Pick<ScoringOrganisation, 'stated' | 'query'>): boolean {
  return !stated && query !== null;
}
