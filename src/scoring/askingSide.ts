import type { Document } from './scoringContext';
import type { DocumentVector, Vector } from './text/vector';

/** What a side looks for in words. */
export interface Query {
  readonly vector: Vector;
  /** The text it was made of; null where it is the sum of the documents. */
  readonly text: DocumentVector | null;
  readonly languages: ReadonlySet<string>;
  readonly wordCount: number;
}

/** What of a side says how much is known of what it asks for. */
export interface AskingSide {
  readonly stated: boolean;
  /** The needs that count. */
  readonly needs: { readonly length: number };
  /** How many offers count, groups as one. */
  readonly offerCount: number;
  /** W_a of section 3, in 64ths squared times hundredths; 0 where there is no ground to share. */
  readonly groundTotal: number;
  readonly documents: readonly Document[];
  readonly query: Query | null;
  /** See `wordShareOf`. */
  readonly wordShare: number;
}
