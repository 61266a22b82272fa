import { compareCodePoints } from '../../src/domain/codePointOrder';
import type { GraphSnapshot } from '../../src/domain/graph';
import { keyOf } from '../../src/domain/graph';
import type { Organisation } from '../../src/domain/organisation';
import type { Resource } from '../../src/domain/resource';
import { EXCLUSIONS } from '../../src/scoring/exclusions';
import { writeOut } from '../../src/scoring/explanation';
import type { PairScore } from '../../src/scoring/pairScore';
import {
  checkGraphs,
  engineOf,
  keyOnly,
  mapOrganisations,
  type RandomGraph,
} from '../support/golden/randomGraphs';
import type { SeededRandom } from '../support/random/seededRandom';

const EVERYONE = { includeClosed: true, includeFull: true, includeCurrentPartners: true };

describe('listed', () => {
  /** The first organisation with offers that nobody knows, and nothing to say; and the resources it brings. */
  function withStranger({ snapshot }: RandomGraph): [GraphSnapshot, Organisation] {
    const [first, ...others] = snapshot.organisations;
    const byId = new Map(snapshot.resources.map((resource) => [resource.id, resource]));
    const fresh: Resource[] = first.offers.map(({ resourceId }, i) => ({
      ...byId.get(resourceId)!,
      ...{ id: `fresh/${i}`, parentId: null, members: [], level: null },
    }));
    const offers = first.offers.map((offer, i) => ({ ...offer, resourceId: `fresh/${i}`, until: null }));
    const stranger = { ...first, offers, description: null, offering: null };
    const graph = {
      ...snapshot,
      organisations: [stranger, ...others],
      resources: [...snapshot.resources, ...fresh],
      alliances: snapshot.alliances.filter(
        ({ members }) => !members.some((m) => m.organisationId === first.id),
      ),
    };
    return [graph, stranger];
  }

  const listedFor = (engine: ReturnType<typeof engineOf>, seeker: Organisation): string[] =>
    engine
      .rank({ seeker: { organisation: keyOnly(seeker) }, filter: EVERYONE, first: 100 })
      .items.map(({ candidate }) => keyOf(candidate));

  test('is nobody who covers, shares and says nothing in common', () => {
    let listed = 0;
    checkGraphs(40, (graph) => {
      const [changed, stranger] = withStranger(graph);
      const engine = engineOf(changed);
      for (const seeker of changed.organisations.slice(1)) {
        const list = listedFor(engine, seeker);
        listed += list.length;
        expect(list).not.toContain(keyOf(stranger));
      }
    });
    expect(listed).toBeGreaterThan(100);
  });

  test('is, without a filter, exactly who is related and not excluded', () => {
    const met = new Set<string>();
    checkGraphs(60, ({ snapshot, random }) => {
      // One alliance is running, one refusal stands.
      const [p, q] = random.sample(snapshot.organisations, 2);
      const decline = { organisationId: q.id, reason: null, at: '2026-01-01T00:00:00Z' };
      const graph = mapOrganisations(snapshot, (each) =>
        each === p ? { ...each, declines: [decline] } : each,
      );
      const engine = engineOf(graph);
      for (const seeker of graph.organisations.map(keyOnly)) {
        const { items } = engine.rank({ seeker: { organisation: seeker }, first: 100 });
        const explained = graph.organisations
          .filter((candidate) => keyOf(candidate) !== keyOf(seeker))
          .map((candidate) => engine.explain({ organisation: seeker }, keyOnly(candidate)))
          .filter((explanation) => explanation !== undefined);
        for (const { exclusions } of explained) exclusions.forEach((exclusion) => met.add(exclusion));
        const expected = explained
          .filter(({ pair, exclusions }) => pair.basis !== null && pair.related && exclusions.length === 0)
          .map(({ pair }) => keyOf(pair.candidate));
        expect(items.map(({ candidate }) => keyOf(candidate)).sort()).toEqual(expected.sort());
      }
    });
    expect([...met].sort()).toEqual([...EXCLUSIONS].sort());
  });

  test('is who covers a need, however small', () => {
    let asked = 0;
    checkGraphs(40, (graph) => {
      const [changed, stranger] = withStranger(graph);
      if (stranger.offers.length === 0) return;
      const need = {
        resourceId: 'fresh/0',
        priority: 1,
        origin: 'STATED' as const,
        since: null,
        until: null,
      };
      const needing = mapOrganisations(changed, (each) => ({ ...each, needs: [need], declines: [] }));
      const engine = engineOf(needing);
      for (const seeker of needing.organisations.slice(1)) {
        if (seeker.tenant !== stranger.tenant) continue;
        asked++;
        expect(listedFor(engine, seeker)).toContain(keyOf(stranger));
      }
    });
    expect(asked).toBeGreaterThan(50);
  });
});

