import type { GraphChanges, GraphSnapshot, Removal } from '../../src/domain/graph';
import { mergeIntoSnapshot } from '../../src/domain/mergeChanges';
import { randomSnapshot } from './randomSnapshot';
import type { SeededRandom } from './random/seededRandom';

/**
 * A change of a graph that a seed decides: organisations and alliances rewritten, come and gone; now and then a
 * resource moved in its tree or removed.
 */
export function randomChanges(random: SeededRandom, before: GraphSnapshot): GraphChanges {
  const revision = before.revision + 1;
  const { organisations } = before;
  const drawn = randomSnapshot({ seed: random.integer(0, 1e6), organisations: organisations.length + 2 });
  const known = new Set(before.resources.map(({ id }) => id));
  const usable = drawn.organisations.map((organisation) => ({
    ...organisation,
    offers: organisation.offers.filter(({ resourceId }) => known.has(resourceId)),
    needs: organisation.needs.filter(({ resourceId }) => known.has(resourceId)),
  }));
  const added = random.chance(0.3) ? [newResource(random, before)] : [];
  const rewritten = random
    .sample(usable, random.integer(0, 3))
    .map((organisation) => withResources(random, organisation, added));
  const alliances = random.sample(drawn.alliances, random.integer(0, 2));
  const removals: Removal[] = [];
  const remove = (kind: Removal['kind'], record: { tenant?: string; id: string } | undefined): void => {
    if (record) removals.push({ kind, tenant: record.tenant ?? null, id: record.id, revision });
  };
  const written = new Set(rewritten.map(({ tenant, id }) => `${tenant} ${id}`));
  const others = organisations.filter(({ tenant, id }) => !written.has(`${tenant} ${id}`));
  if (random.chance(0.3) && others.length > 1) remove('ORGANISATION', random.pick(others));
  if (random.chance(0.2)) {
    remove(
      'ALLIANCE',
      random.sample(before.alliances, 1).find(({ id }) => !alliances.some((a) => a.id === id)),
    );
  }
  return {
    since: before.revision,
    revision,
    organisations: rewritten,
    alliances,
    resources: [...added, ...(random.chance(0.1) ? [movedResource(random, before)] : [])],
    sectors: [],
    supplies: [],
    suppliesChanged: false,
    removals,
  };
}

export function graphAfter(before: GraphSnapshot, changes: GraphChanges): GraphSnapshot {
  return mergeIntoSnapshot(before, changes);
}

/** A leaf, or a group, that nobody has named before. */
function newResource(
  random: SeededRandom,
  { resources, revision }: GraphSnapshot,
): GraphSnapshot['resources'][number] {
  const parent = random.pick(resources);
  const members = random.chance(0.3) ? [random.pick(resources).id] : [];
  return { ...parent, id: `${parent.id}/new-${revision}`, parentId: parent.id, members };
}

/** Some of them among its offers and needs. */
function withResources(
  random: SeededRandom,
  organisation: GraphSnapshot['organisations'][number],
  added: readonly GraphSnapshot['resources'][number][],
): GraphSnapshot['organisations'][number] {
  const used = added.filter(() => random.chance(0.6)).map(({ id }) => id);
  const row = { origin: 'STATED', since: null, until: null } as const;
  return {
    ...organisation,
    offers: [
      ...organisation.offers,
      ...used.map((resourceId) => ({ ...row, resourceId, strength: 0.5, uses: null })),
    ],
    needs: [...organisation.needs, ...used.map((resourceId) => ({ ...row, resourceId, priority: 4 }))],
  };
}

/** A leaf under another parent of its kind. */
function movedResource(
  random: SeededRandom,
  { resources }: GraphSnapshot,
): GraphSnapshot['resources'][number] {
  const parents = new Set(resources.map(({ parentId }) => parentId));
  const leaf = random.pick(resources.filter(({ id, kind }) => kind === 'OFFERING' && !parents.has(id)));
  const under = random.pick(resources.filter(({ id, kind }) => kind === 'OFFERING' && id !== leaf.id));
  return { ...leaf, parentId: under.id };
}
