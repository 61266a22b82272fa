import { SymbiosisError } from '../../src/domain/errors';
import type { Alliance } from '../../src/domain/alliance';
import type { Organisation } from '../../src/domain/organisation';
import { DEFAULT_WEIGHT_PROFILE } from '../../src/scoring/weightProfile';
import type { Explanation } from '../../src/scoring/explanation';
import type { RankQuery } from '../../src/services/recommendations';
import { recommendationsForOthers } from '../../src/services/recommendationsForOthers';
import { plainAlliance, plainOrganisation } from '../support/golden/plainGraph';
import { BATIK_GRAPH, memoryRecommendations } from '../support/memoryRecommendations';

const key = (id: string) => ({ tenant: 'default', id });
const query = (more: Partial<RankQuery> = {}): RankQuery => ({
  seeker: { organisation: key('batik') },
  first: 10,
  ...more,
});

async function failure(work: () => unknown): Promise<SymbiosisError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof SymbiosisError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

describe('ranking', () => {
  const recommendations = memoryRecommendations(BATIK_GRAPH);

  test('lists who covers a need, and names them', async () => {
    const page = await recommendations.rank(query());
    expect(page.items.map(({ candidate }) => candidate.id)).toEqual(['pasar']);
    expect(recommendations.organisationName(key('pasar'))).toBe('Pasar Daring 市場');
    expect(recommendations.resourceName('channel:marketplace-shop')).toBe('marketplace shop');
    expect(recommendations.resourceName('channel:unheard-of')).toBe('channel:unheard-of');
  });

  test.each(['starting', 'stopped'] as const)('answers nothing while %s', async (state) => {
    const asleep = memoryRecommendations(BATIK_GRAPH, { state });
    expect((await failure(() => asleep.rank(query()))).code).toBe('NOT_READY');
    expect((await failure(() => asleep.organisation(key('batik')))).code).toBe('NOT_READY');
  });

  test('answers from memory while the graph is away', async () => {
    const stale = memoryRecommendations(BATIK_GRAPH, {
      ...{ state: 'stale', revision: 1, since: new Date(0), reason: 'Neo4j is away' },
    });
    expect((await stale.rank(query())).total).toBe(1);
  });

  test('whom it cannot leave out is refused with those perhaps meant; strangers are not told of', async () => {
    const exclude = [key('pasr')];
    const wrong = await failure(() => recommendations.rank(query({ exclude })));
    expect(wrong.message).toContain('Did you mean pasar');
    const place = await failure(() => recommendations.rankOf({ ...query(), exclude }, key('pasar')));
    expect(place.details.field).toBe('exclude[0]');
    const empty = await failure(() => recommendations.rank(query({ exclude: [key('')] })));
    expect(empty).toMatchObject({
      message: 'The id of the organisation is empty.',
      details: { field: 'exclude[0]' },
    });
    const ids = [key('pasar'), key('pasr')];
    const shortlist = await failure(() => recommendations.rank(query({ filter: { ids } })));
    expect(shortlist.details.field).toBe('filter.ids[1]');
    const foreign = await recommendations.rank(query({ exclude: [{ tenant: 'other', id: 'pasar' }] }));
    expect(foreign.total).toBe(1);
  });

  test('an id with a letter wrong, or a name, is not found, but meant ones are named', async () => {
    const wrong = await failure(() => recommendations.rank(query({ seeker: { organisation: key('batk') } })));
    expect(wrong).toMatchObject({ code: 'NOT_FOUND', details: { field: 'seeker' } });
    expect(wrong.message).toBe('There is no organisation batk. Did you mean batik (Batik Melati)?');
    expect((await failure(() => recommendations.organisation(key('melati')))).message).toContain(
      'batik (Batik Melati)',
    );
    expect((await failure(() => recommendations.organisation(key('nobody at all')))).message).not.toContain(
      'mean',
    );
  });

  test.each<[string, Partial<RankQuery>]>([
    ['filter.sectors[1]', { filter: { sectors: ['13', 'Z9'] } }],
    ['filter.markets[0]', { filter: { markets: ['market:atlantis'] } }],
    ['filter.markets[0]', { filter: { markets: ['skill:photonics'] } }],
    ['brief.text', { seeker: { organisation: key('batik'), brief: { text: ' \n', language: null } } }],
    [
      'brief.language',
      { seeker: { organisation: key('batik'), brief: { text: 'kopi', language: 'xx-??' } } },
    ],
    ['brief.language', { seeker: { organisation: key('batik'), brief: { text: 'kopi', language: '' } } }],
    ['exclude[1]', { exclude: [key('pasar'), key('pasr')] }],
    ['minScore', { minScore: 101 }],
    ['first', { first: 0 }],
    ['profile.place', { profile: { ...DEFAULT_WEIGHT_PROFILE, place: 3.5 } }],
    ['profile.lambda', { profile: { ...DEFAULT_WEIGHT_PROFILE, lambda: 0.6 } }],
    [
      'profile.dimensionScales.BRAND',
      { profile: { ...DEFAULT_WEIGHT_PROFILE, dimensionScales: { BRAND: 0 } } },
    ],
  ])('refuses a wrong %s', async (field, part) => {
    const refused = await failure(() => recommendations.rank(query(part)));
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', details: { field } });
    expect(refused.details.remedy).toBeTruthy();
  });

  test('takes a seeker that is not in the graph, unless it names what nobody knows', async () => {
    const organisation: Organisation = plainOrganisation({
      id: 'new',
      needs: { 'channel:marketplace-shop': 5 },
    });
    expect((await recommendations.rank(query({ seeker: { organisation } }))).items).toHaveLength(1);
    const wrong = plainOrganisation({ id: 'new', needs: { 'channel:marketplace-shup': 5 } });
    const refused = await failure(() => recommendations.rank(query({ seeker: { organisation: wrong } })));
    expect(refused.details.field).toBe('needs[0].resource');
    expect(refused.message).toContain('Did you mean channel:marketplace-shop');
  });
});

