import { DOT_STEP, lengthOfSum, UNIT_STEP } from '../../scoring/text/vector';
import { addPart, type RunningList, runningLists } from '../index/postingLists';
import type { TextIndex } from '../index/textIndex';
import type { TextPlan } from '../plan/textPlan';

/** Four sums of 13 bits in the 52 of a double that starts at 2^52: one for each of the seeker's documents, or several. */
export const DOCUMENT_LANES = 4;
/** A double that starts here holds a whole number in its lower 52 bits. */
const LANE_ZERO = 2 ** 52;
const LANE_BITS = 13;
const LANE_MOST = 2 ** LANE_BITS - 1;
/** With more words than this too little is left of a lane. */
const MOST_TERMS = 4096;

export interface DocumentLanes {
  readonly sums: Float64Array;
  readonly words: Int32Array;
}

export function documentLanes(rows: number): DocumentLanes {
  const sums = new Float64Array(rows);
  return { sums, words: new Int32Array(sums.buffer) };
}

/** How the lanes are read. */
export interface PlannedDocuments {
  /** What a step times a row's query length stands for as a cosine; 0 where the lanes say nothing. */
  readonly unit: number;
  /** What rounding weights to units can add. */
  readonly rounding: number;
  /** For rows that ask in a language: its lanes as bits, whether it has one document, one over the length of their sum. */
  readonly byLanguage: readonly ({ lanes: number; single: boolean; perSum: number } | undefined)[];
  readonly lists: readonly RunningList[];
}

/** Plans the lanes; O(words of the documents). */
export function planDocuments(plan: TextPlan, { queries, longestQuery }: TextIndex): PlannedDocuments {
  const { documents, documentLanguages, documentWeights, asked } = plan;
  const columns = documents.length;
  // Documents of one language lie side by side, so that few lanes hold several.
  const order = documentLanguages
    .map((language, j) => ({ language, j }))
    .sort((p, q) => p.language - q.language);
  const laneOf = new Uint8Array(columns);
  order.forEach(({ j }, at) => {
    laneOf[j] = columns <= DOCUMENT_LANES ? at : Math.floor((at * DOCUMENT_LANES) / columns);
  });
  const byLanguage: { lanes: number; single: boolean; perSum: number }[] = [];
  for (const language of plan.distinctLanguages) {
    const own = documents.filter((_, j) => documentLanguages[j] === language);
    byLanguage[language] = {
      lanes: laneOf.reduce(
        (bits, lane, j) => (documentLanguages[j] === language ? bits | (1 << lane) : bits),
        0,
      ),
      single: own.length === 1,
      perSum: UNIT_STEP / lengthOfSum(own),
    };
  }
  const terms = asked.terms.length;
  if (terms > MOST_TERMS) return { unit: 0, rounding: 0, byLanguage, lists: [] };
  const perLane = Math.ceil(columns / DOCUMENT_LANES);
  const scale = (LANE_MOST - terms) / (perLane * UNIT_STEP * 1.001 * longestQuery + 1);
  const laneWeights = new Float64Array(terms * DOCUMENT_LANES);
  let total = 0;
  for (let slot = 0; slot < terms; slot++) {
    for (let j = 0; j < columns; j++) {
      laneWeights[slot * DOCUMENT_LANES + laneOf[j]] += documentWeights[slot * columns + j];
      total += documentWeights[slot * columns + j];
    }
  }
  const lists = runningLists(queries, asked.terms, (slot, weight) => {
    let addend = 0;
    for (let lane = 0; lane < DOCUMENT_LANES; lane++) {
      addend +=
        Math.ceil(laneWeights[slot * DOCUMENT_LANES + lane] * weight * scale) * 2 ** (lane * LANE_BITS);
    }
    return addend;
  });
  return {
    unit: 1 / (scale * UNIT_STEP),
    rounding: total / (2 * DOT_STEP) + Math.sqrt(terms) / (2 * UNIT_STEP),
    byLanguage,
    lists,
  };
}

/** Sums what the rows of a block ask for over the seeker's documents. Returns how many postings that took. */
export function sumLanes(
  { lists }: PlannedDocuments,
  { queries }: TextIndex,
  { sums }: DocumentLanes,
  base: number,
  end: number,
): number {
  sums.fill(LANE_ZERO);
  let postings = 0;
  for (const list of lists) postings += addPart(queries, list, base, end, sums);
  return postings;
}
