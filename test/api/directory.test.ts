import { ALLIANCE_TYPES } from '../../src/domain/allianceType';
import { compareCodePoints } from '../../src/domain/codePointOrder';
import type { GraphSnapshot } from '../../src/domain/graph';
import type { Database } from '../../src/store/database';
import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApi, type TestApi } from '../support/testApi';
import { testDatabase } from '../support/testDatabase';
import { writeSnapshot } from '../support/writeSnapshot';

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly ownId: string } }[];
}

const LIST = `query ($filter: OrganisationFilter, $search: String, $first: Int! = 100, $after: String) {
  organisations(filter: $filter, search: $search, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ownId name } }
  }
}`;

let database: Database;
let api: TestApi;
let queries: string[] = [];
let sample: GraphSnapshot;

beforeAll(async () => {
  database = await testDatabase({ onQuery: (cypher) => queries.push(cypher) });
  sample = seedSnapshot();
  await writeSnapshot(database, sample);
  api = await startTestApi({ database });
});

afterAll(async () => {
  await api.close();
  await database.close();
});

async function list(variables: Record<string, unknown>): Promise<Page> {
  const { data, errors } = await api.ask<{ organisations: Page }>(LIST, variables);
  expect(errors).toBeUndefined();
  return data.organisations;
}

const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.ownId);

