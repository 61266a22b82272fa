import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SymbiosisError } from '../../src/domain/errors';
import type { Database } from '../../src/store/database';
import { readSnapshot } from '../../src/store/snapshotReader';
import { folderOf, importPaths } from '../support/importFolder';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

const RESOURCES = `id,name,parent
skill/export,Export,
skill/export-documents,Export documents,skill/export
market/ID,Indonesia,
channel/instagram,Instagram,
`;
const SECTORS = 'code,name,parent\n56,Food service,I\nI,Accommodation and food,\n47,Retail,\n';
const ORGANISATIONS = `id,name,kind,basedIn,sectors,goals
warung,Warung,SME,market/ID,56|47,CUT_COST
dinas,Dinas,GOVERNMENT,market/ID,,
`;
const OFFERS = 'organisation,resource,strength,uses\nwarung,channel/instagram,0.5,3\ndinas,skill/export,,\n';
const NEEDS = 'organisation,resource,priority\nwarung,skill/export,\n';
const SAMPLE = {
  'sectors.csv': SECTORS,
  'resources.csv': RESOURCES,
  'organisations.csv': ORGANISATIONS,
  'offers.csv': OFFERS,
  'needs.csv': NEEDS,
};

describe('importing into a graph', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(() => emptyDatabase(database));
  afterAll(() => database.close());

  const organisation = async (id: string) => {
    const { organisations } = await readSnapshot(database);
    return organisations.find((each) => each.id === id);
  };

  it('writes what the tables say, with defaults where they say nothing', async () => {
    const { tables, faults, failure } = await importPaths(database, [await folderOf(SAMPLE)]);
    expect({ faults, failure }).toEqual({ faults: [], failure: null });
    expect(tables.organisations).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 0 });

    const { sectors, resources } = await readSnapshot(database);
    expect(sectors.find(({ code }) => code === '56')?.parentCode).toBe('I');
    expect(resources.find(({ id }) => id === 'skill/export-documents')).toMatchObject({
      kind: 'SKILL',
      parentId: 'skill/export',
    });
    expect(await organisation('warung')).toMatchObject({
      roles: ['SME'],
      open: true,
      needsVisibility: 'OPEN',
      shared: false,
      basedIn: ['market/ID'],
      sectors: [
        { code: '47', primary: false },
        { code: '56', primary: true },
      ],
      offers: [
        {
          resourceId: 'channel/instagram',
          strength: 0.5,
          uses: 3,
          origin: 'STATED',
          since: null,
          until: null,
        },
      ],
      needs: [{ resourceId: 'skill/export', priority: 3, origin: 'STATED', since: null, until: null }],
      createdAt: '2026-11-23T08:00:00.000Z',
    });
    expect((await organisation('dinas'))?.roles).toEqual(['PARTNER']);
  });

  it('changes nothing the second time', async () => {
    const folder = await folderOf(SAMPLE);
    const first = await importPaths(database, [folder]);
    const before = await readSnapshot(database);
    const second = await importPaths(database, [folder]);
    expect(first.revisions).toEqual([1, 2, 3, 4, 5]);
    expect(second.revisions).toEqual([]);
    expect(second.revision).toBeNull();
    expect(Object.values(second.tables).map(({ unchanged }) => unchanged)).toEqual([3, 4, 2, 2, 1]);
    expect(await readSnapshot(database)).toEqual(before);
  });

  it('leaves what a table does not name, clears what it names empty, and replaces lists', async () => {
    await importPaths(database, [await folderOf(SAMPLE)]);
    const changes = await folderOf({
      'organisations.csv': 'id,goals,basedIn,sectors\nwarung,,,47\n',
      'offers.csv': 'resource,organisation,strength\nchannel/instagram,warung,\n',
    });
    const { tables } = await importPaths(database, [changes]);
    expect(tables).toMatchObject({ organisations: { updated: 1 }, offers: { updated: 1 } });
    expect(await organisation('warung')).toMatchObject({
      name: 'Warung',
      kind: 'SME',
      goals: [],
      basedIn: [],
      sectors: [{ code: '47', primary: true }],
      offers: [{ strength: null, uses: 3 }],
      revision: 7,
    });
    expect(await organisation('dinas')).toMatchObject({ revision: 4 });
  });

  it('refuses rows that point at what is not there, with what may be meant, and takes the others', async () => {
    const folder = await folderOf({
      ...SAMPLE,
      'organisations.csv': `${ORGANISATIONS}c,C,SME,market/IDN,5a\nd,D,SME,skill/export,48,\ne,E,SME,market/ID,47,\n`,
      'offers.csv': `${OFFERS}warung,skill/exprt,0.3,\nwarun,skill/export,0.3,\n`,
      'needs.csv': `${NEEDS}warung,skill/documents,2\n`,
    });
    const { tables, faults } = await importPaths(database, [folder]);
    expect(faults).toEqual([
      'needs.csv:3 resource: there is no resource skill/documents. Import the resource first, or let the import create unknown resources (--create-resources).',
      'offers.csv:4 resource: there is no resource skill/exprt. Did you mean skill/export?',
      'offers.csv:5 organisation: there is no organisation warun. Did you mean warung?',
      'organisations.csv:4 : the row has 5 cells, the header 6. Give every column one cell; put a cell with a comma in quotes.',
      'organisations.csv:5 basedIn: skill/export is of another kind. Write the id of a market, as in market/ID.',
      'organisations.csv:5 sectors: there is no sector 48. Did you mean 47?',
    ]);
    expect(tables).toMatchObject({
      organisations: { created: 3, refused: 2 },
      offers: { created: 2, refused: 2 },
      needs: { created: 1, refused: 1 },
    });
  });

  it('creates unknown resources from their ids where it is told to', async () => {
    const folder = await folderOf({
      ...SAMPLE,
      'needs.csv': `${NEEDS}warung,finance/micro-credit,2\ndinas,finance/micro-credit,2\n`,
      'offers.csv': `${OFFERS}dinas,asset/warehouse,,\n`,
    });
    const unknown = ['asset/warehouse', 'finance/micro-credit'];
    const dry = await importPaths(database, [folder], { createResources: true, dryRun: true });
    expect(dry.createdResources).toEqual(unknown);
    const { tables, faults, createdResources } = await importPaths(database, [folder], {
      createResources: true,
    });
    expect(faults).toEqual([]);
    expect(tables.needs?.created).toBe(3);
    expect(createdResources).toEqual(unknown);
    const again = await importPaths(database, [folder], { createResources: true });
    expect(again.createdResources).toEqual([]);
    const { resources } = await readSnapshot(database);
    expect(resources.find(({ id }) => id === 'finance/micro-credit')).toMatchObject({
      kind: 'FINANCE',
      name: 'Micro credit',
      parentId: null,
    });
  });

  it('refuses circles, parents of another kind and what hangs on them; children may come first', async () => {
    const resources = `id,parent,members
skill/child,skill/parent,
skill/parent,,
skill/a,skill/b,
skill/b,skill/a,
skill/c,market/ID,
skill/d,skill/c,
market/ID,,
market/group/x,,market/ID|market/XX
`;
    const { tables, faults } = await importPaths(database, [await folderOf({ 'resources.csv': resources })]);
    expect(tables.resources).toEqual({ created: 3, updated: 0, unchanged: 0, refused: 5 });
    expect(faults.map((fault) => fault.split('. ')[0])).toEqual([
      'resources.csv:4 parent: skill/b is below it already',
      'resources.csv:5 parent: skill/a is below it already',
      'resources.csv:6 parent: market/ID is of another kind',
      'resources.csv:7 parent: there is no resource skill/c',
      'resources.csv:9 members: there is no resource market/XX',
    ]);
  });

  it('moves a resource to another parent, and a row cannot close a circle with what is stored', async () => {
    await importPaths(database, [await folderOf({ 'resources.csv': RESOURCES })]);
    const moved = await folderOf({
      'resources.csv': 'id,parent\nskill/x,\nskill/export-documents,skill/x\n',
    });
    await importPaths(database, [moved]);
    const { resources } = await readSnapshot(database);
    expect(resources.find(({ id }) => id === 'skill/export-documents')?.parentId).toBe('skill/x');
    const circle = await folderOf({ 'resources.csv': 'id,parent\nskill/x,skill/export-documents\n' });
    expect((await importPaths(database, [circle])).tables.resources).toMatchObject({
      updated: 0,
      refused: 1,
    });
  });

  it('writes supplies between divisions and bumps the buyer', async () => {
    const folder = await folderOf({
      'sectors.csv': SECTORS,
      'supplies.csv': 'supplier,buyer,weight\n47,56,0.1\n47,48,1\n',
    });
    const { tables } = await importPaths(database, [folder]);
    expect(tables.supplies).toEqual({ created: 1, updated: 0, unchanged: 0, refused: 1 });
    const { supplies, sectors } = await readSnapshot(database);
    expect(supplies).toEqual([{ supplierCode: '47', buyerCode: '56', weight: 0.1 }]);
    expect(sectors.map(({ code, revision }) => [code, revision])).toEqual([
      ['47', 1],
      ['56', 2],
      ['I', 1],
    ]);
  });

  it('bumps an alliance and all its members when one of them changes', async () => {
    const folder = await folderOf({
      ...SAMPLE,
      'alliances.csv': 'id,title\na1,One\n',
      'members.csv': 'alliance,organisation,role\na1,warung,shop\n',
    });
    const { revision } = await importPaths(database, [folder]);
    const more = await folderOf({ 'members.csv': 'alliance,organisation\na1,dinas\n' });
    const second = await importPaths(database, [more]);
    expect(second.revision).toBe((revision ?? 0) + 1);
    const { alliances, organisations } = await readSnapshot(database);
    expect(alliances[0]).toMatchObject({
      status: 'ACTIVE',
      visibility: 'PUBLIC',
      revision: second.revision,
      members: [{ organisationId: 'dinas' }, { organisationId: 'warung', role: 'shop' }],
    });
    expect(organisations.map((each) => each.revision)).toEqual([second.revision, second.revision]);
  });

  it('checks everything in a dry run, against the graph and against its own earlier rows, and writes nothing', async () => {
    const folder = await folderOf({ ...SAMPLE, 'offers.csv': `${OFFERS}warung,skill/unknown,1,\n` });
    const { tables, faults, revision } = await importPaths(database, [folder], { dryRun: true });
    expect(tables).toMatchObject({
      organisations: { created: 2, refused: 0 },
      offers: { created: 2, refused: 1 },
      needs: { created: 1, refused: 0 },
    });
    expect(faults).toHaveLength(1);
    expect(revision).toBeNull();
    expect(await database.read('MATCH (n) WHERE NOT n:Migration RETURN n')).toEqual([]);
  });

  it('reads NDJSON of several tables in whatever order, and gzip', async () => {
    const lines = [
      '{"table":"needs","organisation":"o","resource":"skill/a","priority":5}',
      '{"table":"organisations","id":"o","kind":"SME","goals":["CUT_COST","LEARN_SKILL"],"employees":7}',
      '{"table":"resources","id":"skill/a","synonyms":["a|b"]}',
      '{"table":"organisation","id":"p"}',
      '{"id":"p"}',
      '{broken',
      '{"table":"organisations","id":"q","employees":"many"}',
    ];
    const { tables, faults } = await importPaths(database, [
      await folderOf({ 'graph.ndjson.gz': lines.join('\n') }),
    ]);
    expect(tables).toMatchObject({
      organisations: { created: 1 },
      needs: { created: 1 },
      resources: { created: 1 },
    });
    expect(faults.map((fault) => fault.split(':').slice(0, 2).join(':'))).toEqual([
      'graph.ndjson.gz:4 table',
      'graph.ndjson.gz:5 table',
      'graph.ndjson.gz:6 ',
      'graph.ndjson.gz:7 employees',
    ]);
    expect(await organisation('o')).toMatchObject({ employees: 7, goals: ['CUT_COST', 'LEARN_SKILL'] });
    expect((await readSnapshot(database)).resources[0].synonyms).toEqual(['a|b']);
  });

  it('says where vocabularies are to be had where the graph has none', async () => {
    const { faults } = await importPaths(database, [
      await folderOf({ 'organisations.csv': 'id,basedIn,sectors\no,market/ID,56\n' }),
    ]);
    expect(faults).toEqual([
      'organisations.csv:2 basedIn: there is no resource market/ID. Import the resource first: the graph has no ' +
        'resources yet, and seeds/vocabulary holds some, or let the import create unknown resources (--create-resources).',
      'organisations.csv:2 sectors: there is no sector 56. Import the sector first: the graph has no sectors yet, and ' +
        'seeds/vocabulary holds some.',
    ]);
  });

  it('goes on behind lines that cannot be read, and says of a key that comes twice where', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeffid,name\na,"A"x\nb,B\n'),
      Buffer.from([0x63, 0x2c, 0xff, 0x0a]),
      Buffer.from('d,D\nb,B\nd,other\n'),
    ]);
    const { tables, faults } = await importPaths(database, [await folderOf({ 'organisations.csv': bytes })]);
    expect(tables.organisations).toEqual({ created: 2, updated: 0, unchanged: 1, refused: 3 });
    expect(faults.map((fault) => fault.split('. ')[0])).toEqual([
      'organisations.csv:2 : a quote stands where none may',
      'organisations.csv:4 : it is not valid UTF-8',
      'organisations.csv:7 id: line 5 has the same key, d, and says something else',
    ]);
  });

  it.each([
    ['a path that is not there', {}, 'nowhere.csv', /cannot be read/],
    ['a name that says no table', { 'offer.csv': 'a\n' }, '', /says no table/],
    [
      'an unknown column',
      { ...SAMPLE, 'needs.csv': 'organisation,resource,prioritee\n' },
      '',
      /no column "prioritee"/,
    ],
    ['a missing key', { ...SAMPLE, 'needs.csv': 'organisation,priority\n' }, '', /"resource" is missing/],
    ['a column that is there twice', { ...SAMPLE, 'sectors.csv': 'code,name,name\n' }, '', /there twice/],
    ['an empty file', { ...SAMPLE, 'needs.csv': '' }, '', /needs\.csv:1: the file is empty/],
    [
      'columns divided by semicolons',
      { ...SAMPLE, 'needs.csv': 'organisation;resource\na;skill/export\n' },
      '',
      /needs\.csv:1: the columns are divided by semicolons/,
    ],
    ['a folder without tables', { 'README.md': 'x' }, '', /holds no .csv/],
  ])('refuses %s before anything is written', async (_, files, name, message) => {
    const folder = await folderOf(files);
    const importing = importPaths(database, [join(folder, name)]);
    await expect(importing).rejects.toThrow(message);
    await expect(importing).rejects.toBeInstanceOf(SymbiosisError);
    expect(await database.read('MATCH (n) WHERE NOT n:Migration RETURN n')).toEqual([]);
  });

  it('keeps tenants apart', async () => {
    await importPaths(database, [await folderOf(SAMPLE)]);
    const { tables, faults } = await importPaths(database, [await folderOf({ 'needs.csv': NEEDS })], {
      tenant: 'b',
    });
    expect(tables.needs).toMatchObject({ refused: 1 });
    expect(faults[0]).toMatch(/no organisation warung/);
  });

  it('takes the example of docs/import-format.md as it stands', async () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'import-format.md'), 'utf8');
    const files = Object.fromEntries(
      [...page.matchAll(/`(\w+\.(?:csv|ndjson))`[^`]*```\w+\n([\s\S]*?)```/g)].map(([, name, text]) => [
        name,
        text,
      ]),
    );
    expect(Object.keys(files)).toHaveLength(5);
    const { faults, rows } = await importPaths(database, [await folderOf(files)]);
    expect(faults).toEqual([]);
    expect(rows).toBe(14);
    expect((await organisation('batik-sekar'))?.seeking).toBe(
      'An exporter who knows the papers,\nand a shop abroad.',
    );
  });

  it('takes the vocabularies and the sample that come with the product', async () => {
    const seeds = join(__dirname, '..', '..', 'seeds');
    const { faults, failure } = await importPaths(database, [
      join(seeds, 'vocabulary'),
      join(seeds, 'sample'),
    ]);
    expect({ faults, failure }).toEqual({ faults: [], failure: null });
  });
});
