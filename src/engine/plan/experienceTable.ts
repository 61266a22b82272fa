import { experienceFactor, experienceRule } from '../../scoring/experience';
import type { AskingSide } from '../../scoring/askingSide';
import { createLruCache } from '../lruCache';
import type { Experience, Experiences, Seeking } from './seeking';

/** Clarity has 41 steps; whatever else differs, more are not kept. */
const MOST_KEPT = 48;

export const NO_EXPERIENCE: Experience = {
  rule: { by: 'FULLY', clarity: 1, exponent: 0 },
  profileExponent: 1,
  values: new Float64Array(0),
};

/** Room for the tables of experience that seekers have asked for. */
export function noExperiences(): Experiences {
  return createLruCache(MOST_KEPT);
}

/** How past alliances count for a seeker; O(1) where another was alike, else O(the most past alliances). */
export function experienceFor(
  { rows, experiences }: Pick<Seeking, 'rows' | 'experiences'>,
  a: AskingSide,
  profileExponent: number,
): Experience {
  const rule = experienceRule(a);
  const most = rows.mostPast.value;
  return experiences.of(`${rule.by} ${rule.clarity} ${profileExponent} ${most}`, () => ({
    rule,
    profileExponent,
    values: Float64Array.from({ length: most + 1 }, (_, n) =>
      Math.pow(experienceFactor(rule, n, 1), profileExponent),
    ),
  }));
}
