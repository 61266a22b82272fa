/** A sparse vector: the weight of each term. */
export type TermWeights = Map<string, number>;

/** `1 + ln((1 + N)/(1 + df))` of a term, df of N documents having it; O(terms of all documents). */
export function inverseFrequency(documents: readonly Iterable<string>[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of documents)
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => 1 + Math.log((1 + documents.length) / (1 + (counts.get(term) ?? 0)));
}

/** Divides the weights by the length of the vector, in place. */
export function toUnitLength(weights: TermWeights): TermWeights {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares);
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}

/** The dot product of a query and each vector, in their order; a query costs O(vectors + postings of its terms). */
export function dotProducts(
  vectors: readonly TermWeights[],
): (query: ReadonlyMap<string, number>) => Float64Array {
  const postings = new Map<string, { places: number[]; weights: number[] }>();
  vectors.forEach((vector, place) => {
    for (const [term, weight] of vector) {
      const list = postings.get(term) ?? { places: [], weights: [] };
      list.places.push(place);
      list.weights.push(weight);
      postings.set(term, list);
    }
  });
  return (query) => {
    const products = new Float64Array(vectors.length);
    for (const [term, weight] of query) {
      const list = postings.get(term);
      list?.places.forEach((place, i) => (products[place] += weight * list.weights[i]));
    }
    return products;
  };
}
