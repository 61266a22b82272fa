import * as fc from 'fast-check';
import type { GraphSnapshot, TenantKey } from '../../../src/domain/graph';
import type { Organisation } from '../../../src/domain/organisation';
import type { Engine } from '../../../src/engine/engine';
import { createScanEngine } from '../../../src/engine/scanEngine';
import type { PairScore } from '../../../src/scoring/pairScore';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../randomSnapshot';
import { seededRandom, type SeededRandom } from '../random/seededRandom';

/** A random graph, and draws of its own for what a property does to it. */
export interface RandomGraph {
  readonly snapshot: GraphSnapshot;
  readonly random: SeededRandom;
}

/**
 * Checks a property on so many graphs of 2 to 12 organisations with everything the score distinguishes, the same ones
 * in every run; a failure names the graph's seed and size.
 */
export function checkGraphs(graphs: number, property: (graph: RandomGraph) => void): void {
  const sizes = fc.record({ seed: fc.nat(), organisations: fc.integer({ min: 2, max: 12 }) });
  const ofSize = ({ seed, organisations }: { seed: number; organisations: number }): void =>
    property({ snapshot: randomSnapshot({ seed, organisations }), random: seededRandom(seed + 1) });
  fc.assert(fc.property(sizes, ofSize), { seed: 20261123, numRuns: graphs });
}

export function engineOf(snapshot: GraphSnapshot): Engine {
  const engine = createScanEngine();
  engine.load(snapshot, RANDOM_SNAPSHOT_DAY);
  return engine;
}

export const keyOnly = ({ tenant, id }: TenantKey): TenantKey => ({ tenant, id });

/** A few of the pairs: enough to meet what a property is about, few enough to be quick. */
export function somePairs({ snapshot, random }: RandomGraph, engine = engineOf(snapshot)): PairScore[] {
  const keys = snapshot.organisations.map(keyOnly);
  const pairs = keys.flatMap((a) => keys.filter((b) => b !== a).map((b) => [a, b] as const));
  return random
    .sample(pairs, 12)
    .map(([a, b]) => engine.score({ organisation: a }, b))
    .filter((pair) => pair !== undefined);
}

/** The graph with two organisations that see each other and each need some of what the other offers, or near it. */
export interface MatchedGraph extends RandomGraph {
  readonly a: TenantKey;
  readonly b: TenantKey;
}

export function matched({ snapshot, random }: RandomGraph): MatchedGraph {
  const [a, b] = random.sample(snapshot.organisations, 2);
  const near = (id: string): string => {
    const above = snapshot.resources.find((resource) => resource.id === id)?.parentId;
    const below = snapshot.resources.find(({ parentId }) => parentId === id)?.id;
    return random.pick([id, id, below ?? id, above ?? id]);
  };
  const needSome = ({ offers }: Organisation): Organisation['needs'] =>
    [...new Set(random.sample(offers, 4).map(({ resourceId }) => near(resourceId)))].map((resourceId) => ({
      ...{ resourceId, priority: random.integer(1, 5), origin: 'STATED', since: null, until: null },
    }));
  const needs = new Map([
    [a, needSome(b)],
    [b, needSome(a)],
  ]);
  const changed = mapOrganisations(snapshot, (each) => ({
    ...each,
    ...{ needsVisibility: 'OPEN', shared: true, needs: needs.get(each) ?? each.needs },
  }));
  return { snapshot: changed, random, a: keyOnly(a), b: keyOnly(b) };
}

/** The graph with its organisations changed one by one. */
export function mapOrganisations(
  snapshot: GraphSnapshot,
  change: (organisation: Organisation) => Organisation,
): GraphSnapshot {
  return { ...snapshot, organisations: snapshot.organisations.map(change) };
}
