import type { AskingSide } from '../../scoring/askingSide';
import { DOT_STEP, sumToUnitLength, unitWeight, type Vector } from '../../scoring/text/vector';
import type { TextIndex } from '../index/textIndex';
import { languageNumber, type TextColumns } from '../rows/textColumns';
import {
  countedSumLength,
  documentCount,
  documentLanguage,
  noSlots,
  nothingGathered,
  queryLanguage,
  sumLength,
  type RowTexts,
  type TermSlots,
  visitDocuments,
  visitQuery,
} from './rowTexts';

/** The words of a seeker, as tables over term numbers; valid until the next seeker is planned. */
export interface TextPlan {
  readonly texts: RowTexts;
  /** The words of the query, and the weight of each slot. */
  readonly query: TermSlots;
  queryWeights: Int32Array;
  /** Languages that count for the query, and for each document of the seeker, by number. */
  queryLanguages: Uint8Array;
  documentLanguages: readonly number[];
  /** Those languages, each once; a set of them is a mask of bits in this order. */
  distinctLanguages: readonly number[];
  /** The words of the seeker's documents, and their weights there. */
  readonly asked: TermSlots;
  documentWeights: DocumentWeights;
  documents: readonly Vector[];
  /** Centroids of those documents that a set of languages leaves, per slot; by the mask of the languages. */
  centroids: Map<number, Float64Array>;
  /** Sums per slot while a row is read, and dot products per document of the row or of the seeker. */
  sums: Float64Array;
  dots: Float64Array;
}

/** What slot s weighs in `document[i]` is `weights[i]`, for i from `start[s]` to `start[s + 1] - 1`. */
export interface DocumentWeights {
  readonly start: Int32Array;
  readonly document: Int32Array;
  readonly weights: Int32Array;
}

/** What `textCosines` of the reference returns, filled in place. */
export interface CosineOutput {
  counts: boolean;
  centroid: number;
  best: number;
}

/** Room for the words of one seeker after the other. */
export function emptyTextPlan(columns: TextColumns, index: TextIndex | null): TextPlan {
  return {
    texts: { columns, index },
    query: noSlots(),
    queryWeights: new Int32Array(0),
    queryLanguages: new Uint8Array(0),
    documentLanguages: [],
    distinctLanguages: [],
    asked: noSlots(),
    documentWeights: weightsBySlot([], new Int32Array(0), 0),
    documents: [],
    centroids: new Map(),
    sums: new Float64Array(0),
    dots: new Float64Array(0),
  };
}

/** Fills the plan for a seeker; O(its words). */
export function planTexts(plan: TextPlan, { query, documents }: AskingSide): void {
  const { columns } = plan.texts;
  setSlots(plan.query, query?.vector.terms ?? new Int32Array(0));
  plan.queryWeights = query?.vector.weights ?? new Int32Array(0);
  const asked = [...(query?.languages ?? [])].map((language) => languageNumber(columns, language));
  plan.documentLanguages = documents.map(({ language }) => languageNumber(columns, language));
  plan.distinctLanguages = [...new Set(plan.documentLanguages)];
  plan.queryLanguages = new Uint8Array(columns.languages.size);
  for (const language of asked) plan.queryLanguages[language] = 1;

  plan.documents = documents.map(({ vector }) => vector);
  const terms = new Set<number>();
  for (const vector of plan.documents) for (const term of vector.terms) terms.add(term);
  setSlots(plan.asked, Int32Array.from(terms));
  plan.documentWeights = weightsBySlot(plan.documents, plan.asked.slotOf, terms.size);
  plan.centroids = new Map();
  plan.sums = new Float64Array(Math.max(terms.size, plan.query.terms.length));
  plan.dots = new Float64Array(documents.length);
}

/** Lets go of what has been gathered of the words: up to 32 MB for each direction. */
export function releaseTexts({ query, asked }: TextPlan): void {
  for (const slots of [query, asked]) Object.assign(slots, nothingGathered());
}

/** The weights of each slot by document; O(words of the documents + slots). */
function weightsBySlot(documents: readonly Vector[], slotOf: Int32Array, slots: number): DocumentWeights {
  const start = new Int32Array(slots + 1);
  for (const { terms } of documents) for (const term of terms) start[slotOf[term]]++;
  for (let slot = 0; slot < slots; slot++) start[slot + 1] += start[slot];
  const next = start.slice();
  const document = new Int32Array(start[slots]);
  const weights = new Int32Array(start[slots]);
  documents.forEach((vector, j) =>
    vector.terms.forEach((term, i) => {
      const at = next[slotOf[term] - 1]++;
      document[at] = j;
      weights[at] = vector.weights[i];
    }),
  );
  return { start, document, weights };
}