async function everyPage(variables: Record<string, unknown>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: Page = await list({ ...variables, after });
    ids.push(...idsOf(page));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

describe('listing organisations', () => {
  test('all pages give every organisation once, in code-point order', async () => {
    const ids = await everyPage({ first: 37 });
    expect(ids).toEqual(sample.organisations.map(({ id }) => id).sort(compareCodePoints));
  });

  test('the total counts the whole list on every page', async () => {
    const { totalCount, edges } = await list({ first: 1 });
    expect(edges).toHaveLength(1);
    expect(totalCount).toBe(sample.organisations.length);
  });

  test('filters by kind, size and goal, which must all hold', async () => {
    const filter = { kinds: ['SME'], sizes: ['MICRO', 'SMALL'], goals: ['BUILD_BRAND'] };
    const expected = sample.organisations.filter(
      ({ kind, size, goals }) =>
        kind === 'SME' && (size === 'MICRO' || size === 'SMALL') && goals.includes('BUILD_BRAND'),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(await everyPage({ filter })).toEqual(expected.map(({ id }) => id).sort(compareCodePoints));
  });

  test('a sector filter takes in everything below it', async () => {
    const ids = await everyPage({ filter: { sectors: ['I'] }, first: 5 });
    const below = new Set(['I']);
    for (const { code, parentCode } of [...sample.sectors, ...sample.sectors, ...sample.sectors]) {
      if (parentCode !== null && below.has(parentCode)) below.add(code);
    }
    const expected = sample.organisations.filter(({ sectors }) =>
      sectors.some(({ code }) => below.has(code)),
    );
    expect(expected.length).toBeGreaterThan(5);
    expect(ids).toEqual(expected.map(({ id }) => id).sort(compareCodePoints));
  });

  test('a market filter takes in everything below it, and a group its members', async () => {
    const inYogyakarta = await everyPage({ filter: { markets: ['market/ID-YO'] } });
    const expected = sample.organisations.filter(({ basedIn }) =>
      basedIn.some((id) => id === 'market/ID-YO' || id.startsWith('market/ID-YO/')),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(inYogyakarta).toEqual(expected.map(({ id }) => id).sort(compareCodePoints));
    const inAsean = await everyPage({ filter: { markets: ['market/group/asean'] } });
    expect(inAsean).toEqual(expect.arrayContaining(inYogyakarta));
  });

  test('sector and market filters hold together, with a search too', async () => {
    const filter = { sectors: ['I'], markets: ['market/ID-YO'] };
    const both = await everyPage({ filter });
    const sector = await everyPage({ filter: { sectors: ['I'] } });
    const market = await everyPage({ filter: { markets: ['market/ID-YO'] } });
    expect(both).toEqual(sector.filter((id) => market.includes(id)));
    const searched = await everyPage({ filter, search: 'contoh' });
    expect(searched.every((id) => both.includes(id))).toBe(true);
  });

  test('an empty part of a filter lets none through', async () => {
    expect(await list({ filter: { kinds: [] } })).toMatchObject({ totalCount: 0, edges: [] });
  });

  test('a sector without its leading zero is refused with the one that is meant', async () => {
    const { errors } = await api.ask(LIST, { filter: { sectors: ['1'] } });
    expect(errors?.[0].message).toBe('There is no sector 1. Did you mean 01?');
  });

  test.each([
    [{ sectors: ['C', 'nowhere'] }, 'filter.sectors[1]'],
    [{ markets: ['market/atlantis'] }, 'filter.markets[0]'],
    [{ markets: ['channel/instagram'] }, 'filter.markets[0]'],
  ])('a filter that names nothing known is refused: %j', async (filter, field) => {
    const { errors } = await api.ask(LIST, { filter });
    expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field, retriable: false });
    expect(errors?.[0].extensions.remedy).toBeTruthy();
    const ranking = `query ($filter: CandidateFilter) {
      organisation(id: "batik-sekar-contoh") { recommendations(filter: $filter) { totalCount } }
    }`;
    const ranked = await api.ask(ranking, { filter });
    expect(ranked.errors?.[0]).toMatchObject({
      message: errors?.[0].message,
      extensions: errors?.[0].extensions,
    });
  });
});

describe('searching', () => {
  const one = () => sample.organisations.find(({ name }) => /^[A-Z][a-z]{5,} [A-Z][a-z]{5,}/.test(name))!;

  test('finds by the beginnings of words, best first', async () => {
    const { id, name } = one();
    const [first, second] = name.split(' ');
    const page = await list({ search: `${first.slice(0, 4)} ${second.slice(0, 4)}` });
    expect(idsOf(page)).toContain(id);
    const whole = await list({ search: name });
    expect(idsOf(whole)[0]).toBe(id);
  });

  test('forgives one wrong letter', async () => {
    const { id, name } = one();
    const wrong = name
      .split(' ')
      .slice(0, 2)
      .map((word) => `${word.slice(0, 3)}q${word.slice(4)}`);
    expect(idsOf(await list({ search: wrong.join(' ') }))).toContain(id);
  });

  test('takes accented letters for plain ones, and plain ones for accented', async () => {
    const write = `mutation { upsertOrganisation(input: { id: "acai-contoh", name: "Açaí Smørbrød 東京" }) { outcome } }`;
    await api.ask(write);
    for (const search of ['acai', 'ACAI', 'açaí', 'aça', 'acqi', 'açqí', 'smorbrod', 'smørb', '東京'])
      expect(idsOf(await list({ search }))).toContain('acai-contoh');
    await api.ask('mutation { removeOrganisation(input: { id: "acai-contoh" }) { removedId } }');
  });

  test('pages through a search give every hit once', async () => {
    const all = await everyPage({ search: 'batik', first: 100 });
    expect(all.length).toBeGreaterThan(3);
    expect(await everyPage({ search: 'batik', first: 2 })).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(['a AND (b', 'name:*', '"unclosed', 'x~2 ^3', '\\', '{!lucene}', 'AND', 'OR NOT'])(
    'takes %j as words and not as a query language',
    async (search) => {
      const { data, errors } = await api.ask<{ organisations: Page }>(LIST, { search });
      if (errors) expect(errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'search' });
      else expect(data.organisations.totalCount).toBeGreaterThanOrEqual(0);
      expect(api.faults).toEqual([]);
    },
  );

  test('resources and sectors are found in English and Indonesian', async () => {
    interface Found {
      readonly edges: readonly {
        readonly node: { readonly code: string; readonly name: string; readonly synonyms: readonly string[] };
      }[];
    }
    const { data } = await api.ask<Record<string, Found>>(`{
      english: sectors(search: "manufacture textil") { edges { node { code } } }
      indonesian: sectors(search: "kulinr") { edges { node { code synonyms } } }
      title: sectors(search: "industri tekstil") { edges { node { code } } }
      channels: resources(kind: CHANNEL, search: "instagrm") { edges { node { name } } }
    }`);
    const nodes = (list: string) => data[list].edges.map(({ node }) => node);
    expect(nodes('english').map(({ code }) => code)).toContain('13');
    expect(new Set(nodes('indonesian').map(({ code }) => code))).toEqual(new Set(['10', '56', '5610']));
    expect(nodes('indonesian').every(({ synonyms }) => synonyms.includes('kuliner'))).toBe(true);
    expect(nodes('title').map(({ code }) => code)).toContain('13');
    expect(nodes('channels').map(({ name }) => name)).toContain('Instagram');
  });
});

describe('bad pages', () => {
  test.each([
    [{ first: 0 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ after: 'nonsense' }, 'after'],
    [{ after: '' }, 'after'],
    [{ search: '?!' }, 'search'],
    [{ search: 'x'.repeat(201) }, 'search'],
  ])('%j names the field and the remedy', async (variables, field) => {
    const { errors } = await api.ask(LIST, variables);
    expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field });
    expect(errors?.[0].extensions.remedy).toBeTruthy();
    expect(errors?.[0].message).toMatch(/\.$/);
  });

  test('a cursor of another list is refused', async () => {
    const { pageInfo } = await list({ first: 1 });
    const { errors } = await api.ask(LIST, {
      first: 1,
      after: pageInfo.endCursor,
      filter: { kinds: ['SME'] },
    });
    expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'after' });
  });
});

