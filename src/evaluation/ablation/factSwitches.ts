import { DIMENSIONS, GROUND_DIMENSIONS } from '../../domain/dimension';
import { commonGround, coverages, groundOf } from '../../scoring/coverage';
import { tauOf } from '../../scoring/gain';
import type { DirectedFacts, PairFacts } from '../../scoring/pairFacts';
import type { ScoringNeed, ScoringOrganisation } from '../../scoring/scoringOrganisation';
import type { Statistics } from '../../scoring/statistics';
import type { TextCosines } from '../../scoring/textSimilarity';

/** The facts of a pair with one part of the score off; the reference scores what comes of it. */
export type FactSwitch = (facts: PairFacts) => PairFacts;

/** Rarity of a resource that everybody offers, in 64ths. */
const COMMON = 64;

/** Every resource counts as common: weights of needs and common ground without rarity. */
export const withoutRarity: FactSwitch = (facts) => {
  const statistics = flat(facts.context.statistics);
  const context = { ...facts.context, statistics };
  const shared = commonGround(context, facts.a, facts.b);
  const plain = (directed: DirectedFacts, other: ScoringOrganisation): DirectedFacts => {
    const side = { ...directed.side, needs: directed.side.needs.map(common) };
    const ground =
      directed.ground === 0 ? 0 : groundOf({ ...side, groundTotal: COMMON ** 2 * strengthOf(side) }, shared);
    return { ...directed, side, coverage: coverages(context, side, other), ground };
  };
  return { ...facts, forward: plain(facts.forward, facts.b), backward: plain(facts.backward, facts.a) };
};

/** A candidate without words has no text in common, instead of a quarter. */
export const withoutSilence: FactSwitch = withText(({ counts, centroid, best }) =>
  counts ? similarity((centroid + 0.5 * best) / 1.5) : 0,
);

/** The sum of a candidate's documents alone. */
export const withoutBestDocument: FactSwitch = withText(({ counts, centroid }) =>
  counts ? similarity(centroid) : 0.25,
);

/** A candidate's most similar document alone. */
export const withoutCentroid: FactSwitch = withText(({ counts, best }) => (counts ? similarity(best) : 0.25));

/** Words alone, whatever needs and common ground say, where there are words. */
export const withoutResources: FactSwitch = bothWays((directed, { resolved }) =>
  directed.side.stated || directed.side.query === null
    ? directed
    : {
        ...{ ...directed, side: { ...directed.side, needs: [], groundTotal: 0 }, ground: 0 },
        tau: tauOf(false, true, false, 0, resolved.profile.text),
      },
);

/** The types that are open to every pair alone. */
export const withoutGatedTypes: FactSwitch = (facts) => ({
  ...facts,
  resolved: { ...facts.resolved, types: facts.resolved.types.filter(({ row }) => row.gate === null) },
});

export const withoutCompetition: FactSwitch = (facts) => ({
  ...facts,
  competition: { ...facts.competition, value: 0 },
});

/** Sector, size and trust as if unknown. */
export const withoutFits: FactSwitch = (facts) => ({
  ...facts,
  fits: { sectorDistance: null, sizeSimilarity: null, trust: 0.5 },
});

/** As docs/scoring.md, section 4, scales a cosine. */
function similarity(cosine: number): number {
  return Math.min(1, 3 * cosine);
}

function withText(text: (cosines: TextCosines) => number): FactSwitch {
  return bothWays((directed) =>
    directed.cosines === null || directed.side.stated
      ? directed
      : { ...directed, text: text(directed.cosines) },
  );
}

function bothWays(change: (directed: DirectedFacts, facts: PairFacts) => DirectedFacts): FactSwitch {
  return (facts) => ({
    ...facts,
    forward: change(facts.forward, facts),
    backward: change(facts.backward, facts),
  });
}

function common(need: ScoringNeed): ScoringNeed {
  return { ...need, rarity64: COMMON, weight: need.priority * COMMON };
}

function flat(statistics: Statistics): Statistics {
  const everybody = { get: () => statistics.organisations } as unknown as Statistics['offering'];
  return { ...statistics, offering: everybody };
}

function strengthOf({ offersByDimension }: ScoringOrganisation): number {
  let sum = 0;
  for (const kind of GROUND_DIMENSIONS)
    for (const strength of offersByDimension[DIMENSIONS.indexOf(kind)].values()) sum += strength;
  return sum;
}
