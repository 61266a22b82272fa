import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodePoints } from '../../src/domain/codePointOrder';
import { exportGraph } from '../../src/services/export/exportGraph';
import type { ExportOptions } from '../../src/services/export/exportGraph';
import type { Database } from '../../src/store/database';
import { readSnapshot } from '../../src/store/snapshotReader';
import { folderOf, importPaths } from '../support/importFolder';
import { temporaryFolder } from '../support/temporaryFolder';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

/** Ids whose order differs between UTF-16 units, code points, locales and numbers. */
const AWKWARD = [
  'Z',
  'a',
  'a b',
  'a10',
  'a2',
  'É',
  'é',
  '\uffee',
  '\ufffd',
  '😀',
  '𐀀',
  "o'b",
  'x,"y"',
  'back\\slash|bar',
  'ß',
];

const NASTY = [
  { table: 'sectors', code: 'I', name: 'Food, drink & "rooms"' },
  { table: 'sectors', code: '56', parent: 'I', synonyms: ['a|b', 'c\\d', 'e,"f"'] },
  { table: 'sectors', code: '47' },
  { table: 'supplies', supplier: '56', buyer: '47', weight: 0.1 },
  { table: 'supplies', supplier: '47', buyer: '47', weight: 1e-7 },
  {
    table: 'resources',
    id: 'market/ID',
    level: 'COUNTRY',
    iso: 'ID',
    lat: -0.5,
    lng: 117,
    smallIslandState: false,
  },
  { table: 'resources', id: 'market/ID-YO', parent: 'market/ID', m49: '001' },
  { table: 'resources', id: 'market/TV', smallIslandState: true },
  { table: 'resources', id: 'market/group/two', members: ['market/TV', 'market/ID'] },
  { table: 'resources', id: 'channel/whatsapp', channelKind: 'RELATIONAL', nameId: 'Pesan, "WA"' },
  { table: 'resources', id: 'skill/a' },
  { table: 'resources', id: 'skill/😀' },
  ...AWKWARD.map((id) => ({ table: 'organisations', id })),
  {
    table: 'organisations',
    id: 'full',
    name: 'Warung "Ibu", Jl. Mawar',
    kind: 'UNIVERSITY',
    roles: ['PARTNER', 'SME'],
    size: 'MICRO',
    foundedYear: 1755,
    employees: 0,
    turnoverBand: '< 300 jt',
    legalForm: 'CV',
    ownership: ['women-led', 'a|b\\c'],
    url: 'https://example.org/?q=a,b|c',
    contact: 'ibu@example.org',
    language: 'id',
    externalIds: ['tax:01.2:3', 'EU-PIC:999'],
    lat: -7.801389,
    lng: 110.364722,
    description: '\n leading line\r\nsecond\tline, "quoted" \ufffd\ufffd\n\n',
    seeking: '=SUM(A1)',
    offering: '"',
    goals: ['SUPPORT_CAUSE', 'BUILD_BRAND'],
    capacity: 0,
    open: false,
    needsVisibility: 'HIDDEN',
    replyHours: 0.5,
    keptCommitments: 1,
    shared: true,
    basedIn: ['market/TV', 'market/ID-YO'],
    sectors: ['56', '47', 'I'],
  },
  ...AWKWARD.map((organisation) => ({ table: 'offers', organisation, resource: 'skill/a' })),
  {
    table: 'offers',
    organisation: 'full',
    resource: 'skill/😀',
    strength: 0.30000000000000004,
    uses: 12,
    origin: 'DERIVED',
  },
  { table: 'offers', organisation: 'full', resource: 'skill/a', since: '2020-01-01', until: '2021-12-31' },
  { table: 'needs', organisation: 'full', resource: 'channel/whatsapp', priority: 5, until: '2026-01-01' },
  { table: 'needs', organisation: 'full', resource: 'market/group/two' },
  {
    table: 'declines',
    organisation: 'full',
    declined: '😀',
    reason: 'two\nlines',
    at: '2026-01-01T00:00:00Z',
  },
  { table: 'alliances', id: 'plain' },
  {
    table: 'alliances',
    id: '😀, "both"',
    type: 'CO_BRANDING',
    status: 'ENDED',
    startedOn: '2020-02-29',
    endedOn: '2021-02-28',
    title: 'Coffee, "cold"',
    text: 'a\nb',
    language: 'id',
    visibility: 'PRIVATE',
  },
  { table: 'members', alliance: '😀, "both"', organisation: 'full', role: 'maker', satisfaction: 0 },
  { table: 'members', alliance: '😀, "both"', organisation: '\uffee' },
  { table: 'members', alliance: '😀, "both"', organisation: '𐀀', satisfaction: 1 },
];

describe('exporting a graph', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
    const folder = await folderOf({ 'nasty.ndjson': NASTY.map((row) => JSON.stringify(row)).join('\n') });
    const { faults, failure } = await importPaths(database, [folder]);
    expect({ faults, failure }).toEqual({ faults: [], failure: null });
    const other = await folderOf({ 'organisations.csv': 'id\nforeign\n' });
    await importPaths(database, [other], { tenant: 'other' });
  });
  afterAll(() => database.close());

  async function exported(options: Partial<ExportOptions> = {}) {
    const folder = temporaryFolder('export');
    const counts = await exportGraph(database, folder, { tenant: 'default', format: 'csv', ...options });
    const names = (await readdir(folder)).sort();
    const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'base64')));
    return { folder, counts, files: Object.fromEntries(names.map((name, i) => [name, files[i]])) };
  }
  const textOf = async (folder: string, name: string) =>
    (await readFile(join(folder, name), 'utf8')).split('\n');

  it('writes every row of the tenant and the vocabularies, in code-point order of the keys', async () => {
    const { folder, counts } = await exported({ format: 'ndjson' });
    expect(counts).toMatchObject({
      sectors: 3,
      supplies: 2,
      resources: 7,
      organisations: AWKWARD.length + 1,
    });
    const lines = (await textOf(folder, 'organisations.ndjson')).slice(0, -1);
    const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual([...AWKWARD, 'full'].sort(compareCodePoints));
    expect(ids).not.toContain('foreign');
  });

  it.each([{ format: 'csv' }, { format: 'ndjson' }, { format: 'csv', gzip: true }] as const)(
    'into an empty graph and out again gives the same bytes: %j',
    async (options) => {
      const first = await exported(options);
      const before = await readSnapshot(database);
      await emptyDatabase(database);
      const { faults, failure } = await importPaths(database, [first.folder]);
      expect({ faults, failure }).toEqual({ faults: [], failure: null });
      const second = await exported(options);
      expect(second.files).toEqual(first.files);

      const comparable = ({ organisations }: typeof before) =>
        organisations
          .filter(({ tenant }) => tenant === 'default')
          .map((organisation) => ({ ...organisation, revision: 0 }));
      expect(comparable(await readSnapshot(database))).toEqual(comparable(before));
    },
  );

  it('changes nothing when it is imported where it came from', async () => {
    const { folder } = await exported();
    const { revisions, tables } = await importPaths(database, [folder]);
    expect(revisions).toEqual([]);
    expect(
      Object.values(tables).every(({ created, updated, refused }) => created + updated + refused === 0),
    ).toBe(true);
  });

  it('says so when it cannot write', async () => {
    const folder = await folderOf({ taken: 'a file' });
    for (const place of [join(folder, 'taken'), join(folder, 'taken/below'), '/proc/symbiosis']) {
      await expect(exportGraph(database, place, { tenant: 'default', format: 'csv' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'folder' },
      });
    }
  });
});
