import type { Dimension } from '../../domain/dimension';
import { DEFAULT_WEIGHT_PROFILE, type WeightProfile } from '../../scoring/weightProfile';

/** A weight of a profile as a number that is 0 where it is the expert's. */
export interface LearnableWeight {
  readonly name: string;
  /** The profile with this weight moved. */
  move(profile: WeightProfile, by: number): WeightProfile;
}

const EXPONENTS = ['text', 'ground', 'place', 'experience', 'network'] as const;
/** The kinds of resource that a dataset has. */
const SCALED: readonly Dimension[] = ['MARKET', 'OFFERING', 'SKILL'];

/**
 * What recorded alliances can teach: exponents, and scales by their logarithm. Lambda is left to the formula, for a
 * profile's lambda also holds where both sides state needs, of which no dataset knows anything.
 */
export const LEARNABLE_WEIGHTS: readonly LearnableWeight[] = [
  ...EXPONENTS.map((name) => ({
    name,
    move: (profile: WeightProfile, by: number) => ({
      ...profile,
      [name]: readable(held(profile[name] + by, 0, 3)),
    }),
  })),
  ...SCALED.map((dimension) => ({
    name: `dimensionScales.${dimension}`,
    move: (profile: WeightProfile, by: number) => {
      const scale = (profile.dimensionScales[dimension] ?? 1) * Math.exp(by);
      const scales = { ...profile.dimensionScales, [dimension]: readable(held(scale, 0.1, 10)) };
      return { ...profile, dimensionScales: scales };
    },
  })),
];

/** The expert's profile with every weight moved by so much, in the order of `LEARNABLE_WEIGHTS`. */
export function movedProfile(by: readonly number[]): WeightProfile {
  return LEARNABLE_WEIGHTS.reduce(
    (profile, weight, i) => (by[i] === 0 ? profile : weight.move(profile, by[i])),
    DEFAULT_WEIGHT_PROFILE,
  );
}

function held(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** A person is to read it. */
function readable(value: number): number {
  return Math.round(value * 1000) / 1000;
}
