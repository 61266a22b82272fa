import { readFileSync } from 'node:fs';
import { startTestApi, type TestApi } from '../support/testApi';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api.close());

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${api.url}/graphql`, { method: 'POST', headers, body });

async function codeOf(query: string, variables?: Record<string, unknown>): Promise<string | undefined> {
  const { errors, status } = await api.ask(query, variables);
  if (errors) expect(status).toBe(400);
  return errors?.[0].extensions.code;
}

describe('limits', () => {
  test('a request that is too deep is refused before anything is read', async () => {
    const deep = (levels: number) =>
      `{ sector(code: "C") ${'{ parent '.repeat(levels)} { code } ${'}'.repeat(levels)} }`;
    expect(await codeOf(deep(16))).toBeUndefined();
    expect(await codeOf(deep(17))).toBe('LIMIT_EXCEEDED');
  });

  test('depth, aliases and root fields hide in no fragment', async () => {
    const fields = Array.from({ length: 16 }, (_, i) => `a${i}: allianceTypes { type }`);
    expect(await codeOf(`{ ${fields.slice(0, 15).join(' ')} }`)).toBeUndefined();
    expect(await codeOf(`{ ${fields.join(' ')} }`)).toBe('LIMIT_EXCEEDED');
    const half = (from: number) => `fragment F${from} on Query { ${fields.slice(from, from + 8).join(' ')} }`;
    expect(await codeOf(`{ ...F0 ...on Query { ...F8 } } ${half(0)} ${half(8)}`)).toBe('LIMIT_EXCEEDED');
    const plain = `fragment P on Query { ${'allianceTypes { type } '.repeat(16)} }`;
    expect(await codeOf(`{ ...P } ${plain}`)).toBe('LIMIT_EXCEEDED');
  });

  test('an answer that could be too large is refused, however the page sizes are written', async () => {
    const nested = (
      first: string,
      variables = '',
    ) => `query ${variables} { organisations(first: ${first}) { edges { node {
      alliances(first: ${first}) { edges { node { members(first: ${first}) { edges { node { role } } } } } }
    } } } }`;
    expect(await codeOf(nested('2'))).toBeUndefined();
    expect(await codeOf(nested('100'))).toBe('LIMIT_EXCEEDED');
    expect(await codeOf(nested('$n', '($n: Int! = 100)'))).toBe('LIMIT_EXCEEDED');
    const paged = nested('$n', '($n: Int!)');
    expect(await codeOf(paged, { n: 2 })).toBeUndefined();
    expect(await codeOf(paged, { n: 100 })).toBe('LIMIT_EXCEEDED');
    expect(await codeOf(paged, { n: 2 })).toBeUndefined();
    const rankings = (first: number) =>
      `{ organisations(first: ${first}) { edges { node { recommendations(first: 1) { totalCount } } } } }`;
    expect(await codeOf(rankings(20))).toBeUndefined();
    expect(await codeOf(rankings(60))).toBe('LIMIT_EXCEEDED');
  });

  test('a request of too many words, too many bytes, or several at once is refused', async () => {
    expect(await codeOf(`{ ${'allianceTypes { type } '.repeat(2_000)} }`)).toBe('GRAPHQL_PARSE_FAILED');
    const large = await post(
      JSON.stringify({ query: '{ __typename }', variables: { x: 'y'.repeat(5_000_000) } }),
    );
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
    expect((await post(JSON.stringify([{ query: '{ __typename }' }]))).status).toBe(400);
  });
});

describe('requests', () => {
  test('no answer is kept on the way', async () => {
    const answer = await post(JSON.stringify({ query: '{ __typename }' }));
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a query may be sent by GET, a mutation may not', async () => {
    const get = (query: string) =>
      fetch(`${api.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { 'apollo-require-preflight': 'true' },
      });
    expect(await (await get('{ __typename }')).json()).toEqual({ data: { __typename: 'Query' } });
    const mutation = await get('mutation { removeOrganisation(input: { id: "a" }) { removedId } }');
    expect(mutation.status).toBe(405);
  });

  test('a page of another site cannot make a browser ask', async () => {
    const simple = await fetch(`${api.url}/graphql?query=${encodeURIComponent('{ __typename }')}`);
    expect(simple.status).toBe(400);
    const form = await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
    expect([400, 415]).toContain(form.status);
  });

  test.each([
    '{ nothing }',
    '{ allianceTypes(first: 3) { type } }',
    '{',
    '{ organisations(first: "ten") { totalCount } }',
  ])('what GraphQL itself refuses keeps its code: %s', async (query) => {
    const { status, errors } = await api.ask(query);
    expect(status).toBe(400);
    expect(errors?.[0].extensions.code).toMatch(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/);
  });

  test.each([
    ['no query', {}, 400, 'BAD_REQUEST'],
    ['several at once', [{ query: '{ __typename }' }], 400, 'BAD_REQUEST'],
    [
      'two operations and no name',
      { query: 'query A { __typename } query B { __typename }' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['too many words', { query: `{ ${'a '.repeat(6_000)} }` }, 400, 'GRAPHQL_PARSE_FAILED'],
  ])('%s is refused by a code that the guide has', async (_, body, status, code) => {
    const answer = await post(JSON.stringify(body));
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(readFileSync('docs/api.md', 'utf8')).toContain(`\`${code}\``);
  });

  test('a wrong variable is the fault of the input', async () => {
    const { errors } = await api.ask('query ($n: Int!) { organisations(first: $n) { totalCount } }', {
      n: 'ten',
    });
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0].extensions).not.toHaveProperty('stacktrace');
  });

  test.each([
    [
      'an argument',
      'query ($n: Int = 5) { organisations(first: $n) { totalCount } }',
      { n: null },
      ['Argument "first" of non-null type "Int!" must not be null.'],
    ],
    [
      'a directive',
      'query ($b: Boolean = true) { sectors { totalCount @include(if: $b) } }',
      { b: null },
      ['Argument "if" of non-null type "Boolean!" must not be null.'],
    ],
    [
      'more variables than GraphQL counts',
      'query ($ids: [ID!]) { recommendationsFor(profile: { id: "x" }, exclude: $ids) { totalCount } }',
      { ids: Array.from({ length: 60 }, () => ({})) },
      [
        ...Array.from(
          { length: 50 },
          (_, i) => `Variable "$ids" got invalid value {} at "ids[${i}]"; ID cannot represent value: {}`,
        ),
        'Too many errors processing variables, error limit reached. Execution aborted.',
      ],
    ],
  ])('a value that does not fit is the fault of the input: %s', async (_, query, variables, messages) => {
    const { errors = [] } = await api.ask(query, variables);
    expect(errors.map(({ message }) => message)).toEqual(messages);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(api.faults).toEqual([]);
  });

  const json = { 'content-type': 'application/json' };

  test('a query that is sent as a hash alone is asked for in full', async () => {
    const persistedQuery = { version: 1, sha256Hash: '0'.repeat(64) };
    const body = JSON.stringify({ extensions: { persistedQuery } });
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: json, body });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
    });
    expect(api.faults).toEqual([]);
  });

  test.each([
    [
      'text that is not JSON',
      '/graphql',
      { method: 'POST', headers: json, body: 'hello' },
      'BAD_REQUEST',
      400,
    ],
    ['half of JSON', '/graphql', { method: 'POST', headers: json, body: '{' }, 'BAD_REQUEST', 400],
    ['nothing', '/graphql', { method: 'POST', headers: json, body: '' }, 'BAD_REQUEST', 400],
    [
      'another content type',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' },
      'BAD_REQUEST',
      415,
    ],
    ['a path with nothing at it', '/nix', {}, 'NOT_FOUND', 404],
    ['another method', '/graphql', { method: 'PUT', headers: json, body: '{}' }, 'NOT_FOUND', 404],
  ])(
    '%s is said in the shape of a GraphQL error, as the guide has it',
    async (_, path, sent, code, status) => {
      const answer = await fetch(`${api.url}${path}`, sent);
      const { errors } = (await answer.json()) as {
        errors: readonly { readonly extensions: Record<string, unknown> }[];
      };
      expect(errors).toHaveLength(1);
      expect(errors[0].extensions).toMatchObject({ code, retriable: false });
      expect(errors[0].extensions.remedy).toBeTruthy();
      expect(answer.status).toBe(status);
      const row = readFileSync('docs/api.md', 'utf8')
        .split('\n')
        .find((line) => line.startsWith(`| \`${code}\``));
      expect(row?.split('|')[2].split(',').map(Number)).toContain(status);
    },
  );
});

test('health answers as JSON', async () => {
  for (const path of ['/health/live', '/health/ready']) {
    const response = await fetch(`${api.url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/json/);
  }
});

describe('the IDE page', () => {
  test('everything it refers to is served from here, and the browser may load nothing else', async () => {
    const response = await fetch(api.url);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
    expect(page).toContain('/graphql');
    const references = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter((reference) => /^(https?:)?\/\//.test(reference))).toEqual([]);
    for (const reference of references.filter((each) => !each.endsWith('/'))) {
      const { status } = await fetch(new URL(reference, `${api.url}/ide/`));
      expect([reference, status]).toEqual([reference, 200]);
    }
  });

  test('its folder gives out nothing else', async () => {
    for (const path of ['/ide/../package.json', '/ide/%2e%2e/package.json', '/ide/..%2fpackage.json']) {
      expect((await fetch(api.url + path)).status).toBeGreaterThanOrEqual(400);
    }
  });
});
