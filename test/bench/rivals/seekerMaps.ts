import { DIMENSIONS, GROUND_DIMENSIONS } from '../../../src/domain/dimension';
import { broaderDecay, MAX_LEVELS, narrowerDecay } from '../../../src/scoring/resourceTree';
import type { ScoringContext } from '../../../src/scoring/scoringContext';
import type { ScoringOrganisation } from '../../../src/scoring/scoringOrganisation';
import { rarity64 } from '../../../src/scoring/statistics';

/** How far an offer meets one of the seeker's needs: its place in their list, and thousandths. */
interface Wanted {
  readonly need: number;
  readonly decay: number;
}

/** One of the seeker's own offers. */
interface Own {
  readonly strength: number;
  readonly dimension: number;
  /** Square of its rarity, 0 outside the kinds of common ground. */
  readonly ground: number;
}

/** What a seeker wants, gives and has, by resource: whoever offers or needs one looks it up. */
export interface SeekerMaps {
  readonly wanted: ReadonlyMap<string, readonly Wanted[]>;
  /** Its effective offer in units of 1e-5. */
  readonly given: ReadonlyMap<string, number>;
  readonly own: ReadonlyMap<string, Own>;
}

export function seekerMaps(context: ScoringContext, a: ScoringOrganisation): SeekerMaps {
  const { resources, statistics } = context;
  const wanted = new Map<string, Wanted[]>();
  const want = (id: string, need: number, decay: number): void => {
    const list = wanted.get(id);
    if (list) list.push({ need, decay });
    else wanted.set(id, [{ need, decay }]);
  };
  a.needs.forEach(({ standsFor, dimension }, need) => {
    for (const id of standsFor) {
      want(id, need, broaderDecay(dimension, 0));
      resources
        .ancestors(id, MAX_LEVELS)
        .forEach((above, i) => want(above, need, broaderDecay(dimension, i + 1)));
      resources.descendantsByLevel(id, MAX_LEVELS).forEach((level, i) => {
        for (const below of level) want(below, need, narrowerDecay(dimension, i + 1));
      });
    }
  });

  const given = new Map<string, number>();
  const own = new Map<string, Own>();
  const give = (id: string, units: number): void => void given.set(id, Math.max(units, given.get(id) ?? 0));
  for (const [id, strength] of a.offers) {
    const kind = resources.resource(id)?.kind;
    if (kind === undefined) continue;
    give(id, strength * broaderDecay(kind, 0));
    resources
      .ancestors(id, MAX_LEVELS)
      .forEach((above, i) => give(above, strength * narrowerDecay(kind, i + 1)));
    resources.descendantsByLevel(id, MAX_LEVELS).forEach((level, i) => {
      for (const below of level) give(below, strength * broaderDecay(kind, i + 1));
    });
    const ground = GROUND_DIMENSIONS.includes(kind) ? rarity64(statistics, id) ** 2 : 0;
    own.set(id, { strength, dimension: DIMENSIONS.indexOf(kind), ground });
  }
  return { wanted, given, own };
}
