import { getIntrospectionQuery } from 'graphql';
import { startTestApi, type TestApi } from '../support/testApi';

/** More than one request may cost, whatever else it asks for. */
const DEAR = 'organisations(first: 100) { edges { node { recommendations(first: 100) { totalCount } } } }';
const RANKING = 'recommendations(first: 1) { totalCount }';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api.close());

/** The status and the first code of an answer, which has no data where the request was refused. */
async function outcomeOf(query: string, variables?: Record<string, unknown>): Promise<string> {
  const { status, data, errors } = await api.ask(query, variables);
  if (status !== 200) expect(data).toBeUndefined();
  return errors ? `${status} ${errors[0].extensions.code}` : `${status}`;
}

describe('an argument of which no estimate can be made', () => {
  test.each([
    [
      'a page size that is null',
      `query ($n: Int = 5) { bad: organisation(id: "x") { recommendations(first: $n) { totalCount } } ${DEAR} }`,
      { n: null },
      'Argument "first" of non-null type "Int!" must not be null.',
    ],
    [
      'one without a default of its own',
      `query ($n: Int) { bad: sectors(first: $n) { totalCount } ${DEAR} }`,
      { n: null },
      'Argument "first" of non-null type "Int!" must not be null.',
    ],
    [
      'in a fragment',
      `query ($n: Int = 5) { ...Bad ${DEAR} } fragment Bad on Query { sectors(first: $n) { totalCount } }`,
      { n: null },
      'Argument "first" of non-null type "Int!" must not be null.',
    ],
    [
      'of a directive',
      `query ($b: Boolean = true) { bad: sectors { totalCount @skip(if: $b) } ${DEAR} }`,
      { b: null },
      'Argument "if" of non-null type "Boolean!" must not be null.',
    ],
    [
      'of what is asked of the schema',
      `query ($s: String = "Query") { bad: __type(name: $s) { name } ${DEAR} }`,
      { s: null },
      'Argument "name" of non-null type "String!" must not be null.',
    ],
  ])('refuses the request and everything beside it: %s', async (_, query, variables, message) => {
    const { status, data, errors } = await api.ask(query, variables);
    expect([status, data, errors?.map((error) => error.message)]).toEqual([400, undefined, [message]]);
    expect(errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT', retriable: false });
    expect(api.faults).toEqual([]);
  });

  test('refuses a mutation before anything of it is written', async () => {
    const { status, errors } = await api.ask(
      `mutation ($rows: [OrganisationInput!] = []) {
        upsertOrganisation(input: { id: "written", name: "Written" }) { outcome }
        upsertOrganisations(input: { organisations: $rows }) { created }
      }`,
      { rows: null },
    );
    const { data } = await api.ask('{ organisation(id: "written") { name } }');
    expect([status, errors?.[0].message, data]).toEqual([
      ...[400, 'Argument "input" has invalid value {organisations: $rows}.', { organisation: null }],
    ]);
  });

  test('is refused although the same query was well before', async () => {
    const query = `query ($n: Int = 1, $search: String) {
      organisations(first: $n, search: $search) { totalCount }
    }`;
    expect(await outcomeOf(query, { search: 'batik' })).toBe('200');
    expect(await outcomeOf(query, { n: null })).toBe('400 BAD_USER_INPUT');
    expect(await outcomeOf(query, { search: null })).toBe('200');
  });

  test('is of no matter where the field is left out', async () => {
    const query = `query ($n: Int = 5, $with: Boolean!) {
      bad: sectors(first: $n) @include(if: $with) { totalCount }
      good: sectors { totalCount }
    }`;
    expect(await outcomeOf(query, { n: null, with: false })).toBe('200');
    expect(await outcomeOf(query, { n: null, with: true })).toBe('400 BAD_USER_INPUT');
  });

  test('is not one that is left to its default', async () => {
    expect(await outcomeOf('query ($n: Int) { sectors(first: $n) { totalCount } }')).toBe('200');
  });
});

test('every variable that is wrong is named, however dear the rest', async () => {
  const { status, errors } = await api.ask(
    `query ($n: Int!, $s: String) { sectors(first: $n, search: $s) { totalCount } ${DEAR} }`,
    { n: 'ten', s: 5 },
  );
  expect(status).toBe(400);
  expect(errors?.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Variable "\$n" got invalid value "ten"/),
    expect.stringMatching(/^Variable "\$s" got invalid value 5/),
  ]);
});

