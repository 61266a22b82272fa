import type { RowIndex } from '../index/rowIndex';
import type { LaneOfReading } from './lanes';

/** What searches did, for tests that hold them to limits. */
export interface SearchCounters {
  /** Postings run through. */
  postings: number;
  /** Rows whose static factors were looked at. */
  survivors: number;
  /** Rows scored exactly. */
  evaluated: number;
}

/** So many of the highest bounds set the first threshold. */
export const SEEDS = 64;

/** What a search writes down of the indexed rows; used by one query after another. */
export interface SearchScratch {
  readonly index: RowIndex;
  /** Lanes of what rows offer to the seeker's needs, as doubles and as words of 32 bits; the other way round. */
  readonly seekerSums: Float64Array;
  readonly seekerWords: Int32Array;
  readonly rowSums: Float64Array;
  readonly rowWords: Int32Array;
  /** 1 where a row shares a resource of the kinds of common ground. */
  readonly shares: Uint8Array;
  /** Square of a bound of S, -1 where a row is no candidate. */
  readonly squares: Float64Array;
  /** 1 for the rows that have been scored or are never to be. */
  readonly done: Uint8Array;
  /** The rows with the highest bounds, falling, and these. */
  readonly seedRows: Int32Array;
  readonly seedSquares: Float64Array;
  /** The lanes of every set of readings met so far. */
  readonly laneCache: Map<number, LaneOfReading>;
  readonly counters: SearchCounters;
}

export function searchScratch(index: RowIndex): SearchScratch {
  const seekerSums = new Float64Array(index.end);
  const rowSums = new Float64Array(index.end);
  return {
    index,
    seekerSums,
    seekerWords: new Int32Array(seekerSums.buffer),
    rowSums,
    rowWords: new Int32Array(rowSums.buffer),
    shares: new Uint8Array(index.end),
    squares: new Float64Array(index.end),
    done: new Uint8Array(index.end),
    seedRows: new Int32Array(SEEDS),
    seedSquares: new Float64Array(SEEDS),
    laneCache: new Map(),
    counters: { postings: 0, survivors: 0, evaluated: 0 },
  };
}
