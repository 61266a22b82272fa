import { compareCodePoints } from '../../src/domain/codePointOrder';
import type { GraphSnapshot } from '../../src/domain/graph';
import { mergeIntoSnapshot } from '../../src/domain/mergeChanges';
import { ROLES } from '../../src/domain/organisation';
import { readChanges } from '../../src/store/changeReader';
import { readCounters, requestReload } from '../../src/store/counters';
import type { Database } from '../../src/store/database';
import { readSnapshot } from '../../src/store/snapshotReader';
import { operatorsOf } from '../support/queryPlan';
import { randomSnapshot } from '../support/randomSnapshot';
import { emptyDatabase, testDatabase } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

let database: Database;
const queries: string[] = [];

beforeAll(async () => {
  database = await testDatabase({ onQuery: (cypher) => queries.push(cypher) });
});

afterAll(() => database.close());

const written = inOrder(randomSnapshot({ seed: 7, organisations: 70 }));

describe('a graph that was written', () => {
  beforeAll(async () => {
    await emptyDatabase(database);
    await writeSnapshot(database, written);
    // The planner goes by samples of the indexes, which lag behind what was just written.
    await database.read('CALL db.prepareForReplanning(60)');
  });

  test('is read as it was, whatever the size of a page', async () => {
    expect(await readSnapshot(database)).toEqual(written);
    expect(await readSnapshot(database, 7)).toEqual(written);
  });

  test('is read by seeking, page after page', async () => {
    queries.length = 0;
    await readSnapshot(database, 20);
    const pages = queries.filter((cypher) => cypher.includes('$limit'));
    expect(pages.length).toBeGreaterThan(4);
    for (const cypher of new Set(pages)) {
      const plan = await operatorsOf(cypher, { tenant: 'default', id: '', after: '', limit: 20 });
      expect(plan.join(' ')).toMatch(/IndexSeek/);
      expect(plan.join(' ')).not.toMatch(/LabelScan|Sort|CartesianProduct/);
    }
  });

  test('has no changes since its revision, and everything since before', async () => {
    const none = await readChanges(database, written.revision);
    expect(none).toMatchObject({ revision: written.revision, organisations: [], suppliesChanged: false });
    const all = await readChanges(database, 0, 9);
    const empty = { ...written, organisations: [], alliances: [], resources: [], sectors: [], supplies: [] };
    expect(inOrder(mergeIntoSnapshot(empty, all))).toEqual(written);
  });

  test('changes are found by seeking', async () => {
    queries.length = 0;
    await readChanges(database, 0);
    for (const cypher of queries.filter((query) => query.includes('$since'))) {
      const plan = await operatorsOf(cypher, { since: 0 });
      expect(plan.join(' ')).toMatch(/IndexSeek/);
      expect(plan.join(' ')).not.toMatch(/LabelScan|CartesianProduct/);
    }
  });
});

