import fc from 'fast-check';
import { duplicateGuard } from '../../src/services/import/duplicateGuard';
import { fileGuard } from '../../src/services/import/fileGuard';
import type { RowFault } from '../../src/services/import/importFault';
import { jsonLines } from '../../src/services/import/jsonLines';
import type { JsonLine } from '../../src/services/import/jsonLines';
import { nearest } from '../../src/domain/nearest';
import { csvRowReader, readObject, unknownColumn } from '../../src/services/import/readRow';
import type { RowValues } from '../../src/services/import/readRow';
import { COLUMNS } from '../../src/services/import/tables';
import type { TableName } from '../../src/services/import/tables';

function faultsOf(table: TableName, object: Record<string, unknown>): string[] {
  return (readObject(table, object).faults ?? []).map(
    ({ field, reason, remedy }) => `${field}: ${reason}. ${remedy}`,
  );
}

/** The values of a row by the names of its columns, and in their order. */
function named(table: TableName, values: RowValues | null): Record<string, unknown> {
  return Object.fromEntries(COLUMNS[table].map((name, i) => [name, values?.[i]]));
}
function inOrder(table: TableName, values: Readonly<Record<string, unknown>>): RowValues {
  return COLUMNS[table].map((name) => values[name]);
}

const organisation = (more: Record<string, unknown>) => ({ id: 'o1', ...more });
const offer = (more: Record<string, unknown>) => ({ organisation: 'o1', resource: 'skill/a', ...more });
const need = (more: Record<string, unknown>) => ({ organisation: 'o1', resource: 'skill/a', ...more });

describe('a row', () => {
  it('gives each column its type; an empty cell is null, a missing column nothing', () => {
    const read = csvRowReader('organisations', ['id', 'kind', 'employees', 'open', 'goals', 'url', 'name']);
    const row = read(
      [' o1 ', 'large_company', '12', 'Yes', 'LEARN_SKILL|cut_cost|LEARN_SKILL', '', 'Café'],
      2,
    );
    expect(named('organisations', row.values)).toEqual({
      id: 'o1',
      kind: 'LARGE_COMPANY',
      employees: 12,
      open: true,
      goals: ['LEARN_SKILL', 'CUT_COST'],
      url: null,
      name: 'Caf\u00e9',
    });
  });

  it('divides lists at bars, but not at those behind a backslash', () => {
    const read = csvRowReader('organisations', ['id', 'ownership']);
    const { values } = read(['o1', 'a\\|b|c\\\\|d||'], 2);
    expect(named('organisations', values)).toEqual({ id: 'o1', ownership: ['a|b', 'c\\', 'd'] });
  });

  it.each<[TableName, Record<string, unknown>, RegExp]>([
    ['offers', offer({ strength: '0' }), /^strength: 0 is out of range\. Write a number from 0\.01 to 1/],
    ['offers', offer({ strength: '0,5' }), /^strength: "0,5" is not a number\. .*decimal point/],
    ['offers', offer({ strength: '0x1' }), /^strength: "0x1" is not a number/],
    ['offers', offer({ uses: 1.5 }), /^uses: 1\.5 is not whole/],
    ['offers', offer({ since: '2023-02-29' }), /^since: "2023-02-29" is not a day/],
    ['offers', offer({ since: '2024-05-02', until: '2024-05-01' }), /^until: 2024-05-01 is before since/],
    ['offers', offer({ origin: 'STATD' }), /^origin: .*Did you mean STATED\?/],
    ['offers', offer({ resource: 'instagram' }), /^resource: "instagram" is not the id of a resource/],
    ['needs', need({ priority: 6 }), /^priority: 6 is out of range/],
    ['needs', need({ priority: null, organisation: null }), /^organisation: it is empty/],
    ['organisations', organisation({ id: '' }), /^id: it is empty/],
    ['organisations', organisation({ id: 'x'.repeat(129) }), /^id: it has 129 characters/],
    ['organisations', organisation({ name: 'a\nb' }), /^name: it holds a control character/],
    ['organisations', organisation({ description: 'a\u0000' }), /^description: it holds a control character/],
    [
      'organisations',
      organisation({ description: 'x'.repeat(20_001) }),
      /^description: it has 20001 characters/,
    ],
    ['organisations', organisation({ lat: -90.5 }), /^lat: -90\.5 is out of range/],
    ['organisations', organisation({ url: 'example.org' }), /^url: .*https:/],
    ['organisations', organisation({ url: 'ftp://example.org' }), /^url: /],
    ['organisations', organisation({ kind: 'universty' }), /^kind: .*Did you mean UNIVERSITY\?/],
    ['organisations', organisation({ open: 'perhaps' }), /^open: .*true or false/],
    ['organisations', organisation({ language: 'Bahasa Indonesia' }), /^language: .*BCP 47/],
    ['organisations', organisation({ externalIds: ['999518362'] }), /^externalIds: .*scheme:value/],
    ['organisations', organisation({ goals: Array.from({ length: 501 }, () => 'LEARN_SKILL') }), /501 items/],
    ['organisations', organisation({ sectors: ['5610', 'Z'] }), /^sectors: "Z" is not an ISIC/],
    ['organisations', organisation({ name: { en: 'a' } }), /^name: it is a structure/],
    ['organisations', organisation({ adress: 'a' }), /^adress: organisations has no column/],
    ['resources', { id: 'skill/a', kind: 'MARKET' }, /^kind: MARKET does not go with the id/],
    [
      'supplies',
      { supplier: '01', buyer: '561', weight: 0.1 },
      /^buyer: "561" is not an ISIC Rev\.4 division/,
    ],
    ['supplies', { supplier: '01', buyer: '56' }, /^weight: it is empty/],
    ['declines', { organisation: 'a', declined: 'a' }, /^declined: no organisation can decline itself/],
    ['organisations', { id: 'a', lat: 5 }, /^lng: a place has two coordinates/],
    ['organisations', { id: 'a', lat: null, lng: 5 }, /^lat: a place has two coordinates/],
    ['resources', { id: 'market/x', lng: null }, /^lat: a place has two coordinates/],
    ['declines', { organisation: 'a', declined: 'b', at: '2024-13-01' }, /^at: /],
  ])('of %s is refused: %j', (table, object, reason) => {
    const faults = faultsOf(table, object);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(reason);
  });

  it('is told every fault at once', () => {
    expect(faultsOf('needs', { organisation: 'o1', resource: 'x', priority: 9 })).toHaveLength(2);
  });

  it('with another number of cells than the header is refused', () => {
    expect(csvRowReader('needs', ['organisation', 'resource'])(['a'], 7)).toMatchObject({
      line: 7,
      faults: [{ reason: 'the row has 1 cell, the header 2' }],
    });
  });
});

