import { experienceFactor, type ExperienceRule, experienceRule } from '../../scoring/experience';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import type { Experience, Seeking } from './seeking';

/** Clarity has 41 steps; whatever else differs, more are not kept. */
const MOST_KEPT = 48;

export const NO_EXPERIENCE: Experience = {
  rule: { by: 'FULLY', clarity: 1, exponent: 0 },
  profileExponent: 1,
  values: new Float64Array(0),
};

/** Turns `seeking` to how past alliances count for a seeker. O(those kept), else O(the most past alliances). */
export function experienceFor(seeking: Seeking, a: ScoringOrganisation, profileExponent: number): void {
  const rule = experienceRule(a);
  const most = seeking.rows.mostPast.value;
  const fits = (kept: Experience): boolean =>
    isSame(kept.rule, rule) && kept.profileExponent === profileExponent && kept.values.length > most;
  if (fits(seeking.experience)) return;
  const kept = seeking.experiences.find(fits);
  if (kept === undefined) {
    const values = Float64Array.from({ length: most + 1 }, (_, n) =>
      Math.pow(experienceFactor(rule, n, 1), profileExponent),
    );
    seeking.experience = { rule, profileExponent, values };
    seeking.experiences = [seeking.experience, ...seeking.experiences.slice(0, MOST_KEPT - 1)];
  } else seeking.experience = kept;
}

function isSame(p: ExperienceRule, q: ExperienceRule): boolean {
  return p.by === q.by && p.clarity === q.clarity && p.exponent === q.exponent;
}
