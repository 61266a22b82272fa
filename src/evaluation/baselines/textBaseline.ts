import type { WordSplitter } from '../../scoring/text/words';
import { textOf } from '../dataset';
import type { Knowledge } from '../knowledge';
import type { Method } from '../method';
import type { TaskQuery } from '../tasks/task';
import { dotProducts, inverseFrequency, type TermWeights, toUnitLength } from './termWeights';

/** PLAIN: word counts of all texts together. SUBLINEAR: 1 + ln count, every text at unit length. */
export type TextWeighting = 'PLAIN' | 'SUBLINEAR';

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
  const frequency = inverseFrequency(
    [...projects.map(textOf), ...organisations.map(({ organisation }) => organisation.text)]
      .filter((text) => text !== null)
      .map(words),
  );
  const vectorOf = (texts: readonly string[]): TermWeights =>
    sumOfTexts(texts.map(words), weighting, frequency);

  const products = dotProducts(organisations.map(({ texts }) => vectorOf(texts)));
  const queryTexts = ({ brief, place }: TaskQuery): readonly string[] =>
    brief === null
      ? place === null
        ? []
        : organisations[place].texts
      : brief.text === null
        ? []
        : [brief.text];
  return { score: (query) => ({ scores: products(vectorOf(queryTexts(query))) }) };
}

function sumOfTexts(
  texts: readonly (readonly string[])[],
  weighting: TextWeighting,
  frequency: (word: string) => number,
): TermWeights {
  if (weighting === 'PLAIN') return toUnitLength(countWords(texts.flat(), (count) => count, frequency));
  const sum: TermWeights = new Map();
  for (const words of texts) {
    const document = toUnitLength(countWords(words, (count) => 1 + Math.log(count), frequency));
    for (const [word, weight] of document) sum.set(word, (sum.get(word) ?? 0) + weight);
  }
  return toUnitLength(sum);
}

function countWords(
  words: readonly string[],
  damp: (count: number) => number,
  frequency: (word: string) => number,
): TermWeights {
  const counts: TermWeights = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts) counts.set(word, damp(count) * frequency(word));
  return counts;
}