describe('an unknown column', () => {
  it('is told with the nearest one', () => {
    expect(unknownColumn('organisations', 'employes')?.remedy).toBe('Did you mean employees?');
    expect(unknownColumn('organisations', 'Name')?.remedy).toBe('Did you mean name?');
    expect(unknownColumn('organisations', 'constructor')).not.toBeNull();
    expect(unknownColumn('organisations', 'name')).toBeNull();
  });
});

describe('the nearest word', () => {
  it('is the one with the fewest edits, and none where all are far', () => {
    expect(nearest('skil/export', ['skill/expert', 'skill/export', 'skill/import'])).toBe('skill/export');
    expect(nearest('abcdef', ['uvwxyz'])).toBeUndefined();
  });
});

describe('a key that occurs twice', () => {
  const row = (more: Record<string, unknown>) => inOrder('offers', offer(more));

  it('is fine where the rows agree, and named with both lines where they differ', () => {
    const guard = duplicateGuard('offers');
    expect(guard(row({ strength: 0.5 }), 2)).toBeNull();
    expect(guard(row({ strength: 0.5 }), 3)).toBe('SAME');
    expect(guard(row({ strength: 0.6 }), 4)).toMatchObject({
      reason: expect.stringMatching(/^line 2 has the same key, o1, skill\/a,/) as unknown,
    });
    expect(guard(row({ resource: 'skill/b', strength: 0.6 }), 5)).toBeNull();
  });

  it('is found among very many rows, and no two keys are taken for one', () => {
    const guard = duplicateGuard('organisations');
    const organisationRow = (i: number, name: string) =>
      inOrder('organisations', { id: `organisation-${i}`, name });
    const rows = Array.from({ length: 20_000 }, (_, i) => organisationRow(i, `${i}`));
    expect(rows.map((each, i) => guard(each, i + 2)).filter((fault) => fault !== null)).toEqual([]);
    const again = rows.map((_, i) => guard(organisationRow(i, 'other'), i + 30_000) as RowFault);
    expect(again.every(({ reason }, i) => reason.startsWith(`line ${i + 2} `))).toBe(true);
  });

  it('is found all the same where nothing is kept of a file in the order of its keys', async () => {
    const drawnRow = fc
      .record({
        organisation: fc.constantFrom('a', 'b', 'c', 'ab'),
        resource: fc.constantFrom('skill/a', 'skill/b', 'skill/ab'),
        strength: fc.constantFrom(0.5, 0.6),
      })
      .map((values) => inOrder('offers', values));
    const byKey = (a: RowValues, b: RowValues) =>
      JSON.stringify(a.slice(0, 2)) < JSON.stringify(b.slice(0, 2)) ? -1 : 1;
    await fc.assert(
      fc.asyncProperty(fc.array(drawnRow, { maxLength: 12 }), fc.boolean(), async (drawn, sorted) => {
        const rows = sorted ? [...drawn].sort(byKey) : drawn;
        const keepsAll = duplicateGuard('offers');
        async function* reread() {
          for (const [i, values] of rows.entries())
            yield await Promise.resolve([{ rows: [values], lines: [i + 2], refused: [] }]);
        }
        const guard = fileGuard('offers', reread);
        for (const [i, values] of rows.entries()) {
          let found = guard.check(values, i + 2);
          if (found === 'FORGOTTEN') found = await guard.recall(values, i + 2);
          expect(found).toEqual(keepsAll(values, i + 2));
        }
      }),
    );
  });

  it('has the file read again once, and not at all where the keys are in order', async () => {
    let reads = 0;
    const first = { rows: [row({ organisation: 'a' })], lines: [2], refused: [] };
    async function* reread() {
      reads += 1;
      yield await Promise.resolve([first]);
    }
    const guard = fileGuard('offers', reread);
    expect(['a', 'b', 'c'].map((organisation, i) => guard.check(row({ organisation }), i + 2))).toEqual([
      null,
      null,
      null,
    ]);
    expect(guard.check(row({ organisation: 'bb' }), 5)).toBe('FORGOTTEN');
    expect(await guard.recall(row({ organisation: 'bb' }), 5)).toBeNull();
    expect(guard.check(row({ organisation: 'aa' }), 6)).toBeNull();
    expect(reads).toBe(1);
  });

  it('is ruled out for an organisation behind all others, whose rows are not checked against rows that are', async () => {
    const guard = fileGuard('offers', () => [
      [{ rows: [row({ organisation: 'b' })], lines: [3], refused: [] }],
    ]);
    expect(guard.check(row({ organisation: 'a' }), 2)).toBeNull();
    expect(guard.isNew('b')).toBe(true);
    expect(guard.isNew('b')).toBe(false);
    expect(guard.check(row({ organisation: 'b' }), 4)).toBe('FORGOTTEN');
    expect(await guard.recall(row({ organisation: 'b' }), 4)).toBe('SAME');
    expect(guard.isNew('c')).toBe(false);
  });
});

