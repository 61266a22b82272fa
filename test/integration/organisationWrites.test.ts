import type { Organisation, Role } from '../../src/domain/organisation';
import { createOrganisationWrites } from '../../src/services/createOrganisationWrites';
import { exportGraph } from '../../src/services/export/exportGraph';
import { hypotheticalOrganisation } from '../../src/services/hypotheticalOrganisation';
import type { OrganisationInput, OrganisationWrites } from '../../src/services/organisationWrites';
import { readChanges } from '../../src/store/changeReader';
import { readCounters } from '../../src/store/counters';
import type { Database } from '../../src/store/database';
import { readSnapshot } from '../../src/store/snapshotReader';
import { writeBatch } from '../../src/store/write/writeBatch';
import { ORGANISATION_PROPERTIES, writeOrganisations } from '../../src/store/write/writeOrganisations';
import { folderOf, importPaths } from '../support/importFolder';
import { temporaryFolder } from '../support/temporaryFolder';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

const T = 'default';
const VOCABULARY = {
  'sectors.csv': 'code\n56\n47\n',
  'resources.csv': 'id\nskill/a\nskill/b\nskill/c\nmarket/ID\n',
};

describe('writes of single organisations', () => {
  let database: Database;
  let writes: OrganisationWrites;
  let committed: number[];
  let today: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    await importPaths(database, [await folderOf(VOCABULARY)]);
    committed = [];
    today = '2026-11-23';
    writes = createOrganisationWrites({
      database,
      clock: { now: () => new Date(`${today}T10:00:00.000Z`) },
      onCommitted: (revision) => {
        committed.push(revision);
        return Promise.resolve();
      },
    });
  });
  afterAll(() => database.close());

  const organisation = async (id: string): Promise<Organisation | undefined> =>
    (await readSnapshot(database)).organisations.find((each) => each.id === id);

  it('create, then change only what is given', async () => {
    const created = await writes.upsert(T, [
      {
        id: 'o',
        name: 'Warung',
        kind: 'SME',
        externalIds: [{ scheme: 'tax', value: '1:2' }],
        basedIn: ['market/ID'],
        sectors: [
          { code: '47', primary: false },
          { code: '56', primary: true },
        ],
        offers: [{ resourceId: 'skill/a', strength: 0.5 }],
        needs: [{ resourceId: 'skill/b', priority: 5 }],
      },
    ]);
    expect(created).toEqual([{ id: 'o', outcome: 'CREATED', errors: [] }]);
    const again = await writes.upsert(T, [{ id: 'o', name: 'Warung Ibu', kind: null }]);
    expect(again).toEqual([{ id: 'o', outcome: 'UPDATED', errors: [] }]);
    expect(await organisation('o')).toMatchObject({
      name: 'Warung Ibu',
      kind: null,
      roles: ['SME'],
      externalIds: [{ scheme: 'tax', value: '1:2' }],
      sectors: [
        { code: '47', primary: false },
        { code: '56', primary: true },
      ],
      offers: [{ resourceId: 'skill/a', strength: 0.5, origin: 'STATED', until: null }],
      needs: [{ resourceId: 'skill/b', priority: 5 }],
    });
    expect(committed).toEqual([3, 4]);
  });

  it('that say what is stored change nothing', async () => {
    const input = { id: 'o', offers: [{ resourceId: 'skill/a' }], needs: [], goals: [] };
    await writes.upsert(T, [input]);
    const before = await organisation('o');
    expect(await writes.upsert(T, [input])).toMatchObject([{ outcome: 'UNCHANGED' }]);
    expect(await organisation('o')).toEqual(before);
    expect(committed).toHaveLength(1);
  });

  it('close what a list no longer names, and open it again when it does', async () => {
    await writes.upsert(T, [
      { id: 'o', needs: [{ resourceId: 'skill/a' }, { resourceId: 'skill/b', priority: 1 }] },
    ]);
    today = '2026-11-25';
    expect(await writes.upsert(T, [{ id: 'o', needs: [{ resourceId: 'skill/a' }] }])).toMatchObject([
      { outcome: 'UPDATED' },
    ]);
    expect((await organisation('o'))?.needs).toMatchObject([
      { resourceId: 'skill/a', until: null },
      { resourceId: 'skill/b', priority: 1, until: '2026-11-25' },
    ]);
    today = '2026-11-27';
    expect(await writes.upsert(T, [{ id: 'o', needs: [{ resourceId: 'skill/a' }] }])).toMatchObject([
      { outcome: 'UNCHANGED' },
    ]);
    await writes.upsert(T, [{ id: 'o', needs: [{ resourceId: 'skill/b' }] }]);
    expect((await organisation('o'))?.needs).toMatchObject([
      { resourceId: 'skill/a', until: '2026-11-27' },
      { resourceId: 'skill/b', priority: 1, until: null },
    ]);
  });

  it('that end what has not begun leave a row that can be exported and imported', async () => {
    await writes.upsert(T, [
      {
        id: 'o',
        offers: [
          { resourceId: 'skill/a', since: '2027-01-01' },
          { resourceId: 'skill/b', since: '2027-01-01' },
        ],
      },
    ]);
    await writes.upsert(T, [{ id: 'o', offers: [{ resourceId: 'skill/b', until: '2026-12-31' }] }]);
    expect((await organisation('o'))?.offers).toMatchObject([
      { resourceId: 'skill/a', since: '2026-11-23', until: '2026-11-23' },
      { resourceId: 'skill/b', since: '2026-12-31', until: '2026-12-31' },
    ]);
    const folder = temporaryFolder('export');
    await exportGraph(database, folder, { tenant: T, format: 'csv' });
    const { faults, revisions } = await importPaths(database, [folder]);
    expect({ faults, revisions }).toEqual({ faults: [], revisions: [] });
  });

  it('are taken row by row: the faulty are refused whole with every reason, the good go in', async () => {
    const outcomes = await writes.upsert(T, [
      { id: 'good', name: 'Good' },
      {
        id: 'bad',
        lat: 91,
        lng: 0,
        offers: [{ resourceId: 'skill/a', strength: 2 }, { resourceId: 'nothing' }],
      },
      { id: 'stranger', name: 'S', needs: [{ resourceId: 'skill/a' }, { resourceId: 'skill/zz' }] },
      { id: 'elsewhere', basedIn: ['skill/a'], sectors: [{ code: '48', primary: true }] },
      { id: 'good', name: 'Other' },
      { id: 'twice', offers: [{ resourceId: 'skill/a' }, { resourceId: 'skill/a' }] },
    ]);
    expect(outcomes.map(({ outcome, errors }) => [outcome, errors.map(({ field }) => field)])).toEqual([
      ['CREATED', []],
      ['REFUSED', ['lat', 'offers[0].strength', 'offers[1].resourceId']],
      ['REFUSED', ['needs[1].resourceId']],
      ['REFUSED', ['basedIn', 'sectors']],
      ['REFUSED', ['id']],
      ['REFUSED', ['offers[1]']],
    ]);
    const { organisations } = await readSnapshot(database);
    expect(organisations.map(({ id }) => id)).toEqual(['good']);
  });

  it('store what a profile that is not stored is taken for', async () => {
    const input: OrganisationInput = {
      ...{
        id: ' kafe\u0301 ',
        name: '',
        kind: 'SME',
        roles: ['PARTNER'],
        url: ' https://example.org ',
        open: false,
      },
      externalIds: [{ scheme: 'tax', value: '1:2' }],
      goals: ['CUT_COST', 'CUT_COST'],
      basedIn: ['market/ID '],
      sectors: [
        { code: '56', primary: false },
        { code: '47 ', primary: true },
      ],
      offers: [{ resourceId: ' skill/a', strength: 0.5, since: ' 2026-01-01' }],
      needs: [{ resourceId: 'skill/b' }, { resourceId: 'skill/c', priority: 5, until: '2027-01-01' }],
    };
    await writes.upsert(T, [input]);
    const stored = (await organisation('kaf\u00e9'))!;
    expect(stored.name).toBe('kaf\u00e9');
    const ofNoRevision = { createdAt: '', updatedAt: '', revision: 0 };
    expect(hypotheticalOrganisation(T, input)).toEqual({ ...stored, ...ofNoRevision });
  });

  it('name each organisation once, however its id is written', async () => {
    const outcomes = await writes.upsert(T, [
      { id: 'kafe\u0301', name: 'First', roles: ['SME', 'PARTNER'] },
      { id: ' kaf\u00e9', name: 'Second', roles: ['SME'] },
    ]);
    expect(outcomes.map(({ outcome, errors }) => [outcome, errors.map(({ field }) => field)])).toEqual([
      ['CREATED', []],
      ['REFUSED', ['id']],
    ]);
    expect(await organisation('kaf\u00e9')).toMatchObject({ name: 'First', roles: ['SME', 'PARTNER'] });
  });

  it('leave what the last row of a batch says, whatever the rows before it did', async () => {
    await writes.upsert(T, [{ id: 'old', name: 'Old', kind: 'SME', size: 'MICRO' }]);
    const row = (id: string, name: string, roles: readonly Role[]) => ({
      ...{ id, roles },
      properties: ORGANISATION_PROPERTIES.map((property) => (property === 'name' ? name : undefined)),
    });
    const { result } = await writeBatch(database, { tenant: T, at: '2026-11-23T10:00:00Z' }, (batch) =>
      writeOrganisations(batch, [
        row('new', 'First', ['SME', 'PARTNER']),
        row('new', 'Second', ['SME']),
        row('old', 'Older', ['SME', 'PARTNER']),
        row('old', 'Oldest', ['PARTNER']),
      ]),
    );
    expect(result).toEqual(['CREATED', 'UPDATED', 'UPDATED', 'UPDATED']);
    expect(await organisation('new')).toMatchObject({ name: 'Second', roles: ['SME'] });
    expect(await organisation('old')).toMatchObject({ name: 'Oldest', roles: ['PARTNER'], size: 'MICRO' });
  });

  it('remove an organisation with what points at it, and leave word', async () => {
    await writes.upsert(T, [{ id: 'gone' }, { id: 'ally' }, { id: 'foe' }, { id: 'bystander' }]);
    const folder = await folderOf({
      'alliances.csv': 'id\na1\n',
      'members.csv': 'alliance,organisation\na1,gone\na1,ally\n',
      'declines.csv': 'organisation,declined\nfoe,gone\n',
    });
    const { revision } = await importPaths(database, [folder]);
    expect(await writes.remove({ tenant: T, id: 'gone' })).toBe(true);
    const changes = await readChanges(database, revision ?? 0);
    expect(changes.removals).toMatchObject([{ kind: 'ORGANISATION', tenant: T, id: 'gone' }]);
    expect(changes.organisations.map(({ id, declines }) => [id, declines])).toEqual([
      ['ally', []],
      ['foe', []],
    ]);
    expect(changes.alliances).toMatchObject([{ id: 'a1', members: [{ organisationId: 'ally' }] }]);
    expect(await writes.remove({ tenant: T, id: 'gone' })).toBe(false);
    expect(committed).toHaveLength(2);
  });

  it('decline once, and take it back once; the latest reason stays, the first time too', async () => {
    await writes.upsert(T, [{ id: 'a' }, { id: 'b' }]);
    await writes.upsert('other', [{ id: 'c', shared: true }]);
    const pair = { seeker: 'a', candidate: 'b' };
    await writes.decline(T, { ...pair, reason: 'too far' });
    today = '2026-12-01';
    await writes.decline(T, { ...pair, reason: 'too dear' });
    await writes.decline(T, { ...pair, reason: 'too dear' });
    expect((await organisation('a'))?.declines).toEqual([
      { organisationId: 'b', reason: 'too dear', at: '2026-11-23T10:00:00.000Z' },
    ]);
    expect(committed).toHaveLength(4);
    await writes.withdrawDecline(T, pair);
    await writes.withdrawDecline(T, pair);
    expect(await organisation('a')).toMatchObject({ declines: [], revision: committed[4] });
    expect(committed).toHaveLength(5);
    const ofAnotherTenant = writes.decline(T, { seeker: 'a', candidate: 'c', reason: null });
    await expect(ofAnotherTenant).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { field: 'candidate' },
    });
    const itself = writes.decline(T, { seeker: 'a', candidate: 'a', reason: null });
    await expect(itself).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('and imports at the same time leave nothing twice, and revisions in the order of commits', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `o${i}`);
    const folder = await folderOf({
      'organisations.csv': ['id,name', ...ids.map((id) => `${id},${id}`), ''].join('\n'),
      'offers.csv': [
        'organisation,resource',
        ...ids.flatMap((id) => [`${id},skill/a`, `${id},skill/b`]),
        '',
      ].join('\n'),
    });
    const upserts = Array.from({ length: 6 }, (_, i) =>
      writes.upsert(
        T,
        ids.map((id) => ({ id, name: `${id} ${i}`, offers: [{ resourceId: 'skill/a' }] })),
      ),
    );
    const imports = [importPaths(database, [folder]), importPaths(database, [folder])];
    await Promise.all([...upserts, ...imports]);

    const [{ pairs, relationships, nodes, organisations }] = await database.read(
      `MATCH (o:Organisation) OPTIONAL MATCH (o)-[x:OFFERS]->(r)
       RETURN count(DISTINCT [o.id, r.id]) AS pairs, count(x) AS relationships,
         count(DISTINCT o) AS nodes, count(DISTINCT o.id) AS organisations`,
    );
    expect([relationships, nodes]).toEqual([pairs, organisations]);
    expect(organisations).toBe(40);

    const given = [...committed, ...(await Promise.all(imports)).flatMap(({ revisions }) => revisions)];
    expect(new Set(given).size).toBe(given.length);
    const { revision } = await readCounters(database);
    expect([...given].sort((x, y) => x - y)).toEqual(given.map((_, i) => revision - given.length + 1 + i));
  });
});
