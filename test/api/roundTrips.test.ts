import { connect, type Database } from '../../src/store/database';
import type { Organisation } from '../../src/domain/organisation';
import { recommendationsRequest } from '../bench/recommendationsRequest';
import { type CountingProxy, startCountingProxy } from '../support/countingProxy';
import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApi, type TestApi } from '../support/testApi';
import { testDatabase, testServer } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

const sample = seedSnapshot();
const seeker = sample.organisations.find(({ roles, needs }) => roles.includes('SME') && needs.length >= 5)!;

/** How often a request waits for the database: counted on the way there, whatever the driver sends. */
describe('round trips of a request', () => {
  const statements: string[] = [];
  let proxy: CountingProxy;
  let database: Database;
  let api: TestApi;

  beforeAll(async () => {
    const direct = await testDatabase();
    // As in many an import, names are the ids.
    const resources = sample.resources.map((resource) => ({ ...resource, name: resource.id }));
    await writeSnapshot(direct, { ...sample, resources });
    await direct.close();

    const { uri, ...credentials } = testServer();
    proxy = await startCountingProxy(new URL(uri).hostname, Number(new URL(uri).port));
    database = connect({
      ...credentials,
      uri: `bolt://127.0.0.1:${proxy.port}`,
      onQuery: (cypher) => statements.push(cypher),
    });
    api = await startTestApi({ database });
  });

  afterAll(async () => {
    await api.close();
    await database.close();
    await proxy.close();
  });

  /** Asked twice: the first request may open a connection. */
  async function roundTripsOf<T>(query: string, variables: Record<string, unknown>): Promise<[number, T]> {
    expect((await api.ask(query, variables)).errors).toBeUndefined();
    const before = proxy.roundTrips();
    statements.length = 0;
    const { data, errors } = await api.ask<T>(query, variables);
    expect(errors).toBeUndefined();
    return [proxy.roundTrips() - before, data];
  }

  test('20 recommendations with their breakdown take none', async () => {
    const { query, variables } = JSON.parse(recommendationsRequest(seeker)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const [roundTrips, { organisation }] = await roundTripsOf<{
      organisation: { recommendations: { edges: object[] } };
    }>(query, variables);
    expect(organisation.recommendations.edges).toHaveLength(20);
    expect([roundTrips, statements]).toEqual([0, []]);
  });

  test('what only the graph knows of the 20 takes one', async () => {
    const [roundTrips, { organisation }] = await roundTripsOf<{
      organisation: { recommendations: { edges: { node: { candidate: Partial<Organisation> } }[] } };
    }>(
      `query ($id: ID!) { organisation(id: $id) { recommendations(first: 20) { edges { node {
        score candidate { id name kind size url description goals }
      } } } } }`,
      { id: seeker.id },
    );
    const candidates = organisation.recommendations.edges.map(({ node }) => node.candidate);
    expect(candidates.every(({ kind }) => kind)).toBe(true);
    expect([roundTrips, statements]).toEqual([1, [expect.stringContaining('MATCH (o:Organisation')]]);
  });

  test('a read whose connection breaks is repeated', async () => {
    proxy.breakNext();
    expect(await database.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
  });
});
