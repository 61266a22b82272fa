import { ALLIANCE_TYPES } from '../../src/domain/allianceType';
import type { GraphSnapshot, TenantKey } from '../../src/domain/graph';
import type { Database } from '../../src/store/database';
import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApi, type TestApi } from '../support/testApi';
import { testDatabase } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

interface Gain {
  readonly gain: number;
  readonly coveredNeeds: readonly { readonly resource: { readonly ownId: string } }[] | null;
  readonly uncoveredNeeds: readonly { readonly resource: { readonly ownId: string } }[] | null;
  readonly coveredNeedsCount: number;
  readonly uncoveredNeedsCount: number;
  readonly needPoints: number;
  readonly commonGroundPoints: number;
  readonly textPoints: number;
  readonly coverage: readonly { readonly dimension: string }[];
}

interface Item {
  readonly candidate: { readonly ownId: string; readonly kind: string };
  readonly score: number | null;
  readonly rank: { readonly position: number; readonly total: number } | null;
  readonly evidence: string;
  readonly scoredAs: string;
  readonly explainedAs: string;
  readonly advisedTypes: readonly { readonly type: string; readonly reasons: readonly string[] }[];
  readonly seekerGain: Gain;
  readonly candidateGain: Gain;
}

interface List {
  readonly totalCount: number;
  readonly basis: string | null;
  readonly nextSteps: readonly string[];
  readonly revision: number;
  readonly epoch: string;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Item }[];
}

const GAIN = `{
  gain needPoints commonGroundPoints textPoints coveredNeedsCount uncoveredNeedsCount matchedWords
  coverage { dimension needs coverage }
  coveredNeeds { resource { ownId name } offer { name } dimension priority rarity strength decay coverage points }
  uncoveredNeeds { resource { ownId name } dimension priority }
  sharedResources { resource { name } rarity strength }
}`;
const ITEM = `{
  candidate { ownId name kind }
  score rank { position total } evidence scoredAs explainedAs winWin reciprocity basis competition related
  advisedTypes { type reasons definition { gate cautions } score { gate open advice total } }
  factors { place experience network compatibility competition }
  seekerGain ${GAIN} candidateGain ${GAIN}
}`;
const LIST = `query (
  $id: ID!, $first: Int! = 20, $after: String, $filter: CandidateFilter, $types: [AllianceType!],
  $minScore: Float, $exclude: [ID!], $brief: Brief
) {
  organisation(id: $id) {
    recommendations(
      first: $first, after: $after, filter: $filter, types: $types, minScore: $minScore, exclude: $exclude, brief: $brief
    ) {
      totalCount basis nextSteps revision epoch
      pageInfo { hasNextPage endCursor }
      edges { node ${ITEM} }
    }
  }
}`;

let database: Database;
let api: TestApi;
let sample: GraphSnapshot;
let seeker: TenantKey;

beforeAll(async () => {
  database = await testDatabase();
  sample = seedSnapshot();
  await writeSnapshot(database, sample);
  api = await startTestApi({ database });
  seeker = sample.organisations.find(
    ({ needs, roles, needsVisibility }) =>
      roles.includes('SME') && needs.length >= 5 && needsVisibility === 'OPEN',
  )!;
});

afterAll(async () => {
  await api.close();
  await database.close();
});

async function recommend(variables: Record<string, unknown> = {}): Promise<List> {
  const answer = await api.ask<{ organisation: { recommendations: List } }>(LIST, {
    id: seeker.id,
    ...variables,
  });
  expect(answer.errors).toBeUndefined();
  return answer.data.organisation.recommendations;
}

const candidatesOf = ({ edges }: List) => edges.map(({ node }) => node.candidate.ownId);

test('partners come best first, with reasons, and the points of each side add up to its gain', async () => {
  const { edges, basis, totalCount } = await recommend({ first: 10 });
  expect(basis).toBe('STATED');
  expect(totalCount).toBeGreaterThan(10);
  const scores = edges.map(({ node }) => node.score!);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  for (const { node } of edges) {
    expect(node.explainedAs).toBe(node.scoredAs);
    for (const { reasons } of node.advisedTypes) expect(reasons.join('')).not.toBe('');
    for (const side of [node.seekerGain, node.candidateGain]) {
      expect(side.needPoints + side.commonGroundPoints + side.textPoints).toBeCloseTo(side.gain, 9);
      expect(side.coverage).toHaveLength(8);
      if (side.coveredNeeds) expect(side.coveredNeeds).toHaveLength(side.coveredNeedsCount);
    }
  }
  expect(edges.some(({ node }) => node.advisedTypes.length > 0)).toBe(true);
  const needs = sample.organisations
    .find(({ id }) => id === seeker.id)!
    .needs.map(({ resourceId }) => resourceId);
  const { coveredNeeds, uncoveredNeeds } = edges[0].node.seekerGain;
  const shown = [...coveredNeeds!, ...uncoveredNeeds!].map(({ resource }) => resource.ownId);
  expect(shown.sort()).toEqual([...needs].sort());
});

