import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApi, type TestApi } from '../support/testApi';

interface Payload {
  readonly id: string;
  readonly outcome: string;
  readonly organisation: { readonly ownId: string; readonly name: string } | null;
  readonly userErrors: readonly {
    readonly field: string;
    readonly message: string;
    readonly remedy: string;
    readonly code: string;
  }[];
}

const PAYLOAD = '{ id outcome organisation { ownId name } userErrors { field message remedy code } }';
const UPSERT = `mutation ($input: OrganisationInput!) { upsertOrganisation(input: $input) ${PAYLOAD} }`;
const UPSERT_MANY = `mutation ($organisations: [OrganisationInput!]!) {
  upsertOrganisations(input: { organisations: $organisations }) {
    created updated unchanged refused rows ${PAYLOAD}
  }
}`;
const CANDIDATES = `query ($id: ID!) { organisation(id: $id) {
  recommendations(first: 100) { edges { node { candidate { ownId } } } }
} }`;

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ graph: seedSnapshot() });
});

afterAll(async () => {
  await api.close();
});

async function upsert(input: Record<string, unknown>): Promise<Payload> {
  const { data, errors } = await api.ask<{ upsertOrganisation: Payload }>(UPSERT, { input });
  expect(errors).toBeUndefined();
  return data.upsertOrganisation;
}

async function candidates(id: string): Promise<string[]> {
  const { data } = await api.ask<{
    organisation: { recommendations: { edges: { node: { candidate: { ownId: string } } }[] } };
  }>(CANDIDATES, { id });
  return data.organisation.recommendations.edges.map(({ node }) => node.candidate.ownId);
}

const BAKER = {
  ...{ id: 'roti-contoh', name: 'Roti Contoh', kind: 'SME', roles: ['SME'], size: 'MICRO' },
  basedIn: ['market/ID-YO'],
  sectors: [{ code: '1071', primary: true }],
  goals: ['REACH_CUSTOMERS'],
  offers: [{ resource: 'channel/instagram', strength: 0.8 }],
  needs: [{ resource: 'skill/export-documents', priority: 5 }],
};

test('what is written shows at once, and writing it again changes nothing', async () => {
  expect(await upsert(BAKER)).toMatchObject({ outcome: 'CREATED', organisation: { name: 'Roti Contoh' } });
  expect((await candidates(BAKER.id)).length).toBeGreaterThan(0);
  expect(await upsert(BAKER)).toMatchObject({ outcome: 'UNCHANGED' });
  expect(await upsert({ id: BAKER.id, size: 'SMALL' })).toMatchObject({ outcome: 'UPDATED' });
  const { data } = await api.ask<{ organisation: Record<string, unknown> }>(
    `query ($id: ID!) { organisation(id: $id) {
      name size kind goals sectors { primary sector { code } } basedIn { ownId }
      offers { edges { node { strength resource { ownId } } } } needs { edges { node { priority resource { ownId } } } }
    } }`,
    { id: BAKER.id },
  );
  expect(data.organisation).toEqual({
    ...{ name: 'Roti Contoh', size: 'SMALL', kind: 'SME', goals: ['REACH_CUSTOMERS'] },
    sectors: [{ primary: true, sector: { code: '1071' } }],
    basedIn: [{ ownId: 'market/ID-YO' }],
    offers: { edges: [{ node: { strength: 0.8, resource: { ownId: 'channel/instagram' } } }] },
    needs: { edges: [{ node: { priority: 5, resource: { ownId: 'skill/export-documents' } } }] },
  });
});

test('null clears a field, a field left out stays, a list replaces the stored one', async () => {
  await upsert({ ...BAKER, id: 'roti-kedua', url: 'https://example.org', description: 'Roti' });
  const second = await upsert({ id: 'roti-kedua', url: null, needs: [{ resource: 'finance/grants' }] });
  expect(second.outcome).toBe('UPDATED');
  const { data } = await api.ask<{ organisation: unknown }>(`{ organisation(id: "roti-kedua") {
    url description
    now: needs { edges { node { resource { ownId } } } }
    ever: needs(includeEnded: true) { totalCount }
  } }`);
  expect(data.organisation).toEqual({
    ...{ url: null, description: 'Roti' },
    now: { edges: [{ node: { resource: { ownId: 'finance/grants' } } }] },
    ever: { totalCount: 2 },
  });
});

