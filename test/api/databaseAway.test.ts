import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { connect, type Database } from '../../src/store/database';
import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApi, type TestApi } from '../support/testApi';

/** Nobody who asks waits longer while the graph is away: docs/operations.md promises it. */
const PATIENCE_MS = 5_000;

/** Nothing listens at the one; the other takes connections and never says a word. */
const AWAY = ['closed', 'silent'] as const;

/** @throws Error where the answer is late */
function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const sample = seedSnapshot();
const { id } = sample.organisations.find(({ roles, needs }) => roles.includes('SME') && needs.length >= 5)!;

describe.each(AWAY)('while the graph is away (%s port)', (kind) => {
  const sockets = new Set<Socket>();
  let listener: Server;
  let database: Database;
  let api: TestApi;

  const ask = <T>(query: string, variables?: Record<string, unknown>) => inTime(api.ask<T>(query, variables));

  beforeAll(async () => {
    listener = createServer((socket) => void sockets.add(socket));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    if (kind === 'closed') await new Promise((resolve) => listener.close(resolve));
    database = connect({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: 'unused' });
    const counters = { revision: sample.revision, reloads: 0 };
    api = await startTestApi({
      database,
      source: {
        counters: () => Promise.resolve(counters),
        snapshot: () => Promise.resolve(sample),
        changesSince: (since) =>
          Promise.resolve({
            ...{ since, revision: sample.revision, removals: [], suppliesChanged: false },
            ...{ organisations: [], alliances: [], resources: [], sectors: [], supplies: [] },
          }),
      },
    });
  });

  afterAll(async () => {
    await api.close();
    await database.close();
    for (const socket of sockets) socket.destroy();
    if (listener.listening) await new Promise((resolve) => listener.close(resolve));
  });

  test('recommendations still give ids, names, scores and reasons', async () => {
    const { data, errors } = await ask<{
      organisation: { name: string; recommendations: { edges: { node: { score: number } }[] } };
    }>(
      `query ($id: ID!) { organisation(id: $id) {
        id ownId name
        recommendations(first: 5) { totalCount nextSteps edges { node {
          score evidence advisedTypes { type reasons } candidate { id ownId name }
          seekerGain { gain coveredNeeds { points resource { ownId name } offer { name } } uncoveredNeeds { priority } }
        } } }
      } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    expect(data.organisation.name).toBe(sample.organisations.find((each) => each.id === id)!.name);
    expect(data.organisation.recommendations.edges).toHaveLength(5);
  });

  test.each([
    '{ organisations { totalCount } }',
    '{ organisation(id: "not in memory") { name } }',
    `{ organisation(id: "${id}") { url } }`,
    '{ sectors { edges { node { name } } } }',
    'mutation { upsertOrganisation(input: { id: "a", name: "A" }) { outcome } }',
  ])('everything else says so in time, to be tried again: %s', async (query) => {
    const { errors } = await ask(query);
    expect(errors?.[0].extensions).toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
    expect(JSON.stringify(errors)).not.toMatch(/bolt|127\.0\.0\.1|neo4j-driver|\\n {4}at /);
  });

  test('what memory has answers beside what it has not', async () => {
    const { data, errors } = await ask<{
      organisation: { recommendations: { edges: { node: { candidate: { name: string; url: null } } }[] } };
    }>(
      `query ($id: ID!) { organisation(id: $id) {
        recommendations(first: 2) { edges { node { candidate { name url } } } }
      } }`,
      { id },
    );
    const candidates = data.organisation.recommendations.edges.map(({ node }) => node.candidate);
    expect(candidates.every(({ name, url }) => name.length > 0 && url === null)).toBe(true);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
      'DATABASE_UNAVAILABLE',
      'DATABASE_UNAVAILABLE',
    ]);
  });
});