describe('why', () => {
  const recommendations = memoryRecommendations(BATIK_GRAPH);
  const seeker = { organisation: key('batik') };

  test('explains a pair, listed or not', () => {
    expect(recommendations.why(seeker, key('pasar')).seeker.coveredCount).toBe(1);
    expect(recommendations.why(seeker, key('kampus')).seeker.coveredCount).toBe(0);
  });

  test('needs two organisations that exist', async () => {
    expect((await failure(() => recommendations.why(seeker, key('batik')))).code).toBe('INVALID_INPUT');
    const wrong = await failure(() => recommendations.why(seeker, key('pasa')));
    expect(wrong).toMatchObject({ code: 'NOT_FOUND', details: { field: 'candidate' } });
    expect(wrong.message).toContain('pasar');
  });
});

describe('needs that are not open', () => {
  const [batik, ...others] = BATIK_GRAPH.organisations;
  const graphOf = (needsVisibility: Organisation['needsVisibility']) => ({
    ...BATIK_GRAPH,
    organisations: [{ ...batik, needsVisibility }, ...others],
  });
  const seeker = { organisation: key('batik') };
  const needs = ['channel:marketplace-shop', 'skill:export-documents'];
  const named = ({ seeker: { covered, uncovered } }: Explanation) =>
    covered && uncovered && [...covered, ...uncovered].map(({ needId }) => needId);

  test.each(['COUNTED', 'HIDDEN'] as const)(
    'are shown to whoever asks as the organisation itself: %s',
    (visibility) => {
      const own = memoryRecommendations(graphOf(visibility));
      expect(named(own.why(seeker, key('pasar')))).toEqual(needs);
    },
  );

  test.each([
    ['OPEN', needs, 2],
    ['COUNTED', null, 2],
    ['HIDDEN', [], 0],
  ] as const)('are shown to others as far as they may be: %s', async (visibility, names, count) => {
    const own = memoryRecommendations(graphOf(visibility));
    const shown = recommendationsForOthers(own);
    const why = shown.why(seeker, key('pasar'));
    expect(named(why)).toEqual(names);
    expect(why.seeker.coveredCount + why.seeker.uncoveredCount).toBe(count);
    const basis = count > 0 ? 'STATED' : 'COMMON_GROUND';
    for (const { basis: found } of (await shown.rank(query())).items) expect(found).toBe(basis);
    expect(shown.nextSteps(seeker)[0]).toContain(count > 0 ? '3 more needs' : 'at least five needs');
  });

  test('leave gates and the reasons of types for when they are asked for', () => {
    const own = memoryRecommendations(graphOf('OPEN'));
    const taken: string[] = [];
    const watched: typeof own = {
      ...own,
      why: (...pair) => {
        const why = own.why(...pair);
        const { gates, typeReasons } = why;
        return {
          ...why,
          gates: () => {
            taken.push('gates');
            return gates();
          },
          typeReasons: () => {
            taken.push('typeReasons');
            return typeReasons();
          },
        };
      },
    };
    const why = recommendationsForOthers(watched).why(seeker, key('pasar'));
    expect(why.seeker.coveredCount).toBeGreaterThan(0);
    expect(taken).toEqual([]);
    expect(why.gates()).toHaveLength(16);
    expect(why.typeReasons()).toEqual(own.why(seeker, key('pasar')).typeReasons());
    expect(taken).toEqual(['gates', 'typeReasons']);
  });

  test("are the asker's own where the seeker is described", async () => {
    const shown = recommendationsForOthers(memoryRecommendations(graphOf('HIDDEN')));
    const described = plainOrganisation({ ...batik, id: 'new', needsVisibility: 'HIDDEN' });
    const why = shown.why({ organisation: described }, key('pasar'));
    expect(named(why)).toEqual(needs);
    const [best] = (await shown.rank(query({ seeker: { organisation: described } }))).items;
    expect(best).toMatchObject({ candidate: key('pasar'), basis: 'STATED' });
  });
});

