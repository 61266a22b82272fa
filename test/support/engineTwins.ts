import type { GraphSnapshot } from '../../src/domain/graph';
import type { Engine, RankedPage, RankQuery } from '../../src/engine/engine';
import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { rankPosition } from '../../src/engine/rankOrder';
import { createScanEngine } from '../../src/engine/scanEngine';

/** The engine and the plain one that proves it, over the same graph. */
export interface Twins {
  readonly fast: Engine;
  readonly plain: Engine;
}

export function twinsOf(snapshot: GraphSnapshot, asOf: string): Twins {
  const twins = { fast: createIndexedEngine(), plain: createScanEngine() };
  for (const engine of Object.values(twins)) engine.load(snapshot, asOf);
  return twins;
}

/** Asks both for a page and, where there is one, the page after it; throws where they differ in anything. */
export function compareTwins({ fast, plain }: Twins, query: RankQuery): RankedPage {
  const page = plain.rank(query);
  expect(fast.rank(query)).toEqual(page);
  if (page.hasNextPage) {
    const next = { ...query, after: rankPosition(page.items.at(-1)!) };
    expect(fast.rank(next)).toEqual(plain.rank(next));
  }
  return page;
}