/** The cosines of the seeker's query with row `row`, as `textCosines` takes them; the query must have words. */
export function cosinesWithRow(plan: TextPlan, row: number, asks: boolean, out: CosineOutput): void {
  const { texts, query, queryWeights, queryLanguages, sums } = plan;
  const count = documentCount(texts, row, asks);
  let counted = 0;
  for (let j = 0; j < count; j++) counted += queryLanguages[documentLanguage(texts, row, j)] ?? 0;
  out.counts = counted > 0;
  out.centroid = out.best = 0;
  if (counted === 0) return;
  if (plan.dots.length < count) plan.dots = new Float64Array(count);
  const { dots } = plan;
  dots.fill(0);
  sums.fill(0);
  visitDocuments(texts, row, asks, query, (document, slot, weight) => {
    if (counted < count && queryLanguages[documentLanguage(texts, row, document)] !== 1) return;
    dots[document] += queryWeights[slot] * weight;
    sums[slot] += weight;
  });
  let best = 0;
  for (let j = 0; j < count; j++) if (dots[j] > best) best = dots[j];
  out.best = out.centroid = best / DOT_STEP;
  if (counted < 2) return;
  const length =
    counted === count ? sumLength(texts, row) : countedSumLength(texts, row, count, queryLanguages);
  let dot = 0;
  for (let slot = 0; slot < query.terms.length; slot++) {
    if (sums[slot] > 0) dot += queryWeights[slot] * unitWeight(sums[slot], length);
  }
  out.centroid = dot / DOT_STEP;
}

/** The cosines of row `row`'s query with the seeker's documents; the row must have a query. */
export function cosinesFromRow(plan: TextPlan, row: number, asks: boolean, out: CosineOutput): void {
  const { texts, asked, sums } = plan;
  const columns = plan.documents.length;
  const count = documentCount(texts, row, asks);
  let mask = 0;
  if (asks) mask = languageBit(plan, queryLanguage(texts, row));
  else for (let j = 0; j < count; j++) mask |= languageBit(plan, documentLanguage(texts, row, j));
  out.counts = mask !== 0;
  out.centroid = out.best = 0;
  if (mask === 0) return;
  sums.fill(0);
  let met = false;
  const add = (slot: number, weight: number): void => {
    sums[slot] += weight;
    met = true;
  };
  if (asks) visitQuery(texts, row, asked, add);
  else visitDocuments(texts, row, asks, asked, (_, slot, weight) => add(slot, weight));
  if (!met) return;
  const length = asks || count < 2 ? 0 : sumLength(texts, row);
  const centroid = centroidOf(plan, mask);
  let centroidDot = 0;
  if (plan.dots.length < columns) plan.dots = new Float64Array(columns);
  const { dots } = plan;
  dots.fill(0);
  const { start, document, weights } = plan.documentWeights;
  for (let slot = 0; slot < asked.terms.length; slot++) {
    if (sums[slot] === 0) continue;
    const weight = length === 0 ? sums[slot] : unitWeight(sums[slot], length);
    for (let i = start[slot]; i < start[slot + 1]; i++) dots[document[i]] += weight * weights[i];
    centroidDot += weight * centroid[slot];
  }
  let best = 0;
  for (let j = 0; j < columns; j++) if (dots[j] > best && isCounted(plan, mask, j)) best = dots[j];
  out.best = best / DOT_STEP;
  out.centroid = centroidDot / DOT_STEP;
}

/** Of a set of the seeker's languages: the bit of one; 0 where it writes nothing in it. */
function languageBit({ distinctLanguages }: TextPlan, language: number): number {
  const at = distinctLanguages.indexOf(language);
  return at < 0 ? 0 : 1 << at;
}

function isCounted(plan: TextPlan, mask: number, j: number): boolean {
  return (mask & languageBit(plan, plan.documentLanguages[j])) !== 0;
}

function centroidOf(plan: TextPlan, mask: number): Float64Array {
  let weights = plan.centroids.get(mask);
  if (weights === undefined) {
    weights = new Float64Array(plan.asked.terms.length);
    const centroid = sumToUnitLength(plan.documents.filter((_, j) => isCounted(plan, mask, j)))!;
    for (let i = 0; i < centroid.terms.length; i++) {
      weights[plan.asked.slotOf[centroid.terms[i]] - 1] = centroid.weights[i];
    }
    plan.centroids.set(mask, weights);
  }
  return weights;
}

function setSlots(slots: TermSlots, terms: Int32Array): void {
  for (const term of slots.terms) slots.slotOf[term] = 0;
  const most = terms.reduce((largest, term) => Math.max(largest, term), 0);
  if (most >= slots.slotOf.length) {
    const larger = new Int32Array(Math.ceil((most + 1) * 1.5));
    larger.set(slots.slotOf);
    slots.slotOf = larger;
  }
  slots.terms = terms;
  Object.assign(slots, nothingGathered());
  terms.forEach((term, slot) => (slots.slotOf[term] = slot + 1));
}
