import { stopwords as englishStopWords } from '@orama/stopwords/english';
import { stopwords as indonesianStopWords } from '@orama/stopwords/indonesian';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemIndonesian } from '@orama/stemmers/indonesian';

/** The words of a text that count, in order, repeats included; both forms of each. */
export interface WordSplitter {
  /** Their stems. */
  (text: string, language: string | null): readonly string[];
  /** As they are written, in lower case, by stem: the shortest of each, the first by code point among equals. */
  readonly surfaces: (text: string, language: string | null) => ReadonlyMap<string, string>;
}

interface Language {
  readonly stopWords: ReadonlySet<string>;
  readonly stem: (word: string) => string;
}

/** Function words that the library's list leaves out: for, in the manner of, to become. */
const MISSING_INDONESIAN = ['untuk', 'secara', 'menjadi'];

const LANGUAGES: Readonly<Record<string, Language>> = {
  en: { stopWords: new Set(englishStopWords), stem: stemEnglish },
  id: { stopWords: new Set([...indonesianStopWords, ...MISSING_INDONESIAN]), stem: stemIndonesian },
};

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const ASCII = /^\p{ASCII}*$/u;
const ASCII_WORD = /[0-9A-Za-z]+/g;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The primary subtag of a BCP 47 tag, lower case; English where nothing is said (docs/scoring.md, reading 6). */
export function primaryLanguage(language: string | null): string {
  return (language ?? '').split('-')[0].toLowerCase() || 'en';
}

/** Stems remembered for each language; more words than any vocabulary has are noise, and begin anew. */
const MOST_STEMS = 500_000;

/**
 * Words as docs/scoring.md, section 4 defines them. Stems are remembered, so a splitter is worth keeping; a text of
 * n characters costs O(n).
 */
export function createWordSplitter(): WordSplitter {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  const stems = new Map<string, Map<string, string | null>>();
  const stemsOf = (language: string): Map<string, string | null> => {
    let known = stems.get(language);
    if (known === undefined || known.size > MOST_STEMS)
      stems.set(language, (known = new Map<string, string | null>()));
    return known;
  };
  const visit = (text: string, language: string | null, hear: (stem: string, raw: string) => void): void => {
    const primary = primaryLanguage(language);
    const known = stemsOf(primary);
    for (const raw of rawWords(text, segmenter)) {
      let stem = known.get(raw);
      if (stem === undefined) known.set(raw, (stem = stemOf(raw, LANGUAGES[primary])));
      if (stem !== null) hear(stem, raw);
    }
  };
  const split = (text: string, language: string | null) => {
    const stems: string[] = [];
    visit(text, language, (stem) => stems.push(stem));
    return stems;
  };
  const surfaces = (text: string, language: string | null) => {
    const shortest = new Map<string, string>();
    visit(text, language, (stem, raw) => {
      const word = raw.toLowerCase();
      const shown = shortest.get(stem) ?? word;
      if (word.length < shown.length || (word.length === shown.length && word <= shown))
        shortest.set(stem, word);
    });
    return shortest;
  };
  return Object.assign(split, { surfaces });
}

function rawWords(text: string, segmenter: Intl.Segmenter): readonly string[] {
  // In ASCII nothing is to be normalised, and letters and digits are these alone.
  if (ASCII.test(text)) return text.match(ASCII_WORD) ?? [];
  const words: string[] = [];
  for (const word of text.normalize('NFKC').match(WORD) ?? []) {
    if (!WITHOUT_SPACES.test(word)) words.push(word);
    else for (const { segment, isWordLike } of segmenter.segment(word)) if (isWordLike) words.push(segment);
  }
  return words;
}

/** The stem of a word, or null where it is too short to count or a stop word. */
function stemOf(raw: string, language: Language | undefined): string | null {
  const lower = raw.toLowerCase();
  const length = [...raw].length;
  if (length < 2 || (length === 2 && !countsWithTwo(raw, lower))) return null;
  if (language === undefined) return lower;
  return language.stopWords.has(lower) ? null : language.stem(lower) || lower;
}

function countsWithTwo(raw: string, lower: string): boolean {
  return /\p{N}/u.test(raw) || WITHOUT_SPACES.test(raw) || (raw === raw.toUpperCase() && raw !== lower);
}
