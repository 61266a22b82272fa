/** Draws that depend on the seed alone: the same seed gives the same draws on every machine. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  number(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** True with probability `probability`. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Like `pick`, but the earlier of the list far more often: what is popular is met in many places. */
  pickPopular<T>(list: readonly T[]): T;
  /** `count` different members of the list, or all of them where it is shorter. */
  sample<T>(list: readonly T[], count: number): T[];
  /** `count` draws of `pickPopular`, repeats dropped. */
  samplePopular<T>(list: readonly T[], count: number): T[];
  /** The value, or null with probability `probability`. */
  nullable<T>(probability: number, value: () => T): T | null;
}

/** Mulberry32: 32 bits of state, good enough to draw test data. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number): number => low + Math.floor(number() * (high - low + 1));
  const chance = (probability: number): boolean => number() < probability;
  const pick = <T>(list: readonly T[]): T => list[integer(0, list.length - 1)];
  const pickPopular = <T>(list: readonly T[]): T => list[Math.floor(number() ** 3 * list.length)];
  return {
    number,
    integer,
    chance,
    pick,
    pickPopular,
    sample: (list, count) => {
      const rest = [...list];
      return Array.from({ length: Math.min(count, rest.length) }, () => {
        const [drawn] = rest.splice(integer(0, rest.length - 1), 1);
        return drawn;
      });
    },
    samplePopular: (list, count) => [...new Set(Array.from({ length: count }, () => pickPopular(list)))],
    nullable: (probability, value) => (chance(probability) ? null : value()),
  };
}