test('pages give every candidate once, in the order of one long page', async () => {
  const whole = await recommend({ first: 100 });
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: List = await recommend({ first: 13, after });
    expect(page.totalCount).toBe(whole.totalCount);
    const places = page.edges.map(({ node }) => node.rank);
    expect(places).toEqual(places.map((_, i) => ({ position: ids.length + i + 1, total: whole.totalCount })));
    ids.push(...candidatesOf(page));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(ids).toHaveLength(whole.totalCount);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(0, 100)).toEqual(candidatesOf(whole));
});

test('a cursor of other arguments is refused', async () => {
  const { pageInfo } = await recommend({ first: 1 });
  const { errors } = await api.ask(LIST, { id: seeker.id, after: pageInfo.endCursor, minScore: 10 });
  expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'after' });
});

test('a cursor outlives reading the graph anew, holds in every process, and expires with the statistics', async () => {
  const { epoch, pageInfo, edges } = await recommend({ first: 2 });
  const both = candidatesOf(await recommend({ first: 4 })).slice(2);
  const next = { id: seeker.id, first: 2, after: pageInfo.endCursor };
  await api.reload();
  const after = await recommend(next);
  expect([after.epoch, candidatesOf(after)]).toEqual([epoch, both]);

  const replica = await startTestApi({ database });
  const { data } = await replica.ask<{ organisation: { recommendations: List } }>(LIST, next);
  expect(data.organisation.recommendations).toEqual(after);
  await replica.close();

  const newcomer = { id: 'one-more', name: 'One More', offers: [{ resource: 'channel/instagram' }] };
  const upsert = 'mutation ($input: OrganisationInput!) { upsertOrganisation(input: $input) { outcome } }';
  await api.ask(upsert, { input: newcomer });
  expect((await recommend(next)).epoch).toBe(epoch);
  await api.reload();
  const { errors } = await api.ask(LIST, next);
  expect(errors?.[0].extensions).toMatchObject({ code: 'CURSOR_EXPIRED', field: 'after' });

  await api.ask('mutation { removeOrganisation(input: { id: "one-more" }) { removedId } }');
  await api.reload();
  expect(candidatesOf(await recommend(next))).toEqual(both);
  expect(candidatesOf(await recommend({ first: 2 }))).toEqual(candidatesOf({ edges } as List));
});

test('filters, exclusions, types and a minimum score are honoured inside the list', async () => {
  const best = candidatesOf(await recommend({ first: 3 }));
  const without = await recommend({ first: 3, exclude: [best[0]] });
  expect(candidatesOf(without)).toEqual(expect.arrayContaining([best[1], best[2]]));
  expect(candidatesOf(without)).not.toContain(best[0]);

  const shortlist = await recommend({ first: 3, filter: { ids: [best[2], seeker.id, best[0]] } });
  expect(candidatesOf(shortlist)).toEqual([best[0], best[2]]);
  const { edges } = await recommend({ first: 100, filter: { kinds: ['MARKETPLACE', 'UNIVERSITY'] } });
  expect(edges.length).toBeGreaterThan(0);
  expect(edges.every(({ node }) => ['MARKETPLACE', 'UNIVERSITY'].includes(node.candidate.kind))).toBe(true);

  const high = await recommend({ first: 100, minScore: 30 });
  expect(high.edges.every(({ node }) => node.score !== null && node.score >= 30)).toBe(true);
  expect(high.totalCount).toBeLessThan((await recommend({ first: 1 })).totalCount);

  const only = await recommend({ first: 20, types: ['PUBLIC_PRIVATE'] });
  expect(only.edges.every(({ node }) => node.scoredAs === 'PUBLIC_PRIVATE')).toBe(true);
});

test('no number is claimed where too little is known', async () => {
  const newcomer = {
    id: 'newcomer',
    name: 'Usaha Baru Contoh',
    roles: ['SME'],
    language: 'id',
    description: 'kerajinan batik',
  };
  await api.ask('mutation ($input: OrganisationInput!) { upsertOrganisation(input: $input) { outcome } }', {
    input: newcomer,
  });
  const list = await recommend({ id: 'newcomer', first: 100 });
  expect(list.nextSteps.length).toBeGreaterThan(2);
  const unknown = list.edges.filter(({ node }) => node.evidence === 'UNKNOWN');
  expect(unknown.length).toBeGreaterThan(0);
  expect(unknown.every(({ node }) => node.score === null)).toBe(true);
  expect(
    (await recommend({ id: 'newcomer', minScore: 1 })).edges.every(({ node }) => node.score !== null),
  ).toBe(true);
});

