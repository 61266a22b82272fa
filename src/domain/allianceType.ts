/** The sixteen alliance types, in table order (docs/scoring.md, section 8). */
export const ALLIANCE_TYPES = [
  'CO_BRANDING',
  'ADVERTISING',
  'JOINT_PROMOTION',
  'CO_DEVELOPMENT',
  'BRAND_CAUSE',
  'MARKETPLACE',
  'DESTINATION',
  'TECHNOLOGY',
  'MARKET_EXPANSION',
  'DOMESTIC_EXPANSION',
  'NON_COMPETITIVE',
  'SERVICE',
  'PRICE',
  'PUBLIC_PRIVATE',
  'MARKETING_UNION',
  'CO_FINANCING',
] as const;

export type AllianceType = (typeof ALLIANCE_TYPES)[number];
