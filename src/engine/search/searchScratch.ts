import { BLOCK_ROWS, type RowIndex } from '../index/rowIndex';
import type { TextIndex } from '../index/textIndex';
import { boundHeap, type BoundHeap } from './boundHeap';
import { type Chunks, emptyChunks } from './chunks';
import type { SearchCounters } from './searchCounters';
import { noSurvivors, type Survivors } from './survivors';
import { type TextBounds, textBounds } from './textBounds';

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
  /** Bounds of text; null where nobody writes anything. */
  readonly texts: TextBounds | null;
  /** What the seeker and a row of the block both offer, as common ground weighs it, at the most. */
  readonly groundSums: Float64Array;
  /** Powers of gains that have been worked out before. */
  readonly powers: Map<number, Float64Array>;
  readonly counters: SearchCounters;
}

export function searchScratch(index: RowIndex, texts: TextIndex): SearchScratch {
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
    texts: texts.firstDocument.length > 0 ? textBounds(texts) : null,
    groundSums: new Float64Array(BLOCK_ROWS),
    powers: new Map(),
    counters: { postings: 0, survivors: 0, evaluated: 0, wordsRead: 0 },
  };
}
