import { stopwords as englishStopWords } from '@orama/stopwords/english';
import { stopwords as indonesianStopWords } from '@orama/stopwords/indonesian';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemIndonesian } from '@orama/stemmers/indonesian';

/** Splits a text of one language into the words that count (stems), in order, repeats included. */
export interface WordSplitter {
  (text: string, language: string | null): readonly string[];
  /** A word to show for a stem: the shortest one met with it, the first by code point among equals. */
  readonly surfaceOf: (stem: string) => string;
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
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The primary subtag of a BCP 47 tag, lower case; English where nothing is said (docs/scoring.md, reading 6). */
export function primaryLanguage(language: string | null): string {
  return (language ?? '').split('-')[0].toLowerCase() || 'en';
}

/**
 * Words as docs/scoring.md, section 4 defines them. Stems are remembered, so a splitter is worth keeping; a text of
 * n characters costs O(n).
 */
export function createWordSplitter(): WordSplitter {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  const stems = new Map<string, Map<string, string | null>>();
  const surfaces = new Map<string, string>();
  const learn = (raw: string, stem: string | null): string | null => {
    if (stem === null) return null;
    const lower = raw.toLowerCase();
    const shown = surfaces.get(stem);
    if (
      shown === undefined ||
      lower.length < shown.length ||
      (lower.length === shown.length && lower < shown)
    ) {
      surfaces.set(stem, lower);
    }
    return stem;
  };
  const split = (text: string, language: string | null): readonly string[] => {
    const primary = primaryLanguage(language);
    const known = stems.get(primary) ?? new Map<string, string | null>();
    stems.set(primary, known);
    const words: string[] = [];
    for (const raw of rawWords(text.normalize('NFKC'), segmenter)) {
      let stem = known.get(raw);
      if (stem === undefined) known.set(raw, (stem = learn(raw, stemOf(raw, LANGUAGES[primary]))));
      if (stem !== null) words.push(stem);
    }
    return words;
  };
  return Object.assign(split, { surfaceOf: (stem: string) => surfaces.get(stem) ?? stem });
}

function* rawWords(text: string, segmenter: Intl.Segmenter): Iterable<string> {
  for (const [word] of text.matchAll(WORD)) {
    if (!WITHOUT_SPACES.test(word)) yield word;
    else for (const { segment, isWordLike } of segmenter.segment(word)) if (isWordLike) yield segment;
  }
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
