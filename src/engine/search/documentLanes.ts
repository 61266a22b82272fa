import { DOT_STEP, lengthOfSum, UNIT_STEP } from '../../scoring/text/vector';
import { addList, type PostingLists } from '../index/postingLists';
import type { TextIndex } from '../index/textIndex';
import type { TextPlan } from '../plan/textPlan';
import { LANE_ZERO } from './lanes';
import type { SearchCounters } from './searchCounters';

/** Four sums of 13 bits in the 52 of a double that starts at 2^52: one for each of the seeker's documents, or several. */
export const DOCUMENT_LANES = 4;
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
}

/** Sums what rows ask for over the seeker's documents; O(postings of their words). */
export function addToLanes(
  plan: TextPlan,
  { queries, longestQuery }: TextIndex,
  { sums }: DocumentLanes,
  counters: SearchCounters,
): PlannedDocuments {
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
  const perLane = Math.ceil(columns / DOCUMENT_LANES);
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
  if (terms > MOST_TERMS) return { unit: 0, rounding: 0, byLanguage };
  const scale = (LANE_MOST - terms) / (perLane * UNIT_STEP * 1.001 * longestQuery + 1);
  sums.fill(LANE_ZERO);
  const laneWeights = new Float64Array(DOCUMENT_LANES);
  let total = 0;
  for (let slot = 0; slot < terms; slot++) {
    laneWeights.fill(0);
    for (let j = 0; j < columns; j++) laneWeights[laneOf[j]] += documentWeights[slot * columns + j];
    for (const weight of laneWeights) total += weight;
    const addends = addendsOf(queries, asked.terms[slot], laneWeights, scale);
    counters.postings += addList(queries, asked.terms[slot], addends, sums);
  }
  return {
    unit: 1 / (scale * UNIT_STEP),
    rounding: total / (2 * DOT_STEP) + Math.sqrt(terms) / (2 * UNIT_STEP),
    byLanguage,
  };
}

function addendsOf(
  { terms, weights, weightStart }: PostingLists,
  term: number,
  laneWeights: Float64Array,
  scale: number,
): Float64Array {
  if (term >= terms) return new Float64Array(0);
  const first = weightStart[term];
  const addends = new Float64Array(weightStart[term + 1] - first);
  for (let i = 0; i < addends.length; i++) {
    for (let lane = 0; lane < DOCUMENT_LANES; lane++) {
      addends[i] += Math.ceil(laneWeights[lane] * weights[first + i] * scale) * 2 ** (lane * LANE_BITS);
    }
  }
  return addends;
}
