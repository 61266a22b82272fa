import { DIMENSIONS } from '../domain/dimension';
import type { Organisation } from '../domain/organisation';
import { isPast } from '../scoring/alliancePast';
import { effectiveOffers } from '../scoring/countingRows';
import type { ResourceTree } from '../scoring/resourceTree';
import { ownTexts } from '../scoring/scoringContext';
import type { Counts } from '../scoring/statistics';
import type { WordSplitter } from '../scoring/text/words';
import type { GraphState } from './graphState';
import { NONE, numberResources, type ResourceNumbers } from './rows/resourceNumbers';

const MARKET = DIMENSIONS.indexOf('MARKET');
/** Organisations or alliances counted in one step. */
const STEP = 256;

/** Counts of strings: by number, and once only for each thing that is counted. */
interface Counter {
  /** Begins the next thing. */
  next(): void;
  count(name: string): void;
  counts(): Map<string, number>;
}

/**
 * What `contributionOf` and `contributionOfAlliance` of the reference say in sum; O(offers and words), in steps.
 * @param tree of the resources of the state
 */
export function* countStatistics(
  { organisations, alliances, resources }: GraphState,
  tree: ResourceTree,
  split: WordSplitter,
  asOf: string,
): Generator<undefined, Counts> {
  const numbers = numberResources([...resources.values()], tree);
  const covered = coverCounter(numbers);
  const words = nameCounter();
  let [documents, done] = [0, 0];
  const countText = (text: string | null, language: string | null): void => {
    const stems = text === null ? [] : split(text, language);
    if (stems.length === 0) return;
    documents++;
    words.next();
    for (const stem of stems) words.count(stem);
  };
  for (const organisation of organisations.values()) {
    covered.add(organisation, tree, asOf);
    for (const { text, language } of ownTexts(organisation)) countText(text, language);
    if (++done % STEP === 0) yield;
  }
  for (const alliance of alliances.values()) {
    if (isPast(alliance) && alliance.members.length > 0) countText(alliance.text, alliance.language);
    if (++done % STEP === 0) yield;
  }
  return {
    organisations: organisations.size,
    documents,
    offering: covered.counts(),
    documentFrequency: words.counts(),
  };
}

function nameCounter(): Counter {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const met: number[] = [];
  let thing = 0;
  return {
    next: () => void thing++,
    count: (name) => {
      let number = numbers.get(name);
      if (number === undefined) {
        numbers.set(name, (number = counts.length));
        counts.push(0);
        met.push(0);
      }
      if (met[number] === thing) return;
      met[number] = thing;
      counts[number]++;
    },
    counts: () => new Map(Array.from(numbers, ([name, number]) => [name, counts[number]])),
  };
}

/** Counts the resources that organisations cover with decay 0.5 and more, as `coveredWell` of the reference finds them. */
function coverCounter(resources: ResourceNumbers) {
  const { count, ids, numberOf, dimension, parent, childStart, children, groupsOf } = resources;
  const counts = new Int32Array(count);
  const met = new Int32Array(count);
  const unknown = nameCounter();
  let thing = 0;
  const found: number[] = [];
  const cover = (r: number): void => {
    if (met[r] === thing) return;
    met[r] = thing;
    counts[r]++;
    found.push(r);
  };
  const coverBelow = (r: number, levels: number): void => {
    for (let i = childStart[r]; i < childStart[r + 1]; i++) {
      cover(children[i]);
      if (levels > 1) coverBelow(children[i], levels - 1);
    }
  };
  return {
    add: (organisation: Organisation, tree: ResourceTree, asOf: string): void => {
      thing++;
      unknown.next();
      found.length = 0;
      for (const id of effectiveOffers(organisation, tree, asOf).keys()) {
        const r = numberOf.get(id);
        if (r === undefined) {
          unknown.count(id);
          continue;
        }
        cover(r);
        coverBelow(r, dimension[r] === MARKET ? 3 : 1);
        if (parent[r] !== NONE) cover(parent[r]);
      }
      for (let i = 0, end = found.length; i < end; i++) for (const group of groupsOf[found[i]]) cover(group);
    },
    counts: (): Map<string, number> => {
      const all = unknown.counts();
      counts.forEach((n, r) => n > 0 && all.set(ids[r], n));
      return all;
    },
  };
}
