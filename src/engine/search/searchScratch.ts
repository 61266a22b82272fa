import { BLOCK_ROWS, type RowIndex } from '../index/rowIndex';
import { boundHeap, type BoundHeap } from './boundHeap';
import { type Chunks, emptyChunks } from './chunks';
import { noSurvivors, type Survivors } from './survivors';

/** What searches did, for tests that hold them to limits. */
export interface SearchCounters {
  /** Postings run through. */
  postings: number;
  /** Rows whose static factors were looked at. */
  survivors: number;
  /** Rows scored exactly. */
  evaluated: number;
}

/** What a search writes down of one block of rows after the other; used by one query after another. */
export interface SearchScratch {
  readonly index: RowIndex;
  /** Lanes of what rows offer to the seeker's needs, as doubles and as words of 32 bits; the other way round. */
  readonly seekerSums: Float64Array;
  readonly seekerWords: Int32Array;
  readonly rowSums: Float64Array;
  readonly rowWords: Int32Array;
  /** Bits of `MARK`. */
  readonly marks: Uint8Array;
  /** Rows of the block that are listed, chunk by chunk. */
  readonly related: Uint16Array;
  readonly survivors: Survivors;
  readonly chunks: Chunks;
  /** Rows of all blocks that are worth scoring. */
  readonly found: BoundHeap;
  readonly counters: SearchCounters;
}

export function searchScratch(index: RowIndex): SearchScratch {
  const seekerSums = new Float64Array(BLOCK_ROWS);
  const rowSums = new Float64Array(BLOCK_ROWS);
  return {
    index,
    seekerSums,
    seekerWords: new Int32Array(seekerSums.buffer),
    rowSums,
    rowWords: new Int32Array(rowSums.buffer),
    marks: new Uint8Array(BLOCK_ROWS),
    related: new Uint16Array(BLOCK_ROWS),
    survivors: noSurvivors(),
    chunks: emptyChunks(),
    found: boundHeap(),
    counters: { postings: 0, survivors: 0, evaluated: 0 },
  };
}
