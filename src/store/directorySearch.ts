/** Letters, marks and digits, with what the index's own analyser keeps inside a word. */
const WORDS = /[\p{L}\p{M}\p{N}_]+(?:['’.][\p{L}\p{M}\p{N}_]+)*/gu;
/** Beyond these a search costs more than it can tell. */
const MAX_WORDS = 12;
/** A shorter word is one letter away from too many others. */
const FUZZY_FROM = 3;

/**
 * A person's words as a full-text query: every word must be there, whole (which counts most), as the beginning of a
 * word, or with one letter wrong; accented Latin letters are as good as plain ones. Only letters, marks, digits, apostrophes, dots and underscores remain, none of which
 * the query language reads as an operator; lower case keeps AND, OR and NOT words.
 * @returns null where the text has no word
 */
export function fullTextQuery(text: string): string | null {
  const words = folded(text.toLowerCase()).match(WORDS)?.slice(0, MAX_WORDS) ?? [];
  return words.length === 0 ? null : words.map(wordQuery).join(' AND ');
}

/** Latin letters that are no plain letter with an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ħ: 'h', ı: 'i' },
};

/** As the index has it: the analyser folds whole words by itself, but not beginnings and words with a letter wrong. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replace(/[ßæœøđðłþħı]/g, (letter) => LETTERS[letter])
    .normalize('NFC');
}

function wordQuery(word: string): string {
  // Quoted, so that the analyser may split it: scripts without spaces are indexed letter by letter.
  const forms = [`"${word}"^4`, `${word}*`];
  if ([...word].length >= FUZZY_FROM) forms.push(`${word}~1`);
  return `(${forms.join(' OR ')})`;
}
