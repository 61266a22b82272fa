/** What is known of a row of the block before it is bounded. */
export const MARK = {
  /** Shares an offered resource of the kinds of common ground; a MARKET or SEGMENT among them. */
  SHARES: 1,
  SHARES_AUDIENCE: 2,
  /** Shares a past partner: its fame may be as high as it goes. */
  ACQUAINTED: 4,
  /** Never to be listed, or looked at elsewhere. */
  SKIPPED: 8,
} as const;