describe('lines of JSON', () => {
  async function read(...chunks: string[]): Promise<JsonLine[]> {
    async function* source() {
      for (const chunk of chunks) yield await Promise.resolve(chunk);
    }
    const lines: JsonLine[] = [];
    for await (const some of jsonLines(source())) lines.push(...some);
    return lines;
  }

  it('are read across pieces, and faulty ones are told by line', async () => {
    const lines = await read('{"a"', ':1}\n\n[1]\n{"a":', '\n{"b":2}\r\n"\ud800\ud800"\n{"c":"\ufffd"}');
    expect(
      lines.map(({ line, object, fault }) => [line, object, fault?.reason.slice(0, 14) ?? null]),
    ).toEqual([
      [1, { a: 1 }, null],
      [3, {}, 'it is not a JS'],
      [4, {}, 'it is not JSON'],
      [5, { b: 2 }, null],
      [6, {}, 'it is not vali'],
      [7, { c: '\ufffd' }, null],
    ]);
  });

  it('that are too long are refused without being kept', async () => {
    const piece = 'x'.repeat(700_000);
    const lines = await read(piece, piece, piece, piece, '\n{"a":1}\n');
    expect(lines.map(({ line, fault }) => [line, fault?.reason])).toEqual([
      [1, 'the line has more than 2000000 characters'],
      [2, undefined],
    ]);
  });
});