describe('a graph that changes', () => {
  beforeEach(async () => {
    await emptyDatabase(database);
    await writeSnapshot(database, written);
  });

  test('gives what is new and what is gone, and together with the old it is the graph', async () => {
    const [first, second] = written.organisations.filter(({ tenant }) => tenant === 'default');
    await change(
      `MATCH (o:Organisation {tenant: 'default', id: $id}) SET o.name = 'Renamed', o.revision = $revision`,
      {
        id: first.id,
      },
    );
    await change(
      `MATCH (o:Organisation {tenant: 'default', id: $id})
       CALL (o) { OPTIONAL MATCH (o)-[:MEMBER_OF]->(a:Alliance) SET a.revision = $revision }
       CALL (o) { OPTIONAL MATCH (other:Organisation)-[:DECLINES]->(o) SET other.revision = $revision }
       CREATE (:Removed {kind: 'ORGANISATION', tenant: 'default', id: $id, revision: $revision}) DETACH DELETE o`,
      { id: second.id },
    );
    const changes = await readChanges(database, written.revision);
    expect(changes.organisations).toContainEqual({
      ...first,
      name: 'Renamed',
      revision: written.revision + 1,
    });
    expect(changes.removals).toEqual([
      { kind: 'ORGANISATION', tenant: 'default', id: second.id, revision: written.revision + 2 },
    ]);
    expect(changes).toMatchObject({ suppliesChanged: false, supplies: [], revision: written.revision + 2 });
    expect(inOrder(mergeIntoSnapshot(written, changes))).toEqual(await readSnapshot(database));
  });

  test('what was removed and has come back is no removal', async () => {
    const [sector] = written.sectors;
    await change(`CREATE (:Removed {kind: 'SECTOR', id: $code, revision: $revision})`, {
      code: sector.code,
    });
    await change('MATCH (s:Sector {code: $code}) SET s.revision = $revision', { code: sector.code });
    const changes = await readChanges(database, written.revision);
    expect(changes.removals).toEqual([]);
    expect(changes.sectors.map(({ code }) => code)).toEqual([sector.code]);
    expect(changes.suppliesChanged).toBe(true);
    expect(changes.supplies).toEqual(written.supplies);
  });

  test('nodes of other hands that lack what ours have are read with what stands for it', async () => {
    await change(
      `CREATE (o:Organisation {tenant: 'default', id: 'bare', revision: $revision})-[:NEEDS]->(r:Resource {id: 'x', kind: 'SKILL'})
       CREATE (o)-[:OFFERS]->(r) CREATE (o)-[:MEMBER_OF]->(:Alliance {tenant: 'default', id: 'loose', revision: $revision})`,
      {},
    );
    const { organisations, alliances } = await readChanges(database, written.revision);
    expect(organisations).toMatchObject([
      {
        ...{ id: 'bare', name: 'bare', kind: null, open: true, needsVisibility: 'OPEN', goals: [] },
        needs: [{ resourceId: 'x', priority: 3, origin: 'STATED', until: null }],
        offers: [{ resourceId: 'x', strength: null, uses: null, origin: 'STATED' }],
      },
    ]);
    expect(alliances).toMatchObject([
      { id: 'loose', status: 'ACTIVE', members: [{ organisationId: 'bare' }] },
    ]);
  });

  test('a touch is counted, and is no revision', async () => {
    await requestReload(database);
    await requestReload(database);
    expect(await readCounters(database)).toEqual({ revision: written.revision, reloads: 2 });
  });
});

test('an empty graph is at revision 0', async () => {
  await emptyDatabase(database);
  expect(await readCounters(database)).toEqual({ revision: 0, reloads: 0 });
  expect(await readSnapshot(database)).toEqual({
    ...{ revision: 0, organisations: [], resources: [], sectors: [], supplies: [], alliances: [] },
  });
});

/** Runs a statement with the next revision as `$revision`. */
async function change(cypher: string, parameters: Record<string, unknown>): Promise<void> {
  await database.write(async (transaction) => {
    const [row] = await transaction.run<{ revision: number }>(
      `MERGE (c:Counter {name: 'revision'}) SET c.value = toInteger(coalesce(c.value, 0) + 1) RETURN c.value AS revision`,
    );
    await transaction.run(cypher, { ...parameters, revision: row.revision });
  });
}

function inOrder(snapshot: GraphSnapshot): GraphSnapshot {
  const by = <T>(rows: readonly T[], ...keys: ((row: T) => string)[]): T[] =>
    [...rows].sort(
      (a, b) => keys.map((key) => compareCodePoints(key(a), key(b))).find((order) => order !== 0) ?? 0,
    );
  return {
    revision: snapshot.revision,
    sectors: by(snapshot.sectors, (sector) => sector.code),
    supplies: by(
      snapshot.supplies,
      (supply) => supply.supplierCode,
      (supply) => supply.buyerCode,
    ),
    resources: by(snapshot.resources, (resource) => resource.id),
    organisations: by(
      snapshot.organisations.map((o) => ({ ...o, roles: ROLES.filter((role) => o.roles.includes(role)) })),
      (organisation) => organisation.tenant,
      (organisation) => organisation.id,
    ),
    alliances: by(
      snapshot.alliances,
      (alliance) => alliance.tenant,
      (alliance) => alliance.id,
    ),
  };
}
