import { DOT_STEP, lengthOfSum, UNIT_STEP } from '../../scoring/text/vector';
import { addPart, type RunningList, runningLists } from '../index/postingLists';
import { BLOCK_ROWS } from '../index/rowIndex';
import { ABOVE_SINGLE, languageOf, type TextIndex } from '../index/textIndex';
import type { Seeking } from '../plan/seeking';
import { TRAIT } from '../rows/traits';
import {
  DOCUMENT_LANES,
  type DocumentLanes,
  documentLanes,
  planDocuments,
  type PlannedDocuments,
  sumLanes,
} from './documentLanes';
import { addMemory, type GraphMemory } from '../kernel/graphMemory';
import { MARK } from './marks';
import type { SearchCounters } from './searchCounters';

/** Documents are this much shorter than one at the most, for their weights are rounded. */
const SHORTEST_UNIT = 1 - 1e-3;

/** Upper bounds of text in both directions, after the profile's exponent, by row; used by one query after another. */
export interface TextBounds {
  readonly index: TextIndex;
  /** text(seeker<-row). */
  readonly seeker: Float32Array;
  /** text(row<-seeker); 0 for rows without a query. */
  readonly row: Float32Array;
  /** By document of the block at hand; all 0 between two blocks. */
  documentSums: Float64Array;
  readonly lanes: DocumentLanes;
}

/** Takes memory for both directions; O(rows). */
export function textBounds(index: TextIndex, memory: GraphMemory): TextBounds {
  const at = addMemory(memory, index.end * 8);
  return {
    index,
    seeker: new Float32Array(memory.buffer, at, index.end),
    row: new Float32Array(memory.buffer, at + index.end * 4, index.end),
    documentSums: new Float64Array(0),
    lanes: documentLanes(BLOCK_ROWS),
  };
}

/** Bounds text of the rows of a block, `base` to `end - 1`, and marks who has a word of the query. */
export type BoundBlock = (base: number, end: number, marks: Uint8Array) => void;

/** Readies the words of a seeker. What it returns costs O(postings of these words in the block + its documents). */
export function boundTexts(seeking: Seeking, bounds: TextBounds, counters: SearchCounters): BoundBlock {
  const { texts, plan } = seeking;
  const { index } = bounds;
  const { a } = plan;
  const { text: exponent } = plan.readings.profile;
  const asked = a.query === null ? null : askedWords(seeking);
  const documents = runningLists(
    index.documents,
    texts.query.terms,
    (slot, weight) => texts.queryWeights[slot] * weight,
  );
  const planned = a.documents.length > 0 ? planDocuments(texts, index) : null;
  const all = texts.queryLanguages[index.onlyLanguage] === 1 && (a.stated || a.documents.length === 0);
  return (base, end, marks) => {
    if (planned === null) foldSilence(seeking, bounds, base, end);
    else {
      counters.postings += sumLanes(planned, index, bounds.lanes, base, end);
      foldQueries(seeking, bounds, planned, base, end);
    }
    if (asked === null) bounds.seeker.fill(0, base, end);
    else {
      counters.postings += sumDocuments(documents, bounds, base, end);
      if (all) foldAllDocuments(asked, bounds, base, end, marks);
      else foldDocuments(seeking, asked, bounds, base, end, marks);
    }
    if (exponent === 1) return;
    for (let row = base; row < end; row++) {
      bounds.seeker[row] = Math.pow(bounds.seeker[row], exponent) * ABOVE_SINGLE;
      bounds.row[row] = Math.pow(bounds.row[row], exponent) * ABOVE_SINGLE;
    }
  };
}

function sumDocuments(lists: readonly RunningList[], bounds: TextBounds, base: number, end: number): number {
  const { documents, firstDocument } = bounds.index;
  const from = firstDocument[base];
  const to = firstDocument[end];
  if (bounds.documentSums.length < to - from) bounds.documentSums = new Float64Array(to - from);
  let postings = 0;
  for (const list of lists) postings += addPart(documents, list, from, to, bounds.documentSums);
  return postings;
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

/** Cosines are whole numbers of this many parts of one where the largest of a row is found. */
const COSINE_PARTS = 1 << 24;

/** As `foldDocuments`, where all documents count and the seeker states needs or asks by `seeking`; without a branch. */
function foldAllDocuments(
  { rounding, silence }: AskedWords,
  { index, seeker: out, documentSums: sums }: TextBounds,
  base: number,
  end: number,
  marks: Uint8Array,
): void {
  const { firstDocument, perLength, perSumLength } = index;
  const from = firstDocument[base];
  for (let row = base, document = from; row < end; row++) {
    const first = document;
    const last = firstDocument[row + 1];
    let total = 0;
    let best = 0;
    for (; document < last; document++) {
      const cosine = sums[document - from] * perLength[document];
      sums[document - from] = 0;
      total += cosine;
      const ahead = best - ((cosine * COSINE_PARTS) | 0);
      best -= ahead & (ahead >> 31);
    }
    if (total > 0) {
      marks[row - base] |= MARK.SHARES;
      const count = last - first;
      const nearest = (best + 1) / COSINE_PARTS + rounding;
      const share = count === 1 ? 1 : perSumLength[row];
      const text = 2 * ((total + count * rounding) * share + rounding) + nearest;
      out[row] = text < 1 ? text * ABOVE_SINGLE : 1;
    } else out[row] = last === first ? silence : 0;
  }
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
  const { firstDocument, perLength, perSumLength } = index;
  const { rounding, silence, symmetric, ownLength, ownRounding } = asked;
  const traits = rows.traits.array;
  const from = firstDocument[base];
  for (let row = base, document = from; row < end; row++) {
    const last = firstDocument[row + 1];
    const count = last - document;
    let counted = 0;
    let total = 0;
    let best = 0;
    let all = 0;
    for (; document < last; document++) {
      const sum = sums[document - from];
      sums[document - from] = 0;
      const counts = queryLanguages[languageOf(index, document)] === 1;
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
    const p = words[2 * (row - base)];
    const q = words[2 * (row - base) + 1] & 0xfffff;
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
