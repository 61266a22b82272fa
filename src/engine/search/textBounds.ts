import { DOT_STEP, lengthOfSum, UNIT_STEP } from '../../scoring/text/vector';
import { addList, type PostingLists } from '../index/postingLists';
import { ABOVE_SINGLE, type TextIndex } from '../index/textIndex';
import type { Seeking } from '../plan/seeking';
import { TRAIT } from '../rows/traits';
import {
  addToLanes,
  DOCUMENT_LANES,
  type DocumentLanes,
  documentLanes,
  type PlannedDocuments,
} from './documentLanes';
import { MARK } from './marks';
import type { SearchCounters } from './searchCounters';

/** Documents are this much shorter than one at the most, for their weights are rounded. */
const SHORTEST_UNIT = 1 - 1e-3;

/** Upper bounds of text in both directions, after the profile's exponent, by row; used by one query after another. */
export interface TextBounds {
  readonly index: TextIndex;
  /** text(seeker<-row), and whether a word of the query is in a document that counts. */
  readonly seeker: Float32Array;
  /** text(row<-seeker); 0 for rows without a query. */
  readonly row: Float32Array;
  readonly documentSums: Float64Array;
  readonly lanes: DocumentLanes;
}

export function textBounds(index: TextIndex): TextBounds {
  return {
    index,
    seeker: new Float32Array(index.end),
    row: new Float32Array(index.end),
    documentSums: new Float64Array(index.language.length),
    lanes: documentLanes(index.end),
  };
}

/** Bounds text of the rows of a block, `base` to `end - 1`, and marks who has a word of the query. */
export type FoldBlock = (base: number, end: number, marks: Uint8Array) => void;

/** Sums the words of a seeker over all texts; O(postings of its words). What it returns costs O(documents of the block). */
export function sumTexts(seeking: Seeking, bounds: TextBounds, counters: SearchCounters): FoldBlock {
  const { a } = seeking.plan;
  const { text: exponent } = seeking.plan.readings.profile;
  const asked = a.query === null ? null : askedWords(seeking);
  if (asked !== null) sumDocuments(seeking, bounds, counters);
  const lanes =
    a.documents.length > 0 ? addToLanes(seeking.texts, bounds.index, bounds.lanes, counters) : null;
  return (base, end, marks) => {
    if (lanes === null) foldSilence(seeking, bounds, base, end);
    else foldQueries(seeking, bounds, lanes, base, end);
    if (asked === null) bounds.seeker.fill(0, base, end);
    else foldDocuments(seeking, asked, bounds, base, end, marks);
    if (exponent === 1) return;
    for (let row = base; row < end; row++) {
      bounds.seeker[row] = Math.pow(bounds.seeker[row], exponent) * ABOVE_SINGLE;
      bounds.row[row] = Math.pow(bounds.row[row], exponent) * ABOVE_SINGLE;
    }
  };
}

function sumDocuments(
  { texts }: Seeking,
  { index, documentSums }: TextBounds,
  counters: SearchCounters,
): void {
  const { documents } = index;
  texts.query.terms.forEach((term, slot) => {
    const addends = addendsOf(documents, term, texts.queryWeights[slot]);
    counters.postings += addList(documents, term, addends, documentSums);
  });
}

/** What a posting of each weight of a term adds where the query gives it a weight. */
function addendsOf(
  { terms, weights, weightStart }: PostingLists,
  term: number,
  weight: number,
): Float64Array {
  if (term >= terms) return new Float64Array(0);
  return Float64Array.from(weights.subarray(weightStart[term], weightStart[term + 1]), (one) => one * weight);
}

/** What silence of the seeker is to the rows that ask. */
function foldSilence({ rows }: Seeking, { row: out }: TextBounds, base: number, end: number): void {
  const traits = rows.traits.array;
  for (let row = base; row < end; row++) {
    out[row] = (traits[row] & (TRAIT.HAS_QUERY | TRAIT.STATED)) === TRAIT.HAS_QUERY ? 0.25 : 0;
  }
}

/** What folding one query needs to know of it. */
interface AskedWords {
  /** What rounding the weights of documents and centroids to units can add. */
  readonly rounding: number;
  /** text of rows that have nothing to say. */
  readonly silence: number;
  /** Whether the seeker asks by its documents: what it has to do with a row, the row has to do with it. */
  readonly symmetric: boolean;
  /** The length of the sum of its documents, and what rounding the weights of a row's centroid can add. */
  readonly ownLength: number;
  readonly ownRounding: number;
}

