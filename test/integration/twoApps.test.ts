import { type Clock, systemClock } from '../../src/services/clock';
import type { Database } from '../../src/store/database';
import { eventually } from '../support/eventually';
import { folderOf, importPaths } from '../support/importFolder';
import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApp, type TestApp } from '../support/testApp';
import { testDatabase } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

// Two whole products load the graph here, beside other tests.
jest.setTimeout(60_000);

/** Milliseconds between two looks of a process that nobody has configured. */
const USUAL_PAUSE = 500;
/** A look may have begun just before the commit; the next one, within a second, sees it. */
const LOOKS = 2;

let database: Database;
let writer: TestApp;
let other: TestApp;
let looks = 0;

/** The clock of the other app, which counts how often that looks for changes. */
const counting = (): Clock => {
  const clock = systemClock();
  return {
    now: () => clock.now(),
    after: (milliseconds, task) =>
      clock.after(milliseconds, () => {
        if (milliseconds === USUAL_PAUSE) looks++;
        task();
      }),
  };
};

beforeAll(async () => {
  database = await testDatabase();
  await writeSnapshot(database, seedSnapshot());
  const environment = { SYMBIOSIS_POLL_MS: String(USUAL_PAUSE) };
  writer = await startTestApp({ environment });
  other = await startTestApp({ environment, clock: counting() });
});

afterAll(async () => {
  await Promise.all([writer, other].map(({ app }) => app.stop()));
  await database.close();
});

interface Reply {
  readonly data: {
    readonly organisation: {
      readonly recommendations: {
        readonly revision: number;
        readonly edges: readonly { readonly node: { readonly candidate: { readonly ownId: string } } }[];
      };
    };
  };
  readonly errors?: unknown;
}

async function ask({ url }: TestApp, query: string): Promise<Reply['data']> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as Reply;
  expect(errors).toBeUndefined();
  return data;
}

/** The marketplaces that are listed for a batik maker of the sample. */
async function listOf(app: TestApp) {
  const { organisation } = await ask(
    app,
    `{ organisation(id: "batik-sekar-contoh") { recommendations(first: 100, filter: { kinds: [MARKETPLACE] }) {
      revision edges { node { candidate { ownId } } }
    } } }`,
  );
  const { revision, edges } = organisation.recommendations;
  return { revision, ids: edges.map(({ node }) => node.candidate.ownId) };
}

/** Waits until the other app lists what has just been committed, or no longer lists it. */
async function showsInTime(id: string, listed: boolean): Promise<void> {
  const before = looks;
  await eventually(
    () => listOf(other),
    ({ ids }) => ids.includes(id) === listed,
  );
  expect(looks - before).toBeLessThanOrEqual(LOOKS);
}

test('what is written through the API of one app is in the answers of the other', async () => {
  await ask(
    writer,
    `mutation { upsertOrganisation(input: {
      id: "lapak", name: "Lapak", kind: MARKETPLACE, offers: [{ resource: "channel/online-marketplace" }]
    }) { outcome } }`,
  );
  await showsInTime('lapak', true);
  expect(await listOf(other)).toEqual(await listOf(writer));

  await ask(writer, 'mutation { removeOrganisation(input: { id: "lapak" }) { removedId } }');
  await showsInTime('lapak', false);
  expect(await listOf(other)).toEqual(await listOf(writer));
});

test('what is imported is in the answers of both', async () => {
  const folder = await folderOf({
    'organisations.csv': 'id,name,kind\nkios,Kios Impor,MARKETPLACE\n',
    'offers.csv': 'organisation,resource\nkios,channel/online-marketplace\n',
  });
  const { faults } = await importPaths(database, [folder]);
  expect(faults).toEqual([]);
  await showsInTime('kios', true);
  await eventually(
    () => listOf(writer),
    ({ ids }) => ids.includes('kios'),
  );
  expect(await listOf(other)).toEqual(await listOf(writer));
});