test('a brief takes the place of what is sought', async () => {
  const text = 'ekspor kerajinan ke luar negeri dengan pelatihan dokumen ekspor';
  const list = await recommend({ brief: { text, language: 'id' }, first: 5 });
  expect(list.edges).toHaveLength(5);
  const { errors } = await api.ask(LIST, { id: seeker.id, brief: { text: 'x'.repeat(10_001) } });
  expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'brief.text' });
});

test.each([
  [{ minScore: 101 }, 'minScore'],
  [{ minScore: -1 }, 'minScore'],
  [{ first: 0 }, 'first'],
  [{ filter: { sectors: ['nowhere'] } }, 'filter.sectors[0]'],
  [{ filter: { markets: ['skill/export-documents'] } }, 'filter.markets[0]'],
  [{ exclude: ['nope'] }, 'exclude[0]'],
  [{ filter: { ids: ['nope'] } }, 'filter.ids[0]'],
  [{ filter: { ids: Array.from({ length: 1_001 }, (_, i) => `x${i}`) } }, 'filter.ids'],
  [{ brief: { text: ' ' } }, 'brief.text'],
  [{ brief: { text: 'kopi', language: '??' } }, 'brief.language'],
  [{ exclude: Array.from({ length: 1_001 }, (_, i) => `x${i}`) }, 'exclude'],
])('bad input %# names the field and the remedy', async (variables, field) => {
  const { errors } = await api.ask(LIST, { id: seeker.id, ...variables });
  expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  expect(errors?.[0].extensions.remedy).toBeTruthy();
});

describe('for an organisation that is only described', () => {
  const FOR = `query ($profile: OrganisationInput!, $first: Int! = 10, $after: String) {
    recommendationsFor(profile: $profile, first: $first, after: $after) {
      totalCount basis nextSteps revision epoch pageInfo { hasNextPage endCursor } edges { node ${ITEM} }
    }
  }`;

  test('the list is that of the same organisation on record', async () => {
    const profile = {
      ...{
        id: 'kopi-uji',
        name: 'Kopi Uji',
        kind: 'SME',
        roles: ['SME'],
        size: 'MICRO',
        goals: ['BUILD_BRAND'],
      },
      basedIn: ['market/ID-YO'],
      sectors: [{ code: '5630', primary: true }],
      offers: [{ resource: 'channel/instagram', strength: 0.7 }],
      needs: [{ resource: 'finance/grants', priority: 4 }, { resource: 'skill/export-documents' }],
    };
    const described = await api.ask<{ recommendationsFor: List }>(FOR, { profile });
    expect(described.errors).toBeUndefined();
    const list = described.data.recommendationsFor;
    expect(list.edges.length).toBeGreaterThan(0);
    const after = list.pageInfo.endCursor;
    const next = await api.ask<{ recommendationsFor: List }>(FOR, { profile, after });
    expect(next.errors).toBeUndefined();
    await api.ask('mutation ($input: OrganisationInput!) { upsertOrganisation(input: $input) { outcome } }', {
      input: profile,
    });
    const asked = { id: profile.id, first: 10 };
    const { data } = await api.ask<{ organisation: { recommendations: List } }>(LIST, asked);
    expect(list.edges.map(({ node }) => node)).toEqual(
      data.organisation.recommendations.edges.map(({ node }) => node),
    );
  });

  test.each([
    [{ keptCommitments: 2 }, 'profile.keptCommitments'],
    [{ id: '' }, 'profile.id'],
    [{ sectors: [{ code: '9999' }] }, 'profile.sectors[0]'],
    [{ needs: [{ resource: 'skill/none' }] }, 'profile.needs[0].resource'],
    [{ offers: [{ resource: 'none' }] }, 'profile.offers[0].resource'],
  ])('a bad description is refused: %j', async (fields, field) => {
    const { errors } = await api.ask(FOR, { profile: { id: 'x', ...fields } });
    expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  });
});

