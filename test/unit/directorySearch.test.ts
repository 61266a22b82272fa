import fc from 'fast-check';
import { fullTextQuery } from '../../src/store/directorySearch';

test('every word counts whole, as a beginning, and with one letter wrong', () => {
  expect(fullTextQuery('Batik Yogya')).toBe(
    '("batik"^4 OR batik* OR batik~1) AND ("yogya"^4 OR yogya* OR yogya~1)',
  );
});

test('short words are not taken for others', () => {
  expect(fullTextQuery('PT')).toBe('("pt"^4 OR pt*)');
});

test('accents of Latin letters are left out, and those of other scripts stay', () => {
  expect(fullTextQuery('AÇAÍ')).toBe(fullTextQuery('acai'));
  expect(fullTextQuery('Smørrebrød Łódź')).toBe(fullTextQuery('smorrebrod lodz'));
  expect(fullTextQuery('чай हिन्दी')).toContain('"чай"^4 OR чай*');
  expect(fullTextQuery('हिन्दी')).toContain('"हिन्दी"^4');
});

test('a text without a letter or digit is no search', () => {
  expect(fullTextQuery(' +-&|!(){}[]^"~*?:\\/ ')).toBeNull();
});

test('nothing of the query language gets through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const words = (fullTextQuery(text) ?? '').split(/\("|"\^4 OR |\* OR |\*\)|~1\)| AND /u);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}_'’.]*$/u);
    }),
  );
});
