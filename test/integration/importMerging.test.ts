import type { Database } from '../../src/store/database';
import { readSnapshot } from '../../src/store/snapshotReader';
import { folderOf, importPaths } from '../support/importFolder';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

const GRAPH = {
  'sectors.csv': 'code\nI\n47\n56\n',
  'resources.csv':
    'id,parent\nskill/export,\nskill/export-documents,skill/export\nmarket/ID,\nmarket/MY,\nmarket/SG,\nchannel/instagram,\n',
  'organisations.csv': 'id,name,kind,basedIn,sectors\nwarung,Warung,SME,market/ID,56|47\n',
  'offers.csv': 'organisation,resource,strength,uses\nwarung,channel/instagram,0.5,3\n',
};

describe('rows that meet what is there already', () => {
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

  it('lets a later file change what an earlier one says, also within a transaction', async () => {
    const first = await folderOf(GRAPH);
    const later = await folderOf({
      'resources.csv':
        'id,parent,members\nskill/export-documents,,\nchannel/instagram,,\nmarket/SG,market/MY,market/ID\n',
      'organisations.csv': 'id,basedIn,sectors\nwarung,market/SG,I\nnew,market/MY,I\n',
      'offers.csv': 'organisation,resource,strength\nwarung,channel/instagram,0.9\n',
    });
    const last = await folderOf({
      'resources.csv': 'id,parent,members\nmarket/SG,market/ID,market/MY\n',
      'organisations.csv': 'id,basedIn,sectors\nwarung,market/MY,47\nnew,market/ID,47|56\n',
    });
    const { faults } = await importPaths(database, [first, later, last]);
    expect(faults).toEqual([]);
    expect(await organisation('warung')).toMatchObject({
      name: 'Warung',
      basedIn: ['market/MY'],
      sectors: [{ code: '47', primary: true }],
      offers: [{ resourceId: 'channel/instagram', strength: 0.9, uses: 3 }],
    });
    expect(await organisation('new')).toMatchObject({
      basedIn: ['market/ID'],
      sectors: [
        { code: '47', primary: true },
        { code: '56', primary: false },
      ],
    });
    const parents = await database.read(
      `MATCH (r:Resource)-[x:PART_OF|INCLUDES]->(p) RETURN r.id + ' ' + type(x) + ' ' + p.id AS link ORDER BY link`,
    );
    expect(parents.map(({ link }) => link)).toEqual([
      'market/SG INCLUDES market/MY',
      'market/SG PART_OF market/ID',
    ]);
    const again = await importPaths(database, [last]);
    expect(again.revisions).toEqual([]);
  });

  it('refuses an end before the beginning that is stored, and a beginning behind the end', async () => {
    const dated = await folderOf({
      ...GRAPH,
      'offers.csv': 'organisation,resource,since,until\nwarung,channel/instagram,2026-05-01,\n',
      'needs.csv': 'organisation,resource,until\nwarung,skill/export,2026-04-01\n',
      'alliances.csv': 'id,startedOn\nlater,2026-06-01\n',
    });
    await importPaths(database, [dated]);
    const { faults, revisions } = await importPaths(database, [
      await folderOf({
        'offers.csv': 'organisation,resource,until\nwarung,channel/instagram,2026-04-30\n',
        'needs.csv': 'organisation,resource,since\nwarung,skill/export,2026-04-02\n',
        'alliances.csv': 'id,endedOn\nlater,2026-05-31\n',
      }),
    ]);
    expect(faults).toEqual([
      'alliances.csv:2 endedOn: 2026-05-31 is before startedOn, which is stored as 2026-06-01. Correct it, or give startedOn as well.',
      'needs.csv:2 since: 2026-04-02 is after until, which is stored as 2026-04-01. Correct it, or give until as well.',
      'offers.csv:2 until: 2026-04-30 is before since, which is stored as 2026-05-01. Correct it, or give since as well.',
    ]);
    expect(revisions).toEqual([]);
  });
});
