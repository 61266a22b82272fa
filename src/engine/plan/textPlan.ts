import { roundHalfUp } from '../../scoring/roundHalfUp';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import { sumToUnitLength, type Vector } from '../../scoring/text/vector';
import { lengthOfSum, languageNumber, type TextColumns } from '../rows/textColumns';

const UNIT_STEP = 1 << 16;
/** Integer dot products come in units of 2^-32. */
const DOT_STEP = UNIT_STEP * UNIT_STEP;

/** The words of a seeker, as tables over term numbers; valid until the next seeker is planned. */
export interface TextPlan {
  readonly texts: TextColumns;
  /** Slot + 1 of a word of the query, else 0; and the weight of each slot. */
  querySlot: Int32Array;
  queryTerms: Int32Array;
  queryWeights: Int32Array;
  /** Languages that count for the query, and for each document of the seeker, by number. */
  queryLanguages: Uint8Array;
  documentLanguages: readonly number[];
  /** Those languages, each once; a set of them is a mask of bits in this order. */
  distinctLanguages: readonly number[];
  /** Slot + 1 of a word of the seeker's documents, else 0; the weight of slot s in document j: `[s * documents + j]`. */
  documentSlot: Int32Array;
  documentTerms: readonly number[];
  documentWeights: Int32Array;
  documents: readonly Vector[];
  /** Centroids of those documents that a set of languages leaves, per slot; by the mask of the languages. */
  centroids: Map<number, Float64Array>;
  /** Sums per slot while a row is read, and the slots that are not 0. */
  sums: Float64Array;
  dots: Float64Array;
}

/** What `textCosines` of the reference returns, filled in place. */
export interface CosineOutput {
  counts: boolean;
  centroid: number;
  best: number;
}

export function emptyTextPlan(texts: TextColumns): TextPlan {
  return {
    texts,
    querySlot: new Int32Array(0),
    queryTerms: new Int32Array(0),
    queryWeights: new Int32Array(0),
    queryLanguages: new Uint8Array(0),
    documentLanguages: [],
    distinctLanguages: [],
    documentSlot: new Int32Array(0),
    documentTerms: [],
    documentWeights: new Int32Array(0),
    documents: [],
    centroids: new Map(),
    sums: new Float64Array(0),
    dots: new Float64Array(0),
  };
}

/** Fills the plan for a seeker; O(its words). */
export function planTexts(plan: TextPlan, { query, documents }: ScoringOrganisation): void {
  for (const term of plan.queryTerms) plan.querySlot[term] = 0;
  for (const term of plan.documentTerms) plan.documentSlot[term] = 0;
  const { texts } = plan;
  plan.queryTerms = query?.vector.terms ?? new Int32Array(0);
  plan.queryWeights = query?.vector.weights ?? new Int32Array(0);
  plan.querySlot = withRoomFor(plan.querySlot, plan.queryTerms.at(-1) ?? 0);
  plan.queryTerms.forEach((term, slot) => (plan.querySlot[term] = slot + 1));
  const asked = [...(query?.languages ?? [])].map((language) => languageNumber(texts, language));
  plan.documentLanguages = documents.map(({ language }) => languageNumber(texts, language));
  plan.distinctLanguages = [...new Set(plan.documentLanguages)];
  plan.queryLanguages = new Uint8Array(texts.languages.size);
  for (const language of asked) plan.queryLanguages[language] = 1;

  plan.documents = documents.map(({ vector }) => vector);
  const terms = new Set<number>();
  for (const vector of plan.documents) for (const term of vector.terms) terms.add(term);
  plan.documentTerms = [...terms];
  plan.documentSlot = withRoomFor(plan.documentSlot, Math.max(0, ...plan.documentTerms));
  plan.documentTerms.forEach((term, slot) => (plan.documentSlot[term] = slot + 1));
  plan.documentWeights = new Int32Array(terms.size * documents.length);
  plan.documents.forEach((vector, j) =>
    vector.terms.forEach((term, i) => {
      plan.documentWeights[(plan.documentSlot[term] - 1) * documents.length + j] = vector.weights[i];
    }),
  );
  plan.centroids = new Map();
  plan.sums = new Float64Array(Math.max(terms.size, plan.queryTerms.length));
  plan.dots = new Float64Array(documents.length);
}

