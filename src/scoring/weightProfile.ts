import type { Dimension } from '../domain/dimension';

/**
 * A user's own weights (docs/scoring.md, section 7): scales omega per dimension, the exponents of five parts, and
 * lambda. `null` lambda keeps the formula's.
 */
export interface WeightProfile {
  /** 0.1..10 each; a dimension left out is 1. */
  readonly dimensionScales: Partial<Readonly<Record<Dimension, number>>>;
  /** 0..3 each. */
  readonly text: number;
  readonly ground: number;
  readonly place: number;
  readonly experience: number;
  readonly network: number;
  /** 0..0.5, or null. */
  readonly lambda: number | null;
}

export const DEFAULT_WEIGHT_PROFILE: WeightProfile = {
  dimensionScales: {},
  text: 1,
  ground: 1,
  place: 1,
  experience: 1,
  network: 1,
  lambda: null,
};
