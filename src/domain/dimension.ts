/** The eight dimensions of complementarity, in table order; also the kinds of a resource. */
export const DIMENSIONS = [
  'MARKET',
  'SEGMENT',
  'CHANNEL',
  'OFFERING',
  'BRAND',
  'SKILL',
  'FINANCE',
  'ASSET',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** The dimensions in which two organisations can have common ground (docs/scoring.md, section 3). */
export const GROUND_DIMENSIONS: readonly Dimension[] = ['MARKET', 'SEGMENT', 'CHANNEL', 'SKILL'];
