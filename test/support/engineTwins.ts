import type { GraphSnapshot } from '../../src/domain/graph';
import type { Engine, RankedPage, RankQuery } from '../../src/engine/engine';
import { createIndexedEngine, type IndexedEngine } from '../../src/engine/indexedEngine';
import { rankPosition } from '../../src/engine/rankOrder';
import { createScanEngine } from '../../src/engine/scanEngine';
import { tellPage } from './tellPage';

/** The engine and the plain one that proves it, over the same graph. */
export interface Twins {
  readonly fast: IndexedEngine;
  readonly plain: Engine;
}

/** @param longestTail after how many changed rows the fast one builds its index anew */
export function twinsOf(snapshot: GraphSnapshot, asOf: string, longestTail = 1000): Twins {
  const twins = { fast: createIndexedEngine({ smallest: 1, longestTail }), plain: createScanEngine() };
  for (const engine of [twins.fast, twins.plain]) engine.load(snapshot, asOf);
  return twins;
}

/** Asks both for a page and, where there is one, the page after it; throws where they differ in anything. */
export function compareTwins({ fast, plain }: Twins, query: RankQuery): RankedPage {
  const page = plain.rank(query);
  expect(tellPage(fast.rank(query))).toEqual(tellPage(page));
  if (page.hasNextPage) {
    const next = { ...query, after: rankPosition(page.items.at(-1)!) };
    expect(tellPage(fast.rank(next))).toEqual(tellPage(plain.rank(next)));
  }
  return page;
}

/** The graph without a word in it. */
export function withoutTexts(snapshot: GraphSnapshot): GraphSnapshot {
  const silent = { description: null, offering: null, seeking: null };
  return {
    ...snapshot,
    organisations: snapshot.organisations.map((organisation) => ({ ...organisation, ...silent })),
    alliances: snapshot.alliances.map((alliance) => ({ ...alliance, text: null, title: null })),
  };
}

/** The graph with every text said to be English. */
export function inOneLanguage(snapshot: GraphSnapshot): GraphSnapshot {
  return {
    ...snapshot,
    organisations: snapshot.organisations.map((organisation) => ({ ...organisation, language: 'en' })),
    alliances: snapshot.alliances.map((alliance) => ({ ...alliance, language: 'en' })),
  };
}

/** The graph with every organisation three times, under ids that come before and after: equal scores in plenty. */
export function inTriplicate(snapshot: GraphSnapshot): GraphSnapshot {
  return {
    ...snapshot,
    organisations: snapshot.organisations.flatMap((organisation) =>
      ['', 'a', 'z'].map((prefix) => ({ ...organisation, id: `${prefix}${organisation.id}` })),
    ),
  };
}
