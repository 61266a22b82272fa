import { batchSeries } from '../../src/store/write/batchSeries';
import type { Batch } from '../../src/store/write/writeBatch';
import { writeBatch } from '../../src/store/write/writeBatch';
import { OFFERS } from '../../src/store/write/relationshipKinds';
import { writeRelationships } from '../../src/store/write/writeRelationships';
import type { Database } from '../../src/store/database';
import { eventually } from '../support/eventually';
import { folderOf, importPaths } from '../support/importFolder';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

const SETTINGS = { tenant: 'default', at: '2026-11-23T08:00:00.000Z' };

describe('a series of batches', () => {
  const statements: string[] = [];
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase({ onQuery: (cypher) => statements.push(cypher) });
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    const folder = await folderOf({
      'resources.csv': 'id\nskill/a\nskill/b\n',
      'organisations.csv': 'id\no\np\n',
    });
    await importPaths(database, [folder]);
    statements.length = 0;
  });
  afterAll(() => database.close());

  const offer = (organisation: string, resource: string, strength: number) => (batch: Batch) =>
    writeRelationships(batch, OFFERS, [[organisation, resource, strength]], {
      organisation: { name: 'organisation', place: 0 },
      target: { name: 'resource', place: 1 },
      values: [2, 3, 4, 5, 6],
    });
  const offers = () =>
    database.read(
      `MATCH (o)-[x:OFFERS]->(r) RETURN o.id AS o, r.id AS r, x.strength AS strength ORDER BY o, r, strength`,
    );
  const locks = () => statements.filter((cypher) => cypher.includes('MERGE (c:Counter')).length;

  /** Somebody else writes, until the returned function is called. */
  async function holdTheLock(work: (batch: Batch) => Promise<unknown> = () => Promise.resolve()) {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let holds = (): void => {};
    const held = new Promise<void>((resolve) => (holds = resolve));
    const written = writeBatch(database, SETTINGS, async (batch) => {
      await work(batch);
      holds();
      await released;
    });
    await held;
    return async () => {
      release();
      await written;
    };
  }

  const timesRead = () => statements.filter((cypher) => cypher === OFFERS.cypher.text).length;

  it('works out the next batches while one is written, and works none out twice for its own sake', async () => {
    const series = batchSeries(database);
    const drafts = await Promise.all([
      series.draft(SETTINGS, offer('o', 'skill/a', 0.1)),
      series.draft(SETTINGS, offer('p', 'skill/a', 0.2)),
      series.draft(SETTINGS, offer('p', 'skill/b', 0.3)),
    ]);
    const revisions: (number | null)[] = [];
    for (const draft of drafts) revisions.push((await series.write(draft)).revision);
    expect(revisions).toEqual([3, 4, 5]);
    expect(timesRead()).toBe(3);
    expect(await offers()).toEqual([
      { o: 'o', r: 'skill/a', strength: 0.1 },
      { o: 'p', r: 'skill/a', strength: 0.2 },
      { o: 'p', r: 'skill/b', strength: 0.3 },
    ]);
  });

  it('works a batch out anew where somebody else has written meanwhile', async () => {
    const series = batchSeries(database);
    const first = await series.draft(SETTINGS, offer('o', 'skill/a', 0.1));
    const second = await series.draft(SETTINGS, offer('o', 'skill/b', 0.2));
    await series.write(first);
    await writeBatch(database, SETTINGS, offer('o', 'skill/b', 0.9));
    expect(await series.write(second)).toEqual({ result: ['UPDATED'], revision: 5 });
    const third = await series.draft(SETTINGS, offer('p', 'skill/a', 0.3));
    await writeBatch(database, SETTINGS, offer('p', 'skill/a', 0.3));
    expect(await series.write(third)).toEqual({ result: ['UNCHANGED'], revision: null });
    expect(await offers()).toEqual([
      { o: 'o', r: 'skill/a', strength: 0.1 },
      { o: 'o', r: 'skill/b', strength: 0.2 },
      { o: 'p', r: 'skill/a', strength: 0.3 },
    ]);
  });

  it('looks for a target once, and finds out that somebody else has removed it', async () => {
    const series = batchSeries(database);
    const sought = () => statements.filter((cypher) => cypher.includes('(t:Resource {id: id})')).length;
    await series.write(await series.draft(SETTINGS, offer('o', 'skill/a', 0.1)));
    expect(sought()).toBe(1);
    await series.write(await series.draft(SETTINGS, offer('p', 'skill/a', 0.2)));
    expect(sought()).toBe(1);
    await series.write(await series.draft(SETTINGS, offer('o', 'skill/b', 0.3)));
    const early = await series.draft(SETTINGS, offer('p', 'skill/b', 0.4));
    await writeBatch(database, SETTINGS, (batch) =>
      batch.write(`MATCH (r:Resource {id: 'skill/b'}) DETACH DELETE r`, {}),
    );
    const late = await series.draft(SETTINGS, offer('p', 'skill/b', 0.5));
    const refused = [{ field: 'resource', reason: 'UNKNOWN', label: 'Resource', id: 'skill/b' }];
    for (const draft of [early, late, await series.draft(SETTINGS, offer('o', 'skill/b', 0.6))])
      expect(await series.write(draft)).toEqual({ result: [refused], revision: null });
    expect(await offers()).toEqual([
      { o: 'o', r: 'skill/a', strength: 0.1 },
      { o: 'p', r: 'skill/a', strength: 0.2 },
    ]);
  });

  it('sends a batch while the one before it is written, in their order', async () => {
    let answered = 0;
    const series = batchSeries({
      readAll: (work) => database.readAll(work),
      write: (work) =>
        database.write(async (transaction) => {
          const written = await work(transaction);
          answered += 1;
          await eventually(locks, (sent) => sent >= Math.min(answered + 1, 3));
          return written;
        }),
    });
    const drafts = await Promise.all([
      series.draft(SETTINGS, offer('o', 'skill/a', 0.1)),
      series.draft(SETTINGS, offer('p', 'skill/a', 0.2)),
      series.draft(SETTINGS, offer('p', 'skill/b', 0.3)),
    ]);
    const written = await Promise.all(drafts.map((draft) => series.write(draft)));
    expect(written.map(({ revision }) => revision)).toEqual([3, 4, 5]);
    expect(timesRead()).toBe(3);
    expect(locks()).toBe(3);
  });

  it('works out anew whatever was under way when somebody else wrote, and nothing after that', async () => {
    const series = batchSeries(database);
    const first = await series.draft(SETTINGS, offer('o', 'skill/a', 0.1));
    const second = await series.draft(SETTINGS, offer('p', 'skill/b', 0.2));
    const released = await holdTheLock(offer('o', 'skill/a', 0.9));
    const writes = [series.write(first), series.write(second)];
    await eventually(locks, (sent) => sent === 2);
    await released();
    expect(await Promise.all(writes)).toEqual([
      { result: ['UPDATED'], revision: 4 },
      { result: ['CREATED'], revision: 5 },
    ]);
    statements.length = 0;
    for (const strength of [0.3, 0.4]) {
      const draft = await series.draft(SETTINGS, offer('p', 'skill/a', strength));
      expect((await series.write(draft)).revision).toBe(strength === 0.3 ? 6 : 7);
    }
    expect(locks()).toBe(2);
    expect(await offers()).toEqual([
      { o: 'o', r: 'skill/a', strength: 0.1 },
      { o: 'p', r: 'skill/a', strength: 0.4 },
      { o: 'p', r: 'skill/b', strength: 0.2 },
    ]);
  });

  it('writes nothing behind a batch that failed', async () => {
    const series = batchSeries(database);
    const first = await series.draft(SETTINGS, (batch) => batch.write('RETURN 1 / 0 AS never', {}));
    const second = await series.draft(SETTINGS, offer('p', 'skill/b', 0.2));
    const [failed, behind] = await Promise.allSettled([series.write(first), series.write(second)]);
    expect(failed).toMatchObject({ status: 'rejected' });
    expect(behind).toEqual(failed);
    expect(await offers()).toEqual([]);
  });

  it('works out anew what the driver repeats, although the next batch holds the lock by then', async () => {
    let writes = 0;
    const series = batchSeries({
      readAll: (work) => database.readAll(work),
      // The answer to the first commit gets lost.
      write: async (work) => {
        const written = await database.write(work);
        writes += 1;
        if (writes > 1) return written;
        await eventually(locks, (sent) => sent === 2);
        return database.write(work);
      },
    });
    const first = await series.draft(SETTINGS, offer('o', 'skill/a', 0.1));
    const second = await series.draft(SETTINGS, offer('p', 'skill/b', 0.2));
    expect(await Promise.all([series.write(first), series.write(second)])).toEqual([
      { result: ['UNCHANGED'], revision: null },
      { result: ['CREATED'], revision: 4 },
    ]);
    expect(await offers()).toHaveLength(2);
  });

  it('takes no lock where nothing changes', async () => {
    const series = batchSeries(database);
    await series.write(await series.draft(SETTINGS, offer('o', 'skill/a', 0.1)));
    expect(locks()).toBe(1);
    const draft = await series.draft(SETTINGS, offer('o', 'skill/a', 0.1));
    expect(await series.write(draft)).toEqual({ result: ['UNCHANGED'], revision: null });
    expect(locks()).toBe(1);
  });
});