describe('alliances that are not for everybody', () => {
  const [batik, pasar, kampus] = BATIK_GRAPH.organisations;
  const texts = { status: 'ACTIVE', language: 'en' } as const;
  const alliancesOf = (visibility: Alliance['visibility']) => [
    plainAlliance('told', ['kampus', 'other'], { ...texts, text: 'Weaving by hand.' }),
    plainAlliance('kept', ['batik', 'pasar'], {
      ...texts,
      visibility,
      text: 'Indigo, and they weave together.',
    }),
  ];
  const seeker = { organisation: key('batik') };
  const answers = (visibility: Alliance['visibility'], seeking: string | null, needs = batik.needs) => {
    const organisations = [{ ...batik, seeking, needs, language: 'en' }, pasar, kampus, { id: 'other' }];
    const own = memoryRecommendations({ organisations, alliances: alliancesOf(visibility) });
    return [own, recommendationsForOthers(own)] as const;
  };
  const wordsOf = (why: Explanation) => [why.seeker.matchedWords, why.candidate.matchedWords];

  test.each(['PUBLIC', 'TENANT', 'PRIVATE'] as const)(
    'count, and are quoted to who may see them alone: %s',
    async (visibility) => {
      const [own, shown] = answers(visibility, 'We want indigo.');
      const [whole, told] = [own, shown].map((each) => each.why(seeker, key('pasar')));
      expect(whole.seeker.matchedWords).toEqual(['indigo']);
      expect(whole.exclusions).toEqual(['CURRENT_PARTNER']);
      const isTold = visibility !== 'PRIVATE';
      expect(told.seeker.matchedWords).toEqual(isTold ? ['indigo'] : []);
      expect(told.exclusions).toEqual(isTold ? ['CURRENT_PARTNER'] : []);
      expect(told.seeker.textPoints).toBe(whole.seeker.textPoints);
      expect(told.pair).toEqual(whole.pair);
      const partners = query({ filter: { includeCurrentPartners: true } });
      const page = await shown.rank(partners);
      const at = page.items.findIndex(({ candidate }) => candidate.id === 'pasar');
      expect(wordsOf(page.explain(at))).toEqual(wordsOf(told));
      expect((await shown.rank(query())).items.map(({ candidate }) => candidate.id)).not.toContain('pasar');
    },
  );

  test('give no words to a seeker that asks for nothing in words', () => {
    const [own, shown] = answers('PRIVATE', null, {});
    expect(own.why(seeker, key('kampus')).seeker.matchedWords).toEqual(['weaving']);
    expect(shown.why(seeker, key('kampus')).seeker.matchedWords).toEqual([]);
  });

  test('do not say how a word is written', () => {
    const organisations = [
      { ...batik, seeking: 'weaves' },
      { ...pasar, description: 'Weaving mills.' },
    ];
    const own = memoryRecommendations({ organisations, alliances: alliancesOf('PRIVATE') });
    const shown = recommendationsForOthers(own);
    expect(own.why(seeker, key('pasar')).seeker.matchedWords).toEqual(['weave']);
    expect(shown.why(seeker, key('pasar')).seeker.matchedWords).toEqual(['weaving']);
  });

  test('of another tenant are quoted where they are public', () => {
    const foreign = { tenant: 'other', shared: true, language: 'en' };
    const wordsOfForeign = (visibility: Alliance['visibility']) => {
      const organisations = [
        { ...batik, seeking: 'indigo' },
        { ...pasar, ...foreign },
        { ...kampus, ...foreign },
      ];
      const kept = {
        ...plainAlliance('kept', ['pasar', 'kampus'], { ...texts, visibility, text: 'Indigo.' }),
      };
      const own = memoryRecommendations({ organisations, alliances: [{ ...kept, tenant: 'other' }] });
      const candidate = { tenant: 'other', id: 'pasar' };
      return recommendationsForOthers(own).why(seeker, candidate).seeker.matchedWords;
    };
    expect(wordsOfForeign('PUBLIC')).toEqual(['indigo']);
    expect(wordsOfForeign('TENANT')).toEqual([]);
    expect(wordsOfForeign('PRIVATE')).toEqual([]);
  });
});