test('good rows are written although others are refused, each with its reasons', async () => {
  const rows = [
    { ...BAKER, id: 'baris-1' },
    { ...BAKER, id: 'baris-2', basedIn: ['market/atlantis'] },
    { ...BAKER, id: 'baris-3', needs: [{ resource: 'skill/no-such-thing', priority: 5 }] },
    { ...BAKER, id: 'baris-4', keptCommitments: 1.5, url: 'not a url' },
    { ...BAKER, id: 'baris-5', name: 'Warung 市場 ☕ Ñandú' },
  ];
  const { data, errors } = await api.ask<{
    upsertOrganisations: { created: number; refused: number; rows: Payload[] };
  }>(UPSERT_MANY, { organisations: rows });
  expect(errors).toBeUndefined();
  const { created, refused, rows: outcomes } = data.upsertOrganisations;
  expect({ created, refused }).toEqual({ created: 2, refused: 3 });
  expect(outcomes.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  for (const { outcome, organisation, userErrors } of outcomes.slice(1, 4)) {
    expect({ outcome, organisation }).toEqual({ outcome: 'REFUSED', organisation: null });
    expect(userErrors.length).toBeGreaterThan(0);
    for (const { code, field, remedy } of userErrors) {
      expect(code).toBe('INVALID_INPUT');
      expect([field, remedy]).not.toContain('');
    }
  }
  expect(outcomes[1].userErrors.map(({ field }) => field).join()).toMatch(/basedIn/);
  expect(outcomes[2].userErrors.map(({ field }) => field).join()).toBe('needs[0].resource');
  expect(outcomes[3].userErrors.map(({ field }) => field)).toContain('keptCommitments');
  expect(outcomes[4].organisation?.name).toBe('Warung 市場 ☕ Ñandú');
  const { data: stored } = await api.ask('{ organisation(id: "baris-4") { name } }');
  expect(stored).toEqual({ organisation: null });
  const found = await api.ask<{ organisations: { edges: { node: { ownId: string } }[] } }>(
    `{ organisations(search: "市場 ñand") { edges { node { ownId } } } }`,
  );
  expect(found.data.organisations.edges[0].node.ownId).toBe('baris-5');
});

test('a row that points at several things that are not there is told all of them', async () => {
  const { outcome, userErrors } = await upsert({
    ...BAKER,
    id: 'baris-banyak',
    basedIn: ['market/atlantis', 'skill/export-documents'],
    sectors: [{ code: '9999' }],
    offers: [{ resource: 'channel/no-such-thing' }, { resource: 'channel/instagram' }],
    needs: [{ resource: 'skill/no-such-thing' }],
  });
  expect(outcome).toBe('REFUSED');
  expect(userErrors.map(({ field }) => field)).toEqual([
    'basedIn',
    'basedIn',
    'sectors',
    'offers[0].resource',
    'needs[0].resource',
  ]);
  const { userErrors: unlike } = await upsert({
    id: 'baris-banyak',
    needs: [{ resource: 'brand/qqqqqqqq' }],
  });
  expect(unlike.map(({ remedy }) => remedy)).toEqual([
    'Use the id of one that the query resources lists; who runs the server adds others by symbiosis import.',
  ]);
});

test('a row with bad values is told of its bad references as well, each field once', async () => {
  const { userErrors } = await upsert({
    ...BAKER,
    ...{ id: 'baris-buruk', keptCommitments: 1.5, url: 'not a url', basedIn: ['market/atlantis'] },
    sectors: [{ code: '9999' }],
    offers: [{ resource: 'channel/instagram', strength: 7 }, { resource: 'channel/no-such-thing' }],
    needs: [{ resource: 'no-such-kind', priority: 5 }],
  });
  const fields = userErrors.map(({ field }) => field);
  expect(new Set(fields)).toEqual(
    new Set([
      ...['keptCommitments', 'url', 'basedIn', 'sectors'],
      ...['offers[0].strength', 'offers[1].resource', 'needs[0].resource'],
    ]),
  );
  expect(fields).toHaveLength(new Set(fields).size);
});

test('half a place and a second main sector are refused, and nothing is written', async () => {
  const half = await upsert({ ...BAKER, id: 'baris-tempat', lat: 5 });
  expect([half.outcome, half.userErrors.map(({ field }) => field)]).toEqual(['REFUSED', ['lng']]);
  const sectors = ['1071', '1079', '5610'].map((code) => ({ code, primary: code !== '1071' }));
  const twice = await upsert({ ...BAKER, id: 'baris-sektor', sectors });
  expect(twice.userErrors).toMatchObject([
    { field: 'sectors[2].primary', message: '1079 is its main sector already' },
  ]);
  expect(await upsert({ ...BAKER, id: 'baris-tempat', lat: 5, lng: 110 })).toMatchObject({
    outcome: 'CREATED',
  });
});

test('a scheme with a colon is refused by name, and a value with one comes back whole', async () => {
  const externalIds = [
    { scheme: 'npwp', value: '1:2' },
    { scheme: 'a:b', value: '1' },
  ];
  const { outcome, userErrors } = await upsert({ id: 'baris-skema', externalIds });
  expect([outcome, userErrors]).toMatchObject([
    'REFUSED',
    [{ field: 'externalIds[1].scheme', message: 'the scheme a:b has a colon' }],
  ]);
  await upsert({ id: 'baris-skema', externalIds: externalIds.slice(0, 1) });
  const { data } = await api.ask('{ organisation(id: "baris-skema") { externalIds { scheme value } } }');
  expect(data).toEqual({ organisation: { externalIds: externalIds.slice(0, 1) } });
});

test('more rows than one request may write are refused as a whole', async () => {
  const organisations = Array.from({ length: 501 }, (_, i) => ({ id: `many-${i}`, name: 'Contoh' }));
  const { errors } = await api.ask(UPSERT_MANY, { organisations });
  expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'organisations' });
});

