/** What searches did, for tests that hold them to limits. */
export interface SearchCounters {
  /** Postings run through. */
  postings: number;
  /** Rows looked at closer: all factors but the gains and competition as they are. */
  lookedAt: number;
  /** Rows scored exactly but for their words, and those scored for a total alone. */
  evaluated: number;
  /** Those scored for a place whose words were read. */
  wordsRead: number;
}
