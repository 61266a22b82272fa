import { normaliser } from '../../../src/scoring/gain';
import type { ScoringSetting } from '../../../src/scoring/pairFacts';
import type { ScoringContext } from '../../../src/scoring/scoringContext';
import type { ScoringNeed, ScoringOrganisation } from '../../../src/scoring/scoringOrganisation';

/** An organisation as the reference prepares it, and what else of it is the same for every pair. */
export interface Firm {
  readonly side: ScoringOrganisation;
  readonly normaliser: number;
  /** Share of its goals that each type serves, in table order. */
  readonly goalShares: readonly number[];
  /** Whether each of its needs is of a MARKET in one of its own countries; null for needs of other kinds. */
  readonly inside: readonly (boolean | null)[];
}

export function toFirm(
  { context, resolved }: Pick<ScoringSetting, 'context' | 'resolved'>,
  side: ScoringOrganisation,
): Firm {
  const { goals } = side.organisation;
  return {
    side,
    normaliser: normaliser(side, resolved),
    goalShares: resolved.types.map(({ row }) =>
      goals.length === 0 ? 0.5 : goals.filter((goal) => row.goals.includes(goal)).length / goals.length,
    ),
    inside: side.needs.map((need) => isInside(context, side, need)),
  };
}

function isInside(
  { resources }: ScoringContext,
  { whereabouts }: ScoringOrganisation,
  { dimension, resourceId }: ScoringNeed,
): boolean | null {
  if (dimension !== 'MARKET') return null;
  for (let id: string | null | undefined = resourceId; id; id = resources.resource(id)?.parentId) {
    const country = id;
    if (resources.resource(id)?.level !== 'COUNTRY') continue;
    return whereabouts.places.some((place) => place.country === country);
  }
  return false;
}
