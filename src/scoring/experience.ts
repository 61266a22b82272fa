import { clarityOf, hasGroundAlone } from './clarity';
import type { AskingSide } from './askingSide';

/** How past alliances of candidates count for one seeker. */
export interface ExperienceRule {
  /** What each counts by: the words, else the common ground, of a seeker that states nothing. */
  readonly by: 'WORDS' | 'GROUND' | 'FULLY';
  readonly clarity: number;
  readonly exponent: number;
}

/** How the past of candidates counts for a seeker: docs/scoring.md, section 7. */
export function experienceRule(a: AskingSide): ExperienceRule {
  const clarity = clarityOf(a);
  return { by: relevanceBy(a), clarity, exponent: 0.15 + 0.2 * (1 - clarity) };
}

function relevanceBy(a: AskingSide): ExperienceRule['by'] {
  if (a.stated) return 'FULLY';
  if (a.query !== null) return 'WORDS';
  return hasGroundAlone(a) ? 'GROUND' : 'FULLY';
}

/** What each past alliance counts, 0..1. @param text and ground of the seeker about the candidate, after the profile's exponents */
export function relevance({ by, clarity }: ExperienceRule, text: number, ground: number): number {
  return by === 'WORDS' ? clarity * text + (1 - clarity) : by === 'GROUND' ? ground : 1;
}

/** E of docs/scoring.md, section 7, before the profile's exponent. @param relevance 0..1, what each past alliance counts */
export function experienceFactor(
  { exponent }: Pick<ExperienceRule, 'exponent'>,
  pastAlliances: number,
  relevance: number,
): number {
  return Math.pow(1 + pastAlliances * relevance, exponent);
}