/** The cosines of the seeker's query with row `row`, as `textCosines` takes them; the query must have words. */
export function cosinesWithRow(plan: TextPlan, row: number, asks: boolean, out: CosineOutput): void {
  const { texts, querySlot, queryWeights, queryLanguages, sums } = plan;
  const first = texts.firstText.array[row];
  const end = texts.firstText.array[row + 1] - (asks ? 1 : 0);
  const languages = texts.language.array;
  let counted = 0;
  let best = 0;
  let last = -1;
  out.counts = false;
  out.centroid = out.best = 0;
  if (first === end) return;
  sums.fill(0);
  for (let text = first; text < end; text++) {
    if (queryLanguages[languages[text]] !== 1) continue;
    counted++;
    last = text;
    let dot = 0;
    const stop = texts.firstTerm.array[text + 1];
    for (let t = texts.firstTerm.array[text]; t < stop; t++) {
      const term = texts.terms.array[t];
      const slot = term < querySlot.length ? querySlot[term] : 0;
      if (slot === 0) continue;
      const weight = texts.weights.array[t] || UNIT_STEP;
      dot += queryWeights[slot - 1] * weight;
      sums[slot - 1] += weight;
    }
    if (dot > best) best = dot;
  }
  out.counts = counted > 0;
  out.best = best / DOT_STEP;
  out.centroid = out.best;
  if (counted < 2) return;
  const length =
    counted === end - first
      ? texts.sumLength.array[row]
      : lengthOfSum(countedVectors(plan, first, last + 1, queryLanguages));
  let dot = 0;
  for (let slot = 0; slot < plan.queryTerms.length; slot++) {
    if (sums[slot] > 0) dot += queryWeights[slot] * roundHalfUp((sums[slot] / length) * UNIT_STEP);
  }
  out.centroid = dot / DOT_STEP;
}

/** The cosines of row `row`'s query with the seeker's documents; the row must have a query. */
export function cosinesFromRow(plan: TextPlan, row: number, asks: boolean, out: CosineOutput): void {
  const { texts, documentSlot, sums, dots } = plan;
  const columns = plan.documents.length;
  const first = texts.firstText.array[row];
  const end = texts.firstText.array[row + 1];
  const languages = texts.language.array;
  const from = asks ? end - 1 : first;
  let mask = 0;
  for (let text = from; text < end; text++) {
    const bit = plan.distinctLanguages.indexOf(languages[text]);
    if (bit >= 0) mask |= 1 << bit;
  }
  out.counts = mask !== 0;
  out.centroid = out.best = 0;
  if (mask === 0) return;
  sums.fill(0);
  let met = false;
  for (let text = from; text < end; text++) {
    const stop = texts.firstTerm.array[text + 1];
    for (let t = texts.firstTerm.array[text]; t < stop; t++) {
      const term = texts.terms.array[t];
      const slot = term < documentSlot.length ? documentSlot[term] : 0;
      if (slot === 0) continue;
      sums[slot - 1] += texts.weights.array[t] || UNIT_STEP;
      met = true;
    }
  }
  if (!met) return;
  const length = end - from < 2 ? 0 : texts.sumLength.array[row];
  const centroid = centroidOf(plan, mask);
  let centroidDot = 0;
  dots.fill(0);
  for (let slot = 0; slot < plan.documentTerms.length; slot++) {
    if (sums[slot] === 0) continue;
    const weight = length === 0 ? sums[slot] : roundHalfUp((sums[slot] / length) * UNIT_STEP);
    for (let j = 0; j < columns; j++) dots[j] += weight * plan.documentWeights[slot * columns + j];
    centroidDot += weight * centroid[slot];
  }
  let best = 0;
  for (let j = 0; j < columns; j++) if (dots[j] > best && isCounted(plan, mask, j)) best = dots[j];
  out.best = best / DOT_STEP;
  out.centroid = centroidDot / DOT_STEP;
}

function isCounted({ documentLanguages, distinctLanguages }: TextPlan, mask: number, j: number): boolean {
  return ((mask >>> distinctLanguages.indexOf(documentLanguages[j])) & 1) === 1;
}

function centroidOf(plan: TextPlan, mask: number): Float64Array {
  let weights = plan.centroids.get(mask);
  if (weights === undefined) {
    weights = new Float64Array(plan.documentTerms.length);
    const centroid = sumToUnitLength(plan.documents.filter((_, j) => isCounted(plan, mask, j)))!;
    for (let i = 0; i < centroid.terms.length; i++) {
      weights[plan.documentSlot[centroid.terms[i]] - 1] = centroid.weights[i];
    }
    plan.centroids.set(mask, weights);
  }
  return weights;
}

function countedVectors({ texts }: TextPlan, first: number, end: number, languages: Uint8Array): Vector[] {
  const vectors: Vector[] = [];
  for (let text = first; text < end; text++) {
    if (languages[texts.language.array[text]] !== 1) continue;
    const [from, to] = [texts.firstTerm.array[text], texts.firstTerm.array[text + 1]];
    vectors.push({
      terms: Int32Array.from(texts.terms.array.subarray(from, to)),
      weights: Int32Array.from(texts.weights.array.subarray(from, to), (weight) => weight || UNIT_STEP),
    });
  }
  return vectors;
}

function withRoomFor(table: Int32Array, term: number): Int32Array {
  if (term < table.length) return table;
  const larger = new Int32Array(Math.ceil((term + 1) * 1.5));
  larger.set(table);
  return larger;
}
