import { DOT_STEP, lengthOfSum, UNIT_STEP } from '../../scoring/text/vector';
import type { TextIndex } from '../index/textIndex';
import { QUERY_LANGUAGE } from '../kernel/kernel';
import type { TextPlan } from '../plan/textPlan';
import type { PlanMemory } from './planMemory';
import { type TextLists, textLists } from './textLists';

/** Four sums of 13 bits in the 53 of a double: one for each of the seeker's documents, or several. */
const DOCUMENT_LANES = 4;
const LANE_BITS = 13;
const LANE_MOST = 2 ** LANE_BITS - 1;
/** With more words than this too little is left of a lane. */
const MOST_TERMS = 4096;

/** How the lanes are filled and read. */
export interface PlannedDocuments {
  readonly lists: TextLists;
  /** What a step times a row's query length stands for as a cosine; 0 where the lanes say nothing. */
  readonly perUnit: number;
  /** What rounding weights to units can add. */
  readonly rounding: number;
  /** The address of what QUERY_LANGUAGE says of each. */
  readonly languages: number;
}

/**
 * Plans the lanes; O(words of the documents).
 * @param languages how many languages rows ask in
 */
export function planDocuments(
  memory: PlanMemory,
  plan: TextPlan,
  { queries, longestQuery }: TextIndex,
  languages: number,
): PlannedDocuments {
  const { documents, documentLanguages, asked } = plan;
  const { start, document, weights } = plan.documentWeights;
  const columns = documents.length;
  // Documents of one language lie side by side, so that few lanes hold several.
  const order = documentLanguages
    .map((language, j) => ({ language, j }))
    .sort((p, q) => p.language - q.language);
  const laneOf = new Uint8Array(columns);
  order.forEach(({ j }, at) => {
    laneOf[j] = columns <= DOCUMENT_LANES ? at : Math.floor((at * DOCUMENT_LANES) / columns);
  });
  const spoken = memory.take(languages * QUERY_LANGUAGE.size);
  memory.u32.fill(0, spoken / 4, (spoken + languages * QUERY_LANGUAGE.size) / 4);
  for (const language of plan.distinctLanguages) {
    if (language >= languages) continue;
    const own = documents.filter((_, j) => documentLanguages[j] === language);
    const at = spoken + language * QUERY_LANGUAGE.size;
    memory.u32[(at + QUERY_LANGUAGE.lanes) / 4] = laneOf.reduce(
      (bits, lane, j) => (documentLanguages[j] === language ? bits | (1 << lane) : bits),
      0,
    );
    memory.f64[(at + QUERY_LANGUAGE.perSum) / 8] = own.length === 1 ? 1 : UNIT_STEP / lengthOfSum(own);
  }
  const terms = asked.terms.length;
  if (terms > MOST_TERMS)
    return { lists: { count: 0, lists: 0 }, perUnit: 0, rounding: 0, languages: spoken };
  const perLane = Math.ceil(columns / DOCUMENT_LANES);
  const scale = (LANE_MOST - terms) / (perLane * UNIT_STEP * 1.001 * longestQuery + 1);
  const laneWeights = new Float64Array(terms * DOCUMENT_LANES);
  let total = 0;
  for (let slot = 0; slot < terms; slot++) {
    for (let i = start[slot]; i < start[slot + 1]; i++) {
      laneWeights[slot * DOCUMENT_LANES + laneOf[document[i]]] += weights[i];
      total += weights[i];
    }
  }
  const lists = textLists(memory, queries, asked.terms, (slot, weight) => {
    let addend = 0;
    for (let lane = 0; lane < DOCUMENT_LANES; lane++) {
      addend +=
        Math.ceil(laneWeights[slot * DOCUMENT_LANES + lane] * weight * scale) * 2 ** (lane * LANE_BITS);
    }
    return addend;
  });
  return {
    lists,
    perUnit: 1 / (scale * UNIT_STEP),
    rounding: total / (2 * DOT_STEP) + Math.sqrt(terms) / (2 * UNIT_STEP),
    languages: spoken,
  };
}
