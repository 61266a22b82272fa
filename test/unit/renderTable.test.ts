import fc from 'fast-check';
import { renderTable } from '../../src/cli/renderTable';
import { bullet, fitText, textWidth, wrapText } from '../../src/cli/textWidth';

describe('width of a text', () => {
  test.each([
    ['', 0],
    ['batik', 5],
    ['市場', 4],
    ['カタ', 4],
    ['한국', 4],
    ['e\u0301', 1],
    ['👩‍🌾', 2],
    ['❤️', 2],
    ['Ａ', 2],
    ['→', 1],
  ])('%s takes %i cells', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

test('a fitted text takes exactly its cells, and is cut only where it must be', () => {
  expect(fitText('batik', 8)).toBe('batik   ');
  expect(fitText('7.5', 6, 'right')).toBe('   7.5');
  expect(fitText('marketplace', 6)).toBe('marke…');
  expect(fitText('市場調査', 6)).toBe('市場… ');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      expect(textWidth(fitText(text, width))).toBe(width);
    }),
  );
});

test('wrapped lines hold every word, and none is wider than the window unless a word is', () => {
  const words = fc.array(fc.constantFrom('a', 'batik', '市場', 'word', 'longerword'), { minLength: 1 });
  fc.assert(
    fc.property(words, fc.integer({ min: 10, max: 40 }), (list, width) => {
      const lines = wrapText(list.join(' '), width);
      expect(lines.join(' ')).toBe(list.join(' '));
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
  expect(bullet('one two', 80)).toEqual(['  - one two']);
  expect(bullet(`${'a'.repeat(15)} ${'b'.repeat(15)}`, 24)).toEqual([
    `  - ${'a'.repeat(15)}`,
    `    ${'b'.repeat(15)}`,
  ]);
});

describe('a table', () => {
  const columns = [
    { title: '#', align: 'right' as const },
    { title: 'name', shrinksTo: 6 },
    { title: 'kind' },
  ];
  const rows = [
    ['1', 'Koperasi Tenun Nusantara', 'SME'],
    ['10', '市場', 'MARKETPLACE'],
  ];

  test('lines its columns up, whatever the script', () => {
    expect(renderTable(columns, rows, 80)).toEqual([
      ' #  name                      kind',
      ' 1  Koperasi Tenun Nusantara  SME',
      '10  市場                      MARKETPLACE',
    ]);
  });

  test('gives way where the window is narrow, down to what stays readable', () => {
    expect(renderTable(columns, rows, 27)).toEqual([
      ' #  name        kind',
      ' 1  Koperasi …  SME',
      '10  市場        MARKETPLACE',
    ]);
    expect(renderTable(columns, rows, 5)[1]).toBe(' 1  Koper…  SME');
  });
});