describe('the order of a list', () => {
  test('is evidence, then S, then id by code point; pages are parts of it', () => {
    let longest = 0;
    checkGraphs(25, ({ snapshot, random }) => {
      const engine = engineOf(snapshot);
      const query = {
        seeker: { organisation: keyOnly(random.pick(snapshot.organisations)) },
        filter: EVERYONE,
      };
      const { items } = engine.rank({ ...query, first: 100 });
      longest = Math.max(longest, items.length);
      const known = ({ evidenceLevel }: PairScore): number => (evidenceLevel === 'UNKNOWN' ? 1 : 0);
      const sorted = [...items].sort(
        (p, q) => known(p) - known(q) || q.s - p.s || compareCodePoints(p.candidate.id, q.candidate.id),
      );
      expect(items).toEqual(sorted);

      const pages: PairScore[] = [];
      for (let more = items.length > 0; more;) {
        const last = pages.at(-1);
        const after = last && { known: known(last) === 0, s: last.s, candidate: last.candidate };
        const page = engine.rank({ ...query, first: 3, after });
        pages.push(...page.items);
        more = page.hasNextPage;
      }
      expect(pages).toEqual(items);
    });
    expect(longest).toBeGreaterThan(6);
  });

  test('puts twins in the order of code points, not of UTF-16', () => {
    const ids = ['A', 'Z', 'a', 'é', '\u{FF5E}', '\u{1F600}'];
    checkGraphs(20, ({ snapshot, random }) => {
      const [seeker, twin] = snapshot.organisations;
      const twins = random
        .sample(ids, ids.length)
        .map((id) => ({ ...twin, id, tenant: seeker.tenant, declines: [] }));
      const engine = engineOf({
        ...snapshot,
        organisations: [{ ...seeker, declines: [] }, ...twins],
        alliances: [],
      });
      const { items } = engine.rank({
        seeker: { organisation: keyOnly(seeker) },
        filter: EVERYONE,
        first: 100,
      });
      expect(items.map(({ candidate }) => candidate.id)).toEqual(items.length === 0 ? [] : ids);
    });
  });
});

describe('the order of everything read', () => {
  const shuffled = <T>(random: SeededRandom, list: readonly T[]): T[] => random.sample(list, list.length);

  /** Rows, resources, members and the words of every text in another order. */
  function shuffle({ snapshot, random }: RandomGraph): GraphSnapshot {
    const mix = <T>(list: readonly T[]): T[] => shuffled(random, list);
    const words = (text: string | null): string | null => text && mix(text.split(' ')).join(' ');
    return {
      ...snapshot,
      organisations: mix(snapshot.organisations).map((organisation) => ({
        ...organisation,
        description: words(organisation.description),
        seeking: words(organisation.seeking),
        offering: words(organisation.offering),
        ...{
          goals: mix(organisation.goals),
          basedIn: mix(organisation.basedIn),
          sectors: mix(organisation.sectors),
        },
        ...{ offers: mix(organisation.offers), needs: mix(organisation.needs) },
      })),
      resources: mix(snapshot.resources).map((resource) => ({ ...resource, members: mix(resource.members) })),
      sectors: mix(snapshot.sectors),
      supplies: mix(snapshot.supplies),
      alliances: mix(snapshot.alliances).map((alliance) => ({
        ...alliance,
        text: words(alliance.text),
        members: mix(alliance.members),
      })),
    };
  }

  test('changes no bit of a score or of its reasons', () => {
    let compared = 0;
    checkGraphs(30, (graph) => {
      const { snapshot, random } = graph;
      const [one, other] = [engineOf(snapshot), engineOf(shuffle(graph))];
      const keys = snapshot.organisations.map(keyOnly);
      for (const organisation of random.sample(keys, 4)) {
        for (const candidate of keys) {
          const [before, after] = [one, other].map((engine) => {
            const why = engine.explain({ organisation }, candidate);
            return why && writeOut(why);
          });
          expect(JSON.stringify(after)).toBe(JSON.stringify(before));
          if (before) compared++;
        }
      }
    });
    expect(compared).toBeGreaterThan(300);
  });
});
