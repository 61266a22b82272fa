import type { GraphSnapshot } from '../../../src/domain/graph';
import { GOLDEN_CASES } from './goldenCases';
import { plainGraph } from './plainGraph';

/** All golden organisations in one graph, so that rarity is that of a small economy and not that of a pair. */
export function goldenSnapshot(): GraphSnapshot {
  return plainGraph({
    organisations: GOLDEN_CASES.flatMap((golden) => golden.organisations),
    parents: Object.fromEntries(GOLDEN_CASES.flatMap((golden) => Object.entries(golden.parents ?? {}))),
  });
}
