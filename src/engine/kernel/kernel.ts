/**
 * The inner loops of the search, over the memory of a generation. Arguments that say where something lies are addresses
 * there. Rows are counted from the first of their block, for bounds from the first of their segment; each has two times eight
 * lanes of 16 bits (search/lanes.ts).
 */
export interface Kernel {
  /** Sets bytes to 0, a multiple of 16. */
  clear(at: number, bytes: number): void;
  /**
   * Fills tables of sixteen codes with what a posting adds to the lanes: the weight of a dimension in a lane times the share
   * of the table times the value of the code, rounded up to whole steps. O(count).
   * @param tracing the first tables leave a trace in lane 0 even where the value is nothing
   * @param records what LIST_TABLE says, one after the other
   * @param weights eight floats per dimension
   */
  fillTables(count: number, tracing: number, records: number, weights: number, tables: number): void;
  /**
   * Adds the postings of lists to the lanes of their rows, which stop at 32,767; O(postings).
   * @param relating the lists behind these only raise rows whose lanes are not all 0
   * @param lists numbers of the lists, less `base`
   * @param tableOf the number of the table of each, among those from `tables` on
   * @returns how many postings these were
   */
  runLists(
    count: number,
    relating: number,
    lists: number,
    tableOf: number,
    tables: number,
    base: number,
    firstOfRun: number,
    beyondFirst: number,
    postings: number,
    sums: number,
  ): number;
  /** Marks the rows of lists with the bits of each list; O(postings). Returns how many postings these were. */
  markLists(
    count: number,
    lists: number,
    marksOf: number,
    base: number,
    firstOfRun: number,
    beyondFirst: number,
    postings: number,
    marks: number,
  ): number;
  /**
   * Writes which of the rows `from` to `to` are listed: a lane or a mark relates them, no mark skips them, and their
   * traits under the mask are those required. O(rows); there must be room for one more.
   * @param parameters the address of what BOUND_PARAMETERS says
   * @param at at which place among the rows found the first is written
   * @returns how many
   */
  countListed(parameters: number, from: number, to: number, at: number): number;
  /**
   * Counts who is listed of one run of rows after the other, as `countListed`, and writes the rows whose square reaches
   * `least`: the largest lane of the product of both gains, each held to its floor, times the weight of the lane, times
   * fame. O(rows); behind the rows it counts it may have written others, and up to seven rows behind a run are read, so that memory
   * must go on there. Runs with the same weights share the tables of fame, and none has more than 32,767 rows.
   * @param runs what BOUND_RUN says, one after the other
   * @param words 0 where gains are in steps; else with a text t, a gain g (of one) counts for `w * t + (1 - w * t) * g`
   * @returns how many rows are written; what of each run, and how many of it are listed, is among what BOUND_RUN says
   */
  boundRuns(count: number, runs: number, words: number, least: number): number;
  /**
   * Adds to the sums of the texts `from` to `to - 1`, of which the first is at `sums` (doubles), what the weights of some
   * terms there add; O(these postings), and O(log of a list) where the part before has not been run through last.
   * @param lists what LIST_UNDER_WAY says, one after the other
   * @param postings the address of what TEXT_POSTINGS says
   * @returns how many postings these were
   */
  addTexts(count: number, lists: number, postings: number, from: number, to: number, sums: number): number;
  /** Turns sums of documents into bounds of text of the rows, marks who has a word, and sets the sums to 0. O(documents). */
  foldDocuments(parameters: number, base: number, end: number): void;
  /** Turns lanes of what rows ask for into bounds of text. O(rows). */
  foldQueries(parameters: number, base: number, end: number): void;
}

/** A list of postings of texts under way (index/postingLists.ts), in bytes; whole numbers of 32 bits. */
export const LIST_UNDER_WAY = {
  /** The byte of the next posting, the text before it, and the text up to which the list has been run through. */
  at: 0,
  text: 4,
  reached: 8,
  /** The address of what a posting adds, doubles by the number of its weight. */
  addends: 12,
  term: 16,
  bytes: 24,
} as const;

/** Addresses of the arrays of PostingLists. */
export const TEXT_POSTINGS = {
  start: 0,
  bytes: 4,
  skipStart: 8,
  skipText: 12,
  skipByte: 16,
  size: 32,
} as const;

/** What folding documents reads: addresses, and two doubles. */
export const DOCUMENT_PARAMETERS = {
  ...{ firstDocument: 0, perLength: 4, perSumLength: 8, sums: 12, marks: 16, out: 20 },
  /** What rounding weights to units can add, and text of rows without documents. */
  ...{ rounding: 24, silence: 32 },
  size: 48,
} as const;

/** What folding queries reads: addresses, and two doubles. */
export const QUERY_PARAMETERS = {
  ...{ sums: 0, traits: 4, queryLength: 8, queryLanguage: 12, languages: 16, out: 20 },
  /** What a step of a lane times a row's query length stands for as a cosine, 0 where lanes say nothing; rounding. */
  ...{ perUnit: 24, rounding: 32 },
  size: 48,
} as const;

/** Of each language that rows ask in: its lanes as bits, 0 where the seeker has no document in it; 1 over the length of the sum of these. */
export const QUERY_LANGUAGE = { lanes: 0, perSum: 8, size: 16 } as const;

/** What bounds of rows read, and where that lies, in bytes. Addresses and all else without a type are whole numbers of 32 bits. */
export const BOUND_PARAMETERS = {
  /** By lane, eight numbers of 16 bits each. */
  seekerFloor: 0,
  rowFloor: 16,
  /** w of both texts, floats. */
  words: 32,
  rowWords: 36,
  /** Which traits are looked at, and what they must be; nothing lies before them at 40. */
  mask: 44,
  required: 48,
  /** The lanes of the first row of the segment on both sides, and bytes from row to row of the latter: 16, or 0. */
  seekerLanes: 52,
  rowLanes: 56,
  rowLanesStep: 60,
  marks: 64,
  traits: 68,
  /** Numbers of past alliances, 16 bits each. */
  pasts: 72,
  /** Floats: of who shares a past partner, the most there is, then by number of past alliances, at most MOST_PAST. */
  fame: 76,
  /** Written: rows in 16 bits, and their squares as floats. */
  found: 80,
  squares: 84,
  /** Floats: what text is at the most, in both directions. */
  seekerTexts: 88,
  rowTexts: 92,
  /** The same in FEW_PAST floats, for a first look: the last of them is the most of so many past alliances and more. */
  fameFew: 96,
  /** Written: for each of these and by lane, numbers of 16 bits that who reaches `least` exceeds at a first look. */
  bars: 100,
  bytes: 112,
} as const;

/** What a table is made of, in bytes: a float, the number of a dimension, the address of sixteen floats, the values of the codes. */
export const LIST_TABLE = { share: 0, dimension: 4, book: 8, bytes: 16 } as const;

/** A run of rows that is bounded: whole numbers of 32 bits, in bytes. */
export const BOUND_RUN = {
  /** The address of what BOUND_PARAMETERS says, and of eight floats, the weights of the lanes. */
  parameters: 0,
  weights: 4,
  from: 8,
  to: 12,
  /** Written: how many rows are listed, and the place behind the last one found. */
  listed: 16,
  end: 20,
  bytes: 32,
} as const;

/** Fame is told apart up to so many past alliances. */
export const MOST_PAST = 1022;
/** And at a first look up to so many less two. */
export const FEW_PAST = 32;
