import fc from 'fast-check';
import { csvRecords, readLinesTogether } from '../../src/services/import/csvRecords';
import type { CsvTaker, Delimiter, LinesTogether } from '../../src/services/import/csvRecords';
import type { RowFault } from '../../src/services/import/importFault';

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
  readonly fault: RowFault | null;
}

const read = (...chunks: string[]) => readTogether(chunks, null);
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** @param together if given, takes lines together before they are read */
async function readTogether(
  chunks: readonly string[],
  together: LinesTogether[] | null,
  delimiter?: Delimiter,
): Promise<CsvRecord[]> {
  async function* source() {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  const records: CsvRecord[] = [];
  const record: CsvTaker['record'] = (cells, line, fault) =>
    void records.push({ cells: [...cells], line, fault });
  const linesTogether = (lines: LinesTogether) => {
    together?.push(lines);
    readLinesTogether(lines, record);
  };
  const pieces = csvRecords(source(), together ? { record, linesTogether } : { record }, delimiter);
  while (!(await pieces.next()).done);
  return records;
}

const cells = (records: readonly CsvRecord[]) => records.map((record) => record.cells);

describe('records of a CSV file', () => {
  it('are the same however the file is cut into pieces', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.stringMatching(/^[a",;\t\n\r]{0,6}$/),
      fc.constantFrom('', '"', '""', 'é', '😀', 'a\r\nb', ' '),
    );
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...DELIMITERS),
        async (table, end, size, delimiter) => {
          const text = table.map((row) => row.map(quoted).join(delimiter) + end).join('');
          const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
          const records = await readTogether(chunks, null, delimiter);
          expect(records.map(({ fault }) => fault)).toEqual(table.map(() => null));
          expect(cells(records)).toEqual(table);
        },
      ),
    );
  });

  it('have their cells parted by the delimiter of the file alone', async () => {
    const records = await readTogether(['a;b,c;d\n;"e;""f"', ';\n'], null, ';');
    expect(cells(records)).toEqual([
      ['a', 'b,c', 'd'],
      ['', 'e;"f', ''],
    ]);
  });

  it('are the same where lines that begin alike are taken together and read later', async () => {
    const line = fc.oneof(
      fc
        .tuple(fc.constantFrom('a', 'ab', 'b'), fc.constantFrom('1,', ',"x\ny"', '1,\ud800\ud800', 'a,ab'))
        .map(String),
      fc.constantFrom('', 'a', '"a",1,2', 'a,"b'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 12 }),
        async (lines, end, ended, size) => {
          const text = lines.join(end) + (ended ? end : '');
          const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
          const together: LinesTogether[] = [];
          const records = await readTogether(chunks, together);
          expect(records).toEqual(await read(text));
          for (const { firstCell, text, count } of together) {
            const taken = text.split('\n').filter((taken) => taken !== '');
            expect(taken).toHaveLength(count);
            expect(taken.every((taken) => taken.startsWith(`${firstCell},`))).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('that begin alike are together across pieces', async () => {
    const together: LinesTogether[] = [];
    await readTogether(['a,1\na,', '2\nb,1\n', 'b,2\nc', ',1'], together);
    expect(together.map(({ firstCell, line, count }) => [firstCell, line, count])).toEqual([
      ['a', 1, 2],
      ['b', 3, 2],
      ['c', 5, 1],
    ]);
  });

  it('need no line end after the last', async () => {
    expect(cells(await read('a,b\n1,"2"'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('tell the line on which each begins, through line ends in quotes and blank lines', async () => {
    const records = await read('a,b\n\n"x\ny","z"\n1,2\n');
    expect(records.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it.each([
    ['text behind a closing quote', 'a,b\n"x"y,2\n3,4\n', 2, /quote stands/],
    ['a quote in the middle of a cell', 'a,b\nx"y,2\n3,4\n', 2, /quote stands/],
    ['a quote that is never closed', 'a,b\n"x,2\n3,4\n', 2, /never closed/],
    ['bytes that are no UTF-8', 'a,b\nx\ud800\ud800,2\n3,4\n', 2, /UTF-8/],
  ])('report %s and go on below', async (_, text, line, reason) => {
    const records = await read(text);
    const [faulty, ...more] = records.filter(({ fault }) => fault !== null);
    expect(more).toEqual([]);
    expect(faulty.line).toBe(line);
    expect(faulty.fault?.reason).toMatch(reason);
    expect(records.at(-1)).toMatchObject({ line: 3, cells: ['3', '4'], fault: null });
  });
});

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
