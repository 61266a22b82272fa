import { ALLIANCE_TYPES } from '../../src/domain/allianceType';
import { DIMENSIONS } from '../../src/domain/dimension';
import type { GraphSnapshot } from '../../src/domain/graph';
import { GOALS, ORGANISATION_KINDS, ORGANISATION_SIZES } from '../../src/domain/organisation';
import type { CandidateFilter, RankQuery, Seeker } from '../../src/engine/engine';
import { DEFAULT_WEIGHT_PROFILE, type WeightProfile } from '../../src/scoring/weightProfile';
import { randomLanguage, randomTag, randomText } from './random/randomText';
import type { SeededRandom } from './random/seededRandom';

/** A query that a seed decides: plain ones mostly, but every option comes up, also several at once. */
export function randomQuery(random: SeededRandom, snapshot: GraphSnapshot): RankQuery {
  const keys = snapshot.organisations.map(({ tenant, id }) => ({ tenant, id }));
  return {
    seeker: randomSeeker(random, snapshot),
    first: random.pick([1, 3, 5, 20, 100]),
    ...(random.chance(0.2) && { types: random.sample(ALLIANCE_TYPES, random.integer(1, 4)) }),
    ...(random.chance(0.3) && { filter: randomFilter(random, snapshot) }),
    ...(random.chance(0.15) && { minScore: random.pick([0, 1, 10, 25, 40]) }),
    ...(random.chance(0.15) && { exclude: random.sample(keys, 3) }),
    ...(random.chance(0.2) && { profile: randomProfile(random) }),
  };
}

function randomSeeker(random: SeededRandom, { organisations }: GraphSnapshot): Seeker {
  const organisation = random.pick(organisations);
  const { tenant, id } = organisation;
  const language = randomLanguage(random);
  const brief = random.chance(0.25)
    ? {
        brief: {
          text: randomText(random, language, random.pick([4, 40, 90])),
          language: randomTag(random, language),
        },
      }
    : {};
  const asked = random.pick(['STORED', 'STORED', 'STORED', 'PROFILE', 'STRANGER', 'NEWCOMER'] as const);
  if (asked === 'STORED') return { organisation: { tenant, id }, ...brief };
  if (asked === 'PROFILE')
    return { organisation: { ...organisation, needs: random.pick(organisations).needs }, ...brief };
  const stranger = { ...organisation, id: 'not in the graph' };
  if (asked === 'STRANGER') return { organisation: stranger, ...brief };
  return { organisation: { ...stranger, offers: [], description: null, offering: null }, ...brief };
}

function randomFilter(
  random: SeededRandom,
  { organisations, sectors, resources }: GraphSnapshot,
): CandidateFilter {
  const markets = resources.filter(({ kind }) => kind === 'MARKET');
  return {
    ...(random.chance(0.25) && { kinds: random.sample(ORGANISATION_KINDS, 4) }),
    ...(random.chance(0.2) && { sizes: random.sample(ORGANISATION_SIZES, 2) }),
    ...(random.chance(0.2) && { sectors: random.sample(sectors, 6).map(({ code }) => code) }),
    ...(random.chance(0.2) && { markets: random.sample(markets, 4).map(({ id }) => id) }),
    ...(random.chance(0.2) && { goals: random.sample(GOALS, 3) }),
    ...(random.chance(0.15) && { ids: random.sample(organisations, random.integer(0, 8)) }),
    includeCurrentPartners: random.chance(0.5),
    includeClosed: random.chance(0.5),
    includeFull: random.chance(0.5),
    includeUnrelated: random.chance(0.15),
  };
}

export function randomProfile(random: SeededRandom): WeightProfile {
  const exponent = (): number => random.pick([1, 1, 0, 0.5, 2, 3]);
  return {
    ...DEFAULT_WEIGHT_PROFILE,
    dimensionScales: Object.fromEntries(
      random
        .sample(DIMENSIONS, random.integer(0, 3))
        .map((dimension) => [dimension, random.pick([0.1, 2, 10])]),
    ),
    text: exponent(),
    ground: exponent(),
    place: exponent(),
    experience: exponent(),
    network: exponent(),
    lambda: random.pick([null, null, 0, 0.3, 0.475, 0.5]),
  };
}
