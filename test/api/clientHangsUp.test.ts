import { request } from 'node:http';
import { once } from 'node:events';
import { eventually } from '../support/eventually';
import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApi } from '../support/testApi';

const QUERY = 'query ($id: ID!) { organisation(id: $id) { recommendations(first: 3) { totalCount } } }';

test('whose client hangs up is asked for no longer, and others are answered', async () => {
  const graph = seedSnapshot();
  const { id } = graph.organisations.find(({ roles, needs }) => roles.includes('SME') && needs.length >= 5)!;
  const signals: AbortSignal[] = [];
  let waits = true;
  const api = await startTestApi({
    graph,
    between: (own) => ({
      ...own,
      rank: async (query, signal) => {
        if (!waits) return own.rank(query, signal);
        signals.push(signal!);
        // As a search does that waits for a thread.
        await once(signal!, 'abort');
        throw signal!.reason;
      },
    }),
  });
  try {
    const body = JSON.stringify({ query: QUERY, variables: { id } });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const client = request(`${api.url}/graphql`, { method: 'POST', headers });
    const ended = once(client, 'error');
    client.end(body);
    await eventually(
      () => signals.length,
      (asked) => asked === 1,
    );
    expect(signals[0].aborted).toBe(false);
    client.destroy();
    await eventually(
      () => signals[0].aborted,
      (aborted) => aborted,
    );
    expect((await ended)[0]).toMatchObject({ code: 'ECONNRESET' });
    waits = false;
    const { data } = await api.ask<{ organisation: { recommendations: { totalCount: number } } }>(QUERY, {
      id,
    });
    expect(data.organisation.recommendations.totalCount).toBeGreaterThan(0);
  } finally {
    await api.close();
  }
});