test('a write whose answer asks for too much is refused, whatever the same document wrote before', async () => {
  const ranked = `mutation ($organisations: [OrganisationInput!]!, $input: UpsertOrganisationsInput!) {
    listed: upsertOrganisations(input: { organisations: $organisations }) { ...Ranked }
    whole: upsertOrganisations(input: $input) { ...Ranked }
  }
  fragment Ranked on UpsertOrganisationsPayload {
    rows { organisation { recommendations(first: 20) { totalCount edges { node { score } } } } }
  }`;
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `ranked-${i}`, name: 'Contoh' }));
  const codeOf = async (listed: number, whole: number) => {
    const variables = { organisations: rows(listed), input: { organisations: rows(whole) } };
    const { errors } = await api.ask(ranked, variables);
    return errors?.[0].extensions.code;
  };
  expect(await codeOf(1, 1)).toBeUndefined();
  expect(await codeOf(30, 1)).toBe('LIMIT_EXCEEDED');
  expect(await codeOf(1, 30)).toBe('LIMIT_EXCEEDED');
  expect((await api.ask('{ organisation(id: "ranked-2") { name } }')).data).toEqual({ organisation: null });
});

test('writers at the same time lose nothing and create nothing twice', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      upsert({ ...BAKER, id: 'serentak', employees: i + 1, offers: [{ resource: 'channel/instagram' }] }),
    ),
  );
  expect(outcomes.filter(({ outcome }) => outcome === 'CREATED')).toHaveLength(1);
  expect(outcomes.filter(({ outcome }) => outcome === 'REFUSED')).toHaveLength(0);
  const { data } = await api.ask<{ organisation: unknown }>(
    '{ organisation(id: "serentak") { offers(includeEnded: true) { totalCount } basedIn { ownId } sectors { primary } } }',
  );
  expect(data.organisation).toEqual({
    offers: { totalCount: 1 },
    basedIn: [{ ownId: 'market/ID-YO' }],
    sectors: [{ primary: true }],
  });
});

describe('declining', () => {
  const DECLINE = `mutation ($seeker: ID!, $candidate: ID!, $reason: String) {
    declinePartner(input: { seeker: $seeker, candidate: $candidate, reason: $reason }) {
      seeker { ownId } candidate { ownId } userErrors { field code message remedy }
    }
  }`;

  test('keeps two apart, either way', async () => {
    const [first, second] = await candidates(BAKER.id);
    const { data } = await api.ask(DECLINE, { seeker: BAKER.id, candidate: first, reason: 'Terlalu jauh' });
    expect(data).toEqual({
      declinePartner: { seeker: { ownId: BAKER.id }, candidate: { ownId: first }, userErrors: [] },
    });
    const left = await candidates(BAKER.id);
    expect(left).not.toContain(first);
    expect(left).toContain(second);
    expect(await candidates(first)).not.toContain(BAKER.id);
    const why = `query ($seeker: ID!, $candidate: ID!) { why(seeker: $seeker, candidate: $candidate) { exclusions } }`;
    for (const [pair, exclusions] of [
      [{ seeker: BAKER.id, candidate: first }, ['DECLINED']],
      [{ seeker: first, candidate: BAKER.id }, ['DECLINED']],
      [{ seeker: BAKER.id, candidate: second }, []],
    ] as const) {
      expect((await api.ask(why, pair)).data).toEqual({ why: { exclusions } });
    }
  });

  const WITHDRAW = `mutation ($seeker: ID!, $candidate: ID!) {
    withdrawDecline(input: { seeker: $seeker, candidate: $candidate }) {
      seeker { ownId } candidate { ownId } userErrors { field code message remedy }
    }
  }`;

  test('can be taken back, which twice is once', async () => {
    const [first] = await candidates(BAKER.id);
    const pair = { seeker: BAKER.id, candidate: first };
    await api.ask(DECLINE, pair);
    expect(await candidates(BAKER.id)).not.toContain(first);
    for (let time = 0; time < 2; time++) {
      expect((await api.ask(WITHDRAW, pair)).data).toEqual({
        withdrawDecline: { seeker: { ownId: BAKER.id }, candidate: { ownId: first }, userErrors: [] },
      });
      expect(await candidates(BAKER.id)).toContain(first);
      const why = `query ($seeker: ID!, $candidate: ID!) { why(seeker: $candidate, candidate: $seeker) { exclusions } }`;
      expect((await api.ask(why, pair)).data).toEqual({ why: { exclusions: [] } });
    }
  });

  test('by both is taken back by both', async () => {
    const [first] = await candidates(BAKER.id);
    const [mine, theirs] = [
      { seeker: BAKER.id, candidate: first },
      { seeker: first, candidate: BAKER.id },
    ];
    await Promise.all([api.ask(DECLINE, mine), api.ask(DECLINE, theirs)]);
    await api.ask(WITHDRAW, mine);
    expect(await candidates(BAKER.id)).not.toContain(first);
    await api.ask(WITHDRAW, theirs);
    expect(await candidates(BAKER.id)).toContain(first);
  });

  test.each([
    [{ seeker: 'nobody', candidate: BAKER.id }, 'seeker'],
    [{ seeker: BAKER.id, candidate: 'nobody' }, 'candidate'],
  ])('says who is missing: %j', async (names, field) => {
    for (const mutation of [DECLINE, WITHDRAW]) {
      const { data, errors } = await api.ask<Record<string, { userErrors: unknown[] }>>(mutation, names);
      expect(errors).toBeUndefined();
      expect(Object.values(data)[0].userErrors).toMatchObject([{ field, code: 'NOT_FOUND' }]);
    }
  });

  test('no organisation declines itself', async () => {
    const { data } = await api.ask<{ declinePartner: { userErrors: unknown[] } }>(DECLINE, {
      seeker: BAKER.id,
      candidate: BAKER.id,
    });
    expect(data.declinePartner.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: 'candidate', message: 'No organisation can decline itself.' },
    ]);
  });
});

