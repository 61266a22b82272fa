import type { WordSplitter } from '../../scoring/text/words';
import { textOf } from '../dataset';
import type { Knowledge } from '../knowledge';
import type { Method } from '../method';
import type { TaskQuery } from '../tasks/task';

/** PLAIN: word counts of all texts together. SUBLINEAR: 1 + ln count, every text at unit length. */
export type TextWeighting = 'PLAIN' | 'SUBLINEAR';

type Weights = Map<string, number>;

/**
 * Cosine of the brief (of the seeker's own texts where there is none) and the candidate's texts, TF-IDF with
 * `1 + ln((1 + N)/(1 + df))`. A question costs O(postings of its words).
 */
export function textBaseline(knowledge: Knowledge, weighting: TextWeighting, split: WordSplitter): Method {
  const { organisations, projects } = knowledge;
  const wordsOf = new Map<string, readonly string[]>();
  const words = (text: string): readonly string[] => {
    let known = wordsOf.get(text);
    if (known === undefined) wordsOf.set(text, (known = split(text, null)));
    return known;
  };
  const frequency = documentFrequency(
    [...projects.map(textOf), ...organisations.map(({ organisation }) => organisation.text)]
      .filter((text) => text !== null)
      .map(words),
  );
  const vectorOf = (texts: readonly string[]): Weights => sumOfTexts(texts.map(words), weighting, frequency);

  const postings = new Map<string, { places: number[]; weights: number[] }>();
  organisations.forEach(({ texts }, place) => {
    for (const [word, weight] of vectorOf(texts)) {
      const list = postings.get(word) ?? { places: [], weights: [] };
      list.places.push(place);
      list.weights.push(weight);
      postings.set(word, list);
    }
  });
  const queryTexts = ({ brief, place }: TaskQuery): readonly string[] =>
    brief === null
      ? place === null
        ? []
        : organisations[place].texts
      : brief.text === null
        ? []
        : [brief.text];
  return {
    score: (query) => {
      const scores = new Float64Array(organisations.length);
      for (const [word, weight] of vectorOf(queryTexts(query))) {
        const list = postings.get(word);
        list?.places.forEach((place, i) => (scores[place] += weight * list.weights[i]));
      }
      return { scores };
    },
  };
}

function documentFrequency(documents: readonly (readonly string[])[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of documents)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => 1 + Math.log((1 + documents.length) / (1 + (counts.get(word) ?? 0)));
}

function sumOfTexts(
  texts: readonly (readonly string[])[],
  weighting: TextWeighting,
  inverseFrequency: (word: string) => number,
): Weights {
  if (weighting === 'PLAIN')
    return toUnitLength(countWords(texts.flat(), (count) => count, inverseFrequency));
  const sum: Weights = new Map();
  for (const words of texts) {
    const document = toUnitLength(countWords(words, (count) => 1 + Math.log(count), inverseFrequency));
    for (const [word, weight] of document) sum.set(word, (sum.get(word) ?? 0) + weight);
  }
  return toUnitLength(sum);
}

function countWords(
  words: readonly string[],
  damp: (count: number) => number,
  inverseFrequency: (word: string) => number,
): Weights {
  const counts: Weights = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts) counts.set(word, damp(count) * inverseFrequency(word));
  return counts;
}

function toUnitLength(weights: Weights): Weights {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares);
  for (const [word, weight] of weights) weights.set(word, weight / length);
  return weights;
}
