import { DOT_STEP, lengthOfSum, UNIT_STEP } from '../../scoring/text/vector';
import { BLOCK_ROWS } from '../index/rowIndex';
import { ABOVE_SINGLE, languageOf, type TextIndex } from '../index/textIndex';
import type { Seeking } from '../plan/seeking';
import { TRAIT } from '../rows/traits';
import { DOCUMENT_PARAMETERS, QUERY_PARAMETERS } from '../kernel/kernel';
import { planDocuments } from './documentLanes';
import { textLists, writePostingAddresses } from './textLists';
import { addMemory, type GraphMemory } from '../kernel/graphMemory';
import { MARK } from './marks';
import type { PlanMemory } from './planMemory';
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
  readonly documentSums: Float64Array;
  /** How many languages rows ask in. */
  readonly languages: number;
  readonly at: TextAddresses;
}

interface TextAddresses {
  /** What TEXT_POSTINGS says of documents, and of what rows ask for. */
  readonly documents: number;
  readonly queries: number;
  readonly documentSums: number;
  readonly queryLanes: number;
  readonly documentParameters: number;
  readonly queryParameters: number;
  /** Of the first row of a segment. */
  readonly marks: number;
  readonly traits: number;
}

/** Takes memory for both directions; O(rows). */
export function textBounds(
  index: TextIndex,
  blockStart: readonly number[],
  { marks, traits }: { readonly marks: number; readonly traits: number },
  memory: GraphMemory,
): TextBounds {
  const { firstDocument, perLength, perSumLength, queryLength, queryLanguage, end } = index;
  const most = blockStart.reduce(
    (documents, from, i) =>
      Math.max(documents, firstDocument[blockStart[i + 1] ?? from] - firstDocument[from]),
    0,
  );
  const sizes = [end * 4, end * 4, most * 8, BLOCK_ROWS * 8, 32, 32, 48, 48];
  let at = addMemory(
    memory,
    sizes.reduce((sum, size) => sum + size + 8, 0),
  );
  const [seeker, row, documentSums, queryLanes, documents, queries, documentParameters, queryParameters] =
    sizes.map((size) => {
      at = Math.ceil(at / 8) * 8 + size;
      return at - size;
    });
  const { buffer } = memory;
  writePostingAddresses(buffer, documents, index.documents);
  writePostingAddresses(buffer, queries, index.queries);
  new Uint32Array(buffer, documentParameters).set([
    ...[firstDocument.byteOffset, perLength.byteOffset, perSumLength.byteOffset],
    ...[documentSums, marks, seeker],
  ]);
  new Uint32Array(buffer, queryParameters).set([
    ...[queryLanes, traits, queryLength.byteOffset, queryLanguage.byteOffset, 0, row],
  ]);
  return {
    index,
    seeker: new Float32Array(buffer, seeker, end),
    row: new Float32Array(buffer, row, end),
    documentSums: new Float64Array(buffer, documentSums, most),
    languages: queryLanguage.reduce((count, language) => Math.max(count, language + 1), 1),
    at: { documents, queries, documentSums, queryLanes, documentParameters, queryParameters, marks, traits },
  };
}

/** Bounds text of the rows of a block of a segment that begins at `base`, and marks who has a word of the query. */
export type BoundBlock = (block: { readonly from: number; readonly to: number }, base: number) => void;

/** What of the scratch of a search bounds of text write. */
interface TextScratch {
  readonly plans: PlanMemory;
  readonly counters: SearchCounters;
  readonly marks: Uint8Array;
}

/** Readies the words of a seeker. What it returns costs O(postings of these words in the block + its documents). */
export function boundTexts(
  seeking: Seeking,
  bounds: TextBounds,
  { plans, counters, marks }: TextScratch,
): BoundBlock {
  const { texts, plan } = seeking;
  const { index, at } = bounds;
  const { kernel } = plans;
  const { a } = plan;
  const { text: exponent } = plan.readings.profile;
  const asked = a.query === null ? null : askedWords(seeking);
  const documents = textLists(
    plans,
    index.documents,
    texts.query.terms,
    (slot, weight) => texts.queryWeights[slot] * weight,
  );
  const planned = a.documents.length > 0 ? planDocuments(plans, texts, index, bounds.languages) : null;
  const all = texts.queryLanguages[index.onlyLanguage] === 1 && (a.stated || a.documents.length === 0);
  if (asked !== null) {
    const parameters = (at.documentParameters + DOCUMENT_PARAMETERS.rounding) / 8;
    plans.f64[parameters] = asked.rounding;
    plans.f64[parameters + 1] = asked.silence;
  }
  if (planned !== null) {
    plans.u32[(at.queryParameters + QUERY_PARAMETERS.languages) / 4] = planned.languages;
    plans.f64[(at.queryParameters + QUERY_PARAMETERS.perUnit) / 8] = planned.perUnit;
    plans.f64[(at.queryParameters + QUERY_PARAMETERS.rounding) / 8] = planned.rounding;
  }
  return ({ from, to }, base) => {
    if (planned === null) foldSilence(seeking, bounds, from, to);
    else {
      const { count, lists } = planned.lists;
      kernel.clear(at.queryLanes, BLOCK_ROWS * 8);
      counters.postings += kernel.addTexts(count, lists, at.queries, from, to, at.queryLanes);
      plans.u32[(at.queryParameters + QUERY_PARAMETERS.traits) / 4] = at.traits + (from - base) * 4;
      kernel.foldQueries(at.queryParameters, from, to);
    }
    if (asked === null) bounds.seeker.fill(0, from, to);
    else {
      const { firstDocument } = index;
      const { count, lists } = documents;
      counters.postings += kernel.addTexts(
        ...[count, lists, at.documents, firstDocument[from], firstDocument[to]],
        at.documentSums,
      );
      plans.u32[(at.documentParameters + DOCUMENT_PARAMETERS.marks) / 4] = at.marks + from - base;
      if (all) kernel.foldDocuments(at.documentParameters, from, to);
      else foldDocuments(seeking, asked, bounds, from, to, marks.subarray(from - base));
    }
    if (exponent === 1) return;
    for (let row = from; row < to; row++) {
      bounds.seeker[row] = Math.pow(bounds.seeker[row], exponent) * ABOVE_SINGLE;
      bounds.row[row] = Math.pow(bounds.row[row], exponent) * ABOVE_SINGLE;
    }
  };
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
