import { createWordSplitter } from '../../src/scoring/text/words';

const split = createWordSplitter();
const count = (text: string, language: string | null = 'en'): number => split(text, language).length;

describe('words (section 4)', () => {
  test.each([
    ['three letters and more', 'tea cup', 2],
    ['two letters', 'xy qz', 0],
    ['one letter', 'x 7', 0],
    ['two with a digit', '5G 4k h2', 3],
    ['two in capitals', 'AI EU', 2],
    ['the same in small letters', 'ai eu', 0],
    ['capitals of three letters and more are words like others', 'TEA', 1],
    ['numbers', '2026 12', 2],
    ['compatibility forms', 'ＡＩ ５Ｇ', 2],
    ['punctuation', 'tea-cup, tea/cup; (tea)', 5],
    ['other alphabets', 'кофе καφές', 2],
    ['nothing', ' ,.! ', 0],
  ])('%s', (_what, text, words) => {
    expect(count(text, 'fr')).toBe(words);
  });

  test('letters are the same after NFKC and in lower case', () => {
    expect(split('ﬁnance CAFÉ', 'fr')).toEqual(split('finance cafe\u0301', 'fr'));
    expect(split('ＡＩ', 'fr')).toEqual(split('AI', 'fr'));
  });

  test('repeats stay, in order', () => {
    expect(split('tea cup tea', 'fr')).toEqual(['tea', 'cup', 'tea']);
  });

  test.each([
    ['en', 'the firm and its partners', 2],
    ['id', 'perusahaan yang mencari mitra dan pasar', 4],
    ['fr', 'the yang', 2],
  ])('stop words of %s', (language, text, words) => {
    expect(count(text, language)).toBe(words);
  });

  test.each([
    ['en', ['market', 'markets', 'marketing', 'marketed']],
    ['id', ['pasar', 'pasarnya', 'dipasarkan', 'memasarkan']],
  ])('forms of one word in %s have one stem', (language, forms) => {
    expect(new Set(forms.flatMap((form) => split(form, language))).size).toBe(1);
  });

  test('other languages have neither stop words nor stems', () => {
    expect(split('markets marketing', 'de')).toEqual(['markets', 'marketing']);
  });

  test.each([
    ['en-GB', 'en'],
    ['ID', 'id'],
    ['id-ID', 'id'],
    [null, 'en'],
  ])('the tag %s is read as %s', (tag, language) => {
    const text = 'the yang markets memasarkan';
    expect(split(text, tag)).toEqual(split(text, language));
  });

  test.each([
    ['Thai', 'th', 'ผ้าไหมไทยและงานหัตถกรรม', 'ผ้าไหม'],
    ['Japanese', 'ja', '伝統工芸品とソフトウェアの販売', 'ソフトウェア'],
  ])('%s, which has no spaces, is segmented', (_script, language, text, word) => {
    const words = split(text, language);
    expect(words.length).toBeGreaterThan(2);
    expect(words.some((found) => word.includes(found))).toBe(true);
    expect(words).not.toContain(text);
  });

  test('scripts may be mixed', () => {
    expect(split('AI ソフトウェア 5G', 'ja')).toEqual(expect.arrayContaining(['ai', '5g']));
  });
});

test('a stem is shown as the shortest word that a text writes it with', () => {
  const [stem] = split('coherently', 'en');
  expect(split('coherence Coherent', 'en')).toEqual([stem, stem]);
  expect(split.surfaces('coherently COHERENT coherence', 'en')).toEqual(new Map([[stem, 'coherent']]));
});