test('a removed organisation is gone from every answer', async () => {
  await upsert({ ...BAKER, id: 'sementara' });
  const REMOVE =
    'mutation ($id: ID!) { removeOrganisation(input: { id: $id }) { removedId userErrors { code field } } }';
  const first = await api.ask(REMOVE, { id: 'sementara' });
  expect(first.data).toEqual({ removeOrganisation: { removedId: 'sementara', userErrors: [] } });
  const again = await api.ask(REMOVE, { id: 'sementara' });
  expect(again.data).toEqual({
    removeOrganisation: { removedId: null, userErrors: [{ code: 'NOT_FOUND', field: 'id' }] },
  });
  const nameless = await api.ask(
    'mutation { removeOrganisation(input: { id: "" }) { userErrors { field message } } }',
  );
  const message = 'The id of the organisation is empty.';
  expect(nameless.data).toEqual({ removeOrganisation: { userErrors: [{ field: 'id', message }] } });
  const { data } = await api.ask('{ organisation(id: "sementara") { name } }');
  expect(data).toEqual({ organisation: null });
});

test('an id names its organisation however it is written', async () => {
  const id = 'caf\u00e9-contoh';
  const asTyped = ' cafe\u0301-contoh ';
  const wanted = { offers: [{ resource: 'skill/export-documents' }] };
  expect(await upsert({ ...BAKER, ...wanted, id: asTyped })).toMatchObject({ id, outcome: 'CREATED' });
  expect(await candidates(asTyped)).toEqual(await candidates(id));
  await upsert(BAKER);
  const asked = BAKER.id;
  expect(await candidates(asked)).toContain(id);
  const { data } = await api.ask<{ why: unknown; organisation: Record<'all' | 'others', unknown> }>(
    `query ($id: ID!, $other: ID!) {
      why(seeker: $other, candidate: $id) { candidate { ownId } }
      organisation(id: $other) {
        all: recommendations(filter: { ids: [$id] }) { edges { node { candidate { ownId } } } }
        others: recommendations(first: 100, exclude: [$id]) { edges { node { candidate { ownId } } } }
      }
    }`,
    { id: asTyped, other: asked },
  );
  expect(data.why).toEqual({ candidate: { ownId: id } });
  expect(data.organisation.all).toEqual({ edges: [{ node: { candidate: { ownId: id } } }] });
  expect(JSON.stringify(data.organisation.others)).not.toContain(id);
  const removed = await api.ask(
    'mutation ($id: ID!) { removeOrganisation(input: { id: $id }) { removedId } }',
    { id: asTyped },
  );
  expect(removed.data).toEqual({ removeOrganisation: { removedId: id } });
});

test('nobody is described under the id of an organisation on record', async () => {
  const taken =
    'query ($profile: OrganisationInput!) { recommendationsFor(profile: $profile) { totalCount } }';
  await upsert(BAKER);
  const { errors } = await api.ask(taken, { profile: { id: BAKER.id, seeking: 'kopi' } });
  expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'profile.id' });
});