describe('why', () => {
  const WHY = `query ($seeker: ID!, $candidate: ID!, $type: AllianceType) {
    why(seeker: $seeker, candidate: $candidate, type: $type) {
      ...on Recommendation ${ITEM}
      types { type open gate }
    }
  }`;

  test('explains a listed pair as its list does, and any type that is asked for', async () => {
    const [{ node }] = (await recommend({ first: 1 })).edges;
    const pair = { seeker: seeker.id, candidate: node.candidate.ownId };
    const { data } = await api.ask<{ why: Item & { types: { type: string; gate: string }[] } }>(WHY, pair);
    expect(data.why).toMatchObject(node);
    expect(data.why.types.map(({ type }) => type)).toEqual([...ALLIANCE_TYPES]);
    expect(data.why.types.every(({ gate }) => gate.length > 0)).toBe(true);
    const other = await api.ask<{ why: Item }>(WHY, { ...pair, type: 'SERVICE' });
    expect(other.data.why).toMatchObject({
      explainedAs: 'SERVICE',
      scoredAs: node.scoredAs,
      score: node.score,
    });
  });

  test('tells the place in the list, none where the list leaves the candidate out', async () => {
    const { edges, totalCount } = await recommend({ first: 40 });
    const rankOf = async (candidate: string) =>
      (await api.ask<{ why: Item }>(WHY, { seeker: seeker.id, candidate })).data.why.rank;
    for (const at of [0, 6, 39]) {
      const place = await rankOf(edges[at].node.candidate.ownId);
      expect(place).toEqual({ position: at + 1, total: totalCount });
    }
    const listed = new Set(candidatesOf(await recommend({ first: 100 })));
    const pairs = sample.organisations.filter(({ id }) => id !== seeker.id && !listed.has(id));
    const closed = pairs.find(({ open }) => !open)!;
    expect(await rankOf(closed.id)).toBeNull();
  });

  test.each([
    [{ seeker: 'nobody' }, 'seeker'],
    [{ candidate: 'nobody' }, 'candidate'],
  ])('says who is missing: %j', async (names, field) => {
    const pair = { seeker: seeker.id, candidate: sample.organisations[0].id, ...names };
    const { errors } = await api.ask(WHY, pair);
    expect(errors?.[0].extensions).toMatchObject({ code: 'NOT_FOUND', field });
  });
});

describe('a seeker that does not show its needs', () => {
  const NEEDS = `query ($id: ID!) {
    organisation(id: $id) { needsCount needs { totalCount } recommendations(first: 50) { nextSteps edges { node ${ITEM} } } }
    why(seeker: $id, candidate: "pasar-kriya-fiktif") ${ITEM}
  }`;
  interface Shown {
    readonly organisation: {
      readonly needsCount: number | null;
      readonly needs: { readonly totalCount: number };
      readonly recommendations: List;
    };
    readonly why: Item;
  }
  const FIRM = {
    ...{ name: 'Contoh Tertutup', kind: 'SME', size: 'SMALL', basedIn: ['market/ID-YO'] },
    sectors: [{ code: '1312', primary: true }],
    offers: [{ resource: 'offering/batik-fabric' }, { resource: 'channel/instagram' }],
    needs: [{ resource: 'channel/online-marketplace', priority: 5 }, { resource: 'skill/export-documents' }],
  };

  async function shown(id: string, fields: Record<string, unknown>): Promise<Shown> {
    const { data: written } = await api.ask<{ upsertOrganisation: { userErrors: unknown[] } }>(
      'mutation ($input: OrganisationInput!) { upsertOrganisation(input: $input) { userErrors { field message } } }',
      { input: { ...FIRM, id, ...fields } },
    );
    expect(written.upsertOrganisation.userErrors).toEqual([]);
    const { data, errors } = await api.ask<Shown>(NEEDS, { id });
    expect(errors).toBeUndefined();
    await api.ask('mutation ($id: ID!) { removeOrganisation(input: { id: $id }) { removedId } }', { id });
    return data;
  }

  test('is for whoever asks as one that needs nothing where it hides them', async () => {
    const hidden = await shown('tertutup', { needsVisibility: 'HIDDEN' });
    expect(hidden.organisation).toMatchObject({ needsCount: null, needs: { totalCount: 0 } });
    const without = await shown('tertutup', { needs: [] });
    expect(hidden.organisation.recommendations).toEqual(without.organisation.recommendations);
    expect(hidden.why).toEqual(without.why);
    expect(hidden.organisation.recommendations.edges.length).toBeGreaterThan(10);
  });

  test('is ranked by them all the same, and their number is told, where it lets them be counted', async () => {
    const counted = await shown('terhitung', { needsVisibility: 'COUNTED' });
    expect(counted.organisation).toMatchObject({ needsCount: 2, needs: { totalCount: 0 } });
    const open = await shown('terhitung', { needsVisibility: 'OPEN' });
    const unnamed = (item: Item): Item => ({
      ...item,
      seekerGain: { ...item.seekerGain, coveredNeeds: null, uncoveredNeeds: null },
    });
    expect(open.why.seekerGain.coveredNeeds).not.toEqual([]);
    expect(counted.why).toEqual(unnamed(open.why));
    expect(counted.organisation.recommendations).toEqual({
      ...open.organisation.recommendations,
      edges: open.organisation.recommendations.edges.map(({ node }) => ({ node: unnamed(node) })),
    });
  });
});