describe('what to add next', () => {
  const nextSteps = (organisation: Organisation, brief?: string) =>
    memoryRecommendations(BATIK_GRAPH).nextSteps({
      organisation,
      ...(brief && { brief: { text: brief, language: 'en' } }),
    });
  const five = {
    'skill:photonics': 3,
    'channel:marketplace-shop': 3,
    'asset:warehouse': 3,
    'segment:tourists': 3,
  };
  const complete = plainOrganisation({
    ...{ id: 'whole', kind: 'SME', size: 'SMALL', goals: ['CUT_COST'], sectors: ['1312'], replyHours: 2 },
    basedIn: ['market:yogyakarta'],
    ...{ description: 'Hand-drawn batik.', seeking: 'word '.repeat(20) },
    needs: { ...five, 'skill:export-documents': 5 },
    offers: {
      'offering:batik-fabric': 1,
      'segment:online-shoppers': 1,
      'skill:photonics': 1,
      'asset:warehouse': 1,
      'segment:tourists': 1,
    },
  });

  test('nothing where nothing is missing', () => {
    expect(nextSteps(complete)).toEqual([]);
  });

  test('needs come first, and what is asked for depends on what is there', () => {
    expect(nextSteps({ ...complete, needs: [] })[0]).toMatch(/^State at least five needs/);
    expect(nextSteps({ ...complete, needs: complete.needs.slice(1) })).toEqual([
      'State 1 more need: five make the evidence complete.',
    ]);
    const derived = complete.needs.map((need) => ({ ...need, origin: 'DERIVED' as const }));
    expect(nextSteps({ ...complete, needs: derived })[0]).toContain(
      'the 5 on record were read from its texts',
    );
    const ended = complete.needs.map((need) => ({ ...need, until: '2020-01-01' }));
    expect(nextSteps({ ...complete, needs: ended })[0]).toMatch(/^State at least five needs/);
  });

  test('a brief stands in for the words of the seeker', () => {
    const silent = { ...complete, seeking: null };
    expect(nextSteps(silent)).toEqual([expect.stringContaining('nothing is said yet')]);
    expect(nextSteps(silent, 'word '.repeat(25))).toEqual([]);
    expect(nextSteps(silent, 'a short one')).toEqual([expect.stringContaining('3 words so far')]);
  });

  test('a brief in a language that nobody writes is told first', () => {
    const [batik, ...others] = BATIK_GRAPH.organisations;
    const steps = (language: string | null, written: string | null) =>
      memoryRecommendations({
        ...BATIK_GRAPH,
        organisations: [{ ...batik, description: 'Toko daring.', language: written }, ...others],
      }).nextSteps({ organisation: complete, brief: { text: 'kata '.repeat(25), language } });
    expect(steps('xx', 'id')).toEqual([expect.stringMatching(/partners \(id\).*nobody has a text in "xx"/)]);
    expect(steps('id-ID', 'ID')).toEqual([]);
    expect(steps(null, null)).toEqual([]);
    expect(steps(null, 'id')).toEqual([expect.stringContaining('"en"')]);
  });

  test('an organisation of which nothing is known is asked for everything', () => {
    const steps = nextSteps(plainOrganisation({ id: 'unknown' })).join('\n');
    for (const word of [
      'needs',
      'offers',
      'words',
      'Describe',
      'kind',
      'sector',
      'based',
      'goals',
      'size',
      'replies',
    ]) {
      expect(steps).toContain(word);
    }
  });
});
