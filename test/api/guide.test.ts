import { readFileSync } from 'node:fs';
import { ERROR_REGISTRY } from '../../src/domain/errors';
import { MAX_COST } from '../../src/api/limits/cost';
import { MAX_ALIASES, MAX_DEPTH, MAX_ROOT_FIELDS } from '../../src/api/limits/shape';
import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApi, type TestApi } from '../support/testApi';

const guide = readFileSync('docs/api.md', 'utf8');
const examples = [...guide.matchAll(/```graphql\n(.*?)```\n(?:```json\n(.*?)```)?/gs)].map(
  ([, query, variables]) => ({ query, variables: JSON.parse(variables ?? '{}') as Record<string, unknown> }),
);

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ graph: seedSnapshot() });
});

afterAll(async () => {
  await api.close();
});

test('there are examples for each of the three users', () => {
  expect(examples.length).toBeGreaterThanOrEqual(10);
  for (const user of ['A portal', 'A programme', 'An analyst']) expect(guide).toContain(`## ${user}`);
});

/** Every list that an answer holds, however deep. */
function lists(value: unknown): readonly (readonly unknown[])[] {
  if (Array.isArray(value)) return [value, ...value.flatMap(lists)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(lists) : [];
}

test.each(examples)('the example answers: $query', async ({ query, variables }) => {
  const { data, errors } = await api.ask<Record<string, unknown>>(query, variables);
  expect(errors).toBeUndefined();
  for (const [field, answer] of Object.entries(data)) {
    expect([field, answer]).not.toEqual([field, null]);
    // A reader would learn nothing from an example that finds nothing.
    if (!query.startsWith('mutation {')) expect(lists(answer)[0]?.length).toBeGreaterThan(0);
  }
  expect(JSON.stringify(data)).not.toContain('REFUSED');
});

test('the example for a shell answers as it is pasted', async () => {
  const [, path, header, body] =
    /```sh\ncurl http:\/\/127\.0\.0\.1:4000(\S+) -H '(.*?)' -d '(.*?)'\n```/s.exec(guide)!;
  expect([path, header]).toEqual(['/graphql', 'content-type: application/json']);
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
  const { data, errors } = await api.ask<Record<string, unknown>>(query, variables);
  expect(errors).toBeUndefined();
  expect(lists(data)[0]).toHaveLength(3);
});

test('as many organisations with their best partner fit one request as the guide says', async () => {
  const most = Number(/some (\d+) organisations with `recommendations\(first: 1\)`/.exec(guide)![1]);
  const code = async (first: number) => {
    const list = 'recommendations(first: 1) { edges { node { candidate { name } score } } }';
    const { errors } = await api.ask(
      `{ organisations(first: ${first}) { edges { node { name ${list} } } } }`,
    );
    return errors?.[0].extensions.code;
  };
  expect([await code(most), await code(most + 1)]).toEqual([undefined, 'LIMIT_EXCEEDED']);
});

test('the guide names every code a client can meet, with the status of the answer', () => {
  const table = [...guide.matchAll(/^\| (`.*) \| (\d+)[, \d]* \|/gm)];
  const documented = table.flatMap(([, codes, status]) =>
    codes.split(', ').map((code) => [code.slice(1, -1), Number(status)]),
  );
  const ofClients = Object.entries(ERROR_REGISTRY).filter(([, { http }]) => http !== null);
  expect(documented).toEqual(expect.arrayContaining(ofClients.map(([code, { http }]) => [code, http])));
});

test.each([
  ['INVALID_INPUT', '{ organisations(first: 0) { totalCount } }'],
  ['LIMIT_EXCEEDED', `{ ${Array.from({ length: 20 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
])('an answer with %s has the status of the registry', async (code, query) => {
  const { status, errors } = await api.ask(query);
  expect(errors?.[0].extensions.code).toBe(code);
  expect(status).toBe(ERROR_REGISTRY[code as keyof typeof ERROR_REGISTRY].http);
});

test('the guide names the limits as they are', () => {
  expect(guide).toContain(`${MAX_DEPTH} fields deep, ${MAX_ALIASES} aliases, ${MAX_ROOT_FIELDS} root fields`);
  expect(guide).toContain(`${MAX_COST.toLocaleString('en')} objects`);
});
