import { isDeepStrictEqual } from 'node:util';
import { keyOf, type GraphSnapshot } from '../../src/domain/graph';
import { rankPosition } from '../../src/engine/rankOrder';
import { graphAfter, randomChanges } from '../support/engineChanges';
import { randomQuery } from '../support/engineQueries';
import { inOneLanguage, inTriplicate, twinsOf, withoutTexts } from '../support/engineTwins';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';
import { seededRandom } from '../support/random/seededRandom';
import { tellPage } from '../support/tellPage';

const GRAPHS_OF_A_SHAPE = 40;
const CASES_OF_A_GRAPH = 34;
const MOST = 48;

const withOrganisations = (
  snapshot: GraphSnapshot,
  change: (organisation: GraphSnapshot['organisations'][number]) => object,
): GraphSnapshot => ({
  ...snapshot,
  organisations: snapshot.organisations.map((organisation) => ({ ...organisation, ...change(organisation) })),
});

/** Every resource of a kind below the first of it. */
function inOneTree(snapshot: GraphSnapshot): GraphSnapshot {
  const roots = new Map<string, string>();
  const resources = snapshot.resources.map((resource) => {
    const root = roots.get(resource.kind);
    if (root === undefined) roots.set(resource.kind, resource.id);
    return resource.members.length > 0 ? resource : { ...resource, parentId: root ?? null };
  });
  return { ...snapshot, resources };
}

const SHAPES: readonly { name: string; most?: number; shape: (snapshot: GraphSnapshot) => GraphSnapshot }[] =
  [
    { name: 'as they come', shape: (snapshot) => snapshot },
    { name: 'without words', shape: withoutTexts },
    { name: 'in one language', shape: inOneLanguage },
    { name: 'in triplicate', most: MOST / 3, shape: inTriplicate },
    { name: 'without needs', shape: (snapshot) => withOrganisations(snapshot, () => ({ needs: [] })) },
    { name: 'without offers', shape: (snapshot) => withOrganisations(snapshot, () => ({ offers: [] })) },
    { name: 'in one tree a kind', shape: inOneTree },
    {
      name: 'without words, each need a STATED one',
      shape: (snapshot) =>
        withOrganisations(withoutTexts(snapshot), ({ needs }) => ({
          needs: needs.map((need) => ({ ...need, origin: 'STATED' })),
        })),
    },
  ];

/** Compared are the places of the page: ids, order, S, evidence and totals; of every fourth case also every number and reason. */
describe('random cases', () => {
  let cases = 0;

  it.each(SHAPES)('are answered as by the plain engine over graphs $name', ({ name, most = MOST, shape }) => {
    const different: string[] = [];
    let listed = 0;
    for (let seed = 0; seed < GRAPHS_OF_A_SHAPE; seed++) {
      const random = seededRandom(seed);
      let snapshot = shape(randomSnapshot({ seed, organisations: (seed * 5) % (most + 1) }));
      const twins = twinsOf(snapshot, RANDOM_SNAPSHOT_DAY, random.pick([0, 5, 1_000]));
      for (let i = 0; i < CASES_OF_A_GRAPH && snapshot.organisations.length > 0; i++) {
        if (i % 9 === 8) {
          const changes = randomChanges(random, snapshot);
          snapshot = graphAfter(snapshot, changes);
          for (const engine of [twins.fast, twins.plain]) engine.apply(changes, RANDOM_SNAPSHOT_DAY);
        }
        const query = randomQuery(random, snapshot);
        const page = twins.plain.rank(query);
        const found = twins.fast.search(query);
        cases++;
        listed += page.total;
        const places = (all: readonly ReturnType<typeof rankPosition>[]): unknown =>
          all.map(({ known, s, candidate }) => [known, s, keyOf(candidate)]);
        const alike =
          found.total === page.total &&
          isDeepStrictEqual(places(found.positions), places(page.items.map(rankPosition))) &&
          (i % 4 > 0 || isDeepStrictEqual(tellPage(twins.fast.rank(query)), tellPage(page)));
        if (!alike) different.push(`${name}, graph ${seed}, case ${i}`);
      }
    }
    expect(different).toEqual([]);
    expect(listed).toBeGreaterThan(100);
  });

  it('are ten thousand', () => expect(cases).toBeGreaterThanOrEqual(10_000));
});