function askedWords({ texts, plan: { a } }: Seeking): AskedWords {
  const symmetric = !a.stated && a.query!.text === null && texts.distinctLanguages.length === 1;
  return {
    rounding: texts.queryWeights.reduce((sum, weight) => sum + weight, 0) / (2 * DOT_STEP),
    silence: a.stated ? 0 : 0.25,
    symmetric,
    ownLength: symmetric ? lengthOfSum(texts.documents) / UNIT_STEP : 0,
    ownRounding: Math.sqrt(texts.query.terms.length) / (2 * UNIT_STEP),
  };
}

/** The seeker's query against the documents of the rows. */
function foldDocuments(
  seeking: Seeking,
  asked: AskedWords,
  { index, seeker: out, row: rowOut, documentSums: sums }: TextBounds,
  base: number,
  end: number,
  marks: Uint8Array,
): void {
  const {
    texts: plan,
    rows,
    plan: { a },
  } = seeking;
  const { queryLanguages } = plan;
  const { firstDocument, language, perLength, perSumLength } = index;
  const { rounding, silence, symmetric, ownLength, ownRounding } = asked;
  const traits = rows.traits.array;
  for (let row = base, document = firstDocument[base]; row < end; row++) {
    const last = firstDocument[row + 1];
    const count = last - document;
    let counted = 0;
    let total = 0;
    let best = 0;
    let all = 0;
    for (; document < last; document++) {
      const sum = sums[document];
      sums[document] = 0;
      const counts = queryLanguages[language[document]] === 1;
      if (counts) counted++;
      if (sum === 0) continue;
      const cosine = sum * perLength[document] + rounding;
      all += cosine;
      if (!counts) continue;
      total += cosine;
      if (cosine > best) best = cosine;
    }
    if (best > 0) {
      marks[row - base] |= MARK.SHARES;
      const share = counted === count ? perSumLength[row] : 1 / (Math.sqrt(counted) * SHORTEST_UNIT);
      const centroid = counted === 1 ? best : total * share + rounding;
      const text = 2 * centroid + best;
      out[row] = text < 1 ? text * ABOVE_SINGLE : 1;
    } else out[row] = counted > 0 ? 0 : silence;
    if (a.stated || (traits[row] & (TRAIT.HAS_QUERY | TRAIT.ASKS_IN_WORDS)) !== TRAIT.HAS_QUERY) continue;
    if (a.documents.length === 0) continue;
    if (!symmetric) rowOut[row] = 1;
    else if (counted === 0) rowOut[row] = (traits[row] & TRAIT.STATED) !== 0 ? 0 : 0.25;
    else if (all === 0) rowOut[row] = 0;
    else {
      const centroid = count === 1 ? all : all * perSumLength[row] + rounding;
      const nearest =
        plan.documents.length === 1 ? centroid : Math.min(1, ownLength * (centroid + ownRounding));
      rowOut[row] = Math.min(1, 2 * centroid + nearest) * ABOVE_SINGLE;
    }
  }
}

/** The queries that rows ask in words against the seeker's documents. */
function foldQueries(
  { rows }: Seeking,
  { index, row: out, lanes }: TextBounds,
  planned: PlannedDocuments,
  base: number,
  end: number,
): void {
  const { queryLanguage, queryLength } = index;
  const traits = rows.traits.array;
  const { words } = lanes;
  for (let row = base; row < end; row++) {
    if ((traits[row] & TRAIT.ASKS_IN_WORDS) === 0) {
      out[row] = (traits[row] & TRAIT.HAS_QUERY) === 0 ? 0 : 1;
      continue;
    }
    const spoken = planned.byLanguage[queryLanguage[row]];
    if (spoken === undefined) {
      out[row] = (traits[row] & TRAIT.STATED) !== 0 ? 0 : 0.25;
      continue;
    }
    if (planned.unit === 0) {
      out[row] = 1;
      continue;
    }
    const p = words[2 * row];
    const q = words[2 * row + 1] & 0xfffff;
    if ((p | q) === 0) {
      out[row] = 0;
      continue;
    }
    let total = 0;
    let best = 0;
    for (let lane = 0; lane < DOCUMENT_LANES; lane++) {
      if (((spoken.lanes >>> lane) & 1) === 0) continue;
      const steps =
        lane === 0
          ? p & 0x1fff
          : lane === 1
            ? (p >>> 13) & 0x1fff
            : lane === 2
              ? (p >>> 26) | ((q & 0x7f) << 6)
              : q >>> 7;
      total += steps;
      if (steps > best) best = steps;
    }
    const unit = planned.unit / queryLength[row];
    const nearest = best * unit + planned.rounding;
    const centroid = spoken.single ? nearest : total * unit * spoken.perSum + planned.rounding;
    const text = 2 * centroid + nearest;
    out[row] = text < 1 ? text * ABOVE_SINGLE : 1;
  }
}