describe('what a request costs', () => {
  test.each([
    ['a fragment', `{ ...F } fragment F on Query { ${DEAR} }`],
    ['a fragment of another type', `{ ... on Query { ${DEAR} } }`],
    [
      'fragments of an interface',
      `{ organisations(first: 60) { edges { node { ...N } } } }
       fragment N on Node { id ... on Organisation { ${RANKING} } }`,
    ],
    [
      'aliases',
      `{ organisations(first: 10) { edges { node { a: ${RANKING} b: ${RANKING} c: ${RANKING} } } } }`,
    ],
    ['a directive that changes nothing', `{ ${DEAR.replace('{', '@include(if: true) @skip(if: false) {')} }`],
  ])('is counted in full within %s', async (_, query) => {
    expect(await outcomeOf(query)).toBe('400 LIMIT_EXCEEDED');
  });

  test('follows what is included and skipped, each time anew', async () => {
    const query = `query ($with: Boolean! = false, $without: Boolean! = true) {
      sectors { totalCount }
      ... @include(if: $with) { ${DEAR} }
      ...Dear @skip(if: $without)
    }
    fragment Dear on Query { dear: ${DEAR} }`;
    expect(await outcomeOf(query)).toBe('200');
    expect(await outcomeOf(query, { with: true })).toBe('400 LIMIT_EXCEEDED');
    expect(await outcomeOf(query, { without: false })).toBe('400 LIMIT_EXCEEDED');
    expect(await outcomeOf(query, { with: false, without: true })).toBe('200');
  });

  test('follows the page size, sent or left to its default', async () => {
    const query = `query ($n: Int! = 60) { organisations(first: $n) { edges { node { ${RANKING} } } } }`;
    expect(await outcomeOf(query, { n: 2 })).toBe('200');
    expect(await outcomeOf(query)).toBe('400 LIMIT_EXCEEDED');
    expect(await outcomeOf(query, { n: 60 })).toBe('400 LIMIT_EXCEEDED');
    expect(await outcomeOf(query, { n: null })).toBe('400 BAD_USER_INPUT');
    expect(await outcomeOf(query, { n: 2 })).toBe('200');
  });

  test('is that of the operation that is asked for, whatever else the document holds', async () => {
    const named = async (operationName: string) => {
      const query = `query Small { sectors { totalCount } } query Large { ${DEAR} }`;
      const answer = await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, operationName }),
      });
      return answer.status;
    };
    expect([await named('Small'), await named('Large'), await named('Small')]).toEqual([200, 400, 200]);
  });

  test('grows with the rows that are written', async () => {
    const query = `mutation ($rows: [OrganisationInput!]!) {
      upsertOrganisations(input: { organisations: $rows }) { rows { organisation { ${RANKING} } } }
    }`;
    const rows = (count: number) => Array.from({ length: count }, () => ({ id: '' }));
    expect(await outcomeOf(query, { rows: rows(2) })).toBe('200');
    expect(await outcomeOf(query, { rows: rows(60) })).toBe('400 LIMIT_EXCEEDED');
    expect(await outcomeOf(query, { rows: rows(2) })).toBe('200');
  });
});

describe('asking for the schema', () => {
  const asked = { schemaDescription: true, inputValueDeprecation: true };
  test.each([
    ['as graphql does', {}],
    ['as GraphiQL does', asked],
    ['as Altair does', { ...asked, specifiedByUrl: true, directiveIsRepeatable: true }],
    [
      'whole',
      {
        ...{ ...asked, specifiedByUrl: true, directiveIsRepeatable: true, descriptions: true, oneOf: true },
        experimentalDirectiveDeprecation: true,
      },
    ],
  ])('passes, %s', async (_, options) => {
    const { status, data, errors } = await api.ask<{ __schema: { types: { name: string }[] } }>(
      getIntrospectionQuery(options),
    );
    expect([status, errors]).toEqual([200, undefined]);
    expect(data.__schema.types.map(({ name }) => name)).toContain('Recommendation');
  });

  /** `count` aliases of a field. */
  const renamed = (count: number, field: string) =>
    Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ');

  test('again and again under other names is refused', async () => {
    expect(await outcomeOf(`{ __schema { ${renamed(15, 'types { name }')} } }`)).toBe('200');
    expect(await outcomeOf(`{ __schema { ${renamed(16, 'types { name }')} } }`)).toBe('400 LIMIT_EXCEEDED');
    const everything = getIntrospectionQuery().replace(
      'types {',
      `${renamed(8, 'types { ...FullType }')} types {`,
    );
    expect(await outcomeOf(everything)).toBe('400 LIMIT_EXCEEDED');
  });

  test('lists within lists count as long as they are', async () => {
    const type = `type { ${'ofType { '.repeat(11)} name ${'}'.repeat(11)} }`;
    const ofEvery = (count: number) => `{ __schema { types { ${renamed(count, `fields { ${type} }`)} } } }`;
    expect(await outcomeOf(ofEvery(5))).toBe('200');
    expect(await outcomeOf(ofEvery(15))).toBe('400 LIMIT_EXCEEDED');
  });

  test('may be as deep as any other request', async () => {
    const deep = (levels: number) =>
      `{ __type(name: "Query") ${'{ ofType '.repeat(levels)} { name } ${'}'.repeat(levels)} }`;
    expect(await outcomeOf(deep(16))).toBe('200');
    expect(await outcomeOf(deep(17))).toBe('400 LIMIT_EXCEEDED');
  });

  test('the type of a thing, which clients ask for everywhere, costs nothing', async () => {
    const rows = (more: string) => {
      const list = (field: string, leaf: string) =>
        `${field}(first: 100) { edges { ${more} node { ${more} ${leaf} } } }`;
      const lists = [list('alliances', 'status'), list('offers', 'since'), list('needs', 'since')];
      return `{ organisations(first: 100) { edges { node { ${lists.join(' ')} } } } }`;
    };
    expect([await outcomeOf(rows('')), await outcomeOf(rows('__typename'))]).toEqual(['200', '200']);
  });
});