describe('one query per level', () => {
  const NESTED = `query ($first: Int!) {
    organisations(first: $first) { edges { node {
      name
      sectors { sector { name parent { name } } }
      basedIn { name level parent { name } }
      offers { edges { node { resource { kind name } } } }
      alliances { totalCount edges { node { members { edges { node { organisation { name kind } } } } } } }
    } } }
  }`;

  test('nested lists cost the same number of queries for two organisations as for fifty', async () => {
    queries = [];
    const few = await api.ask(NESTED, { first: 2 });
    const forTwo = queries.length;
    queries = [];
    const many = await api.ask<{ organisations: Page }>(NESTED, { first: 50 });
    expect(few.errors).toBeUndefined();
    expect(many.errors).toBeUndefined();
    expect(many.data.organisations.edges).toHaveLength(50);
    expect(queries.length).toBeLessThanOrEqual(Math.max(forTwo, 9));
    // The list; sectors, resources and alliances; their parents; the members.
    expect(queries.length).toBeLessThanOrEqual(9);
  });

  test('recommendations hydrate their candidates in one query', async () => {
    queries = [];
    const { errors } = await api.ask(`{ organisation(id: "${sample.organisations[0].id}") {
      name
      recommendations(first: 20) { edges { node { score candidate { name kind description url } } } }
    } }`);
    expect(errors).toBeUndefined();
    expect(queries).toHaveLength(1);
  });

  test('names and scores of recommendations cost no query', async () => {
    queries = [];
    const { errors } = await api.ask(`{ organisation(id: "${sample.organisations[0].id}") {
      id ownId name
      recommendations(first: 20) { totalCount edges { node {
        score evidence advisedTypes { type reasons } candidate { id ownId name }
        seekerGain { coveredNeeds { resource { ownId name kind } offer { name } } }
      } } }
    } }`);
    expect(errors).toBeUndefined();
    expect(queries).toHaveLength(0);
  });
});

describe('one thing by its id', () => {
  test('node finds what the ids of every type stand for', async () => {
    const id = sample.alliances[0].members[0].organisationId;
    const { data } = await api.ask<
      Record<string, { id: string; alliances?: { edges: { node: { id: string } }[] } }>
    >(`{
      organisation(id: "${id}") { id alliances { edges { node { id } } } }
      sector(code: "C") { id }
      resource(id: "market/ID") { id }
    }`);
    const ids = [
      data.organisation.id,
      data.sector.id,
      data.resource.id,
      data.organisation.alliances!.edges[0].node.id,
    ];
    for (const each of ids) {
      const answer = await api.ask<{ node: { id: string; __typename: string } }>(
        'query ($id: ID!) { node(id: $id) { id __typename } }',
        { id: each },
      );
      expect(answer.data.node.id).toBe(each);
    }
  });

  test('an id argument takes the own id and the global one', async () => {
    const { id: ownId } = sample.organisations[3];
    const query = 'query ($id: ID!) { organisation(id: $id) { id ownId name } }';
    const plain = await api.ask<{ organisation: { id: string; ownId: string } }>(query, { id: ownId });
    const global = await api.ask(query, { id: plain.data.organisation.id });
    expect(plain.data.organisation.ownId).toBe(ownId);
    expect(global.data).toEqual(plain.data);
  });

  test('what is not there is null', async () => {
    const { data, errors } = await api.ask(`{
      organisation(id: "nobody") { id } sector(code: "Z") { id } resource(id: "skill/nothing") { id } node(id: "x") { id }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ organisation: null, sector: null, resource: null, node: null });
  });

  test('needs show as far as the organisation lets them', async () => {
    const query =
      'query ($id: ID!) { organisation(id: $id) { needsCount needs { totalCount edges { node { priority } } } } }';
    for (const visibility of ['OPEN', 'COUNTED', 'HIDDEN'] as const) {
      const organisation = sample.organisations.find(
        ({ needsVisibility, needs }) => needsVisibility === visibility && needs.length > 0,
      );
      expect(organisation).toBeDefined();
      const { data } = await api.ask<{
        organisation: { needsCount: number | null; needs: { totalCount: number } };
      }>(query, { id: organisation!.id });
      const { needsCount, needs } = data.organisation;
      expect(needs.totalCount > 0).toBe(visibility === 'OPEN');
      expect(needsCount === null).toBe(visibility === 'HIDDEN');
    }
  });
});

test('the table of alliance types is served as it drives the ranking', async () => {
  const { data } = await api.ask<{
    allianceTypes: {
      type: string;
      weights: { weight: number }[];
      cautions: string[];
      hostWeights: unknown;
    }[];
  }>(`{ allianceTypes {
    type competitionPenalty sectorFit sizeFit place gate goals cautions
    weights { dimension weight } hostWeights { dimension weight } fitWeights { sector size goal trust }
  } }`);
  expect(data.allianceTypes.map(({ type }) => type)).toEqual([...ALLIANCE_TYPES]);
  for (const { weights } of data.allianceTypes) {
    expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  }
  expect(data.allianceTypes.find(({ type }) => type === 'PRICE')?.cautions).toEqual(['COMPETITION_LAW']);
});
