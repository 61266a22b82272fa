import type { Alliance } from '../domain/alliance';
import { compareCodePoints } from '../domain/codePointOrder';
import type { Organisation } from '../domain/organisation';
import { effectiveOffers } from './countingRows';
import type { ResourceTree } from './resourceTree';
import type { SectorTable } from './sectorDistance';
import { type Contribution, inverseDocumentFrequency, type Statistics } from './statistics';
import { createTermNumbering, type DocumentVector, weighWords } from './text/vector';
import { createWordSplitter, primaryLanguage, type WordSplitter } from './text/words';

/** A text at unit length. */
export interface Document {
  readonly language: string;
  /** Words that count, repeats included. */
  readonly wordCount: number;
  readonly vector: DocumentVector;
}

/** The texts of one organisation or alliance, as written. */
interface Text {
  readonly text: string | null;
  readonly language: string | null;
}

/** Whose texts they are: its own and those of its past alliances. */
interface Writer {
  readonly organisation: Organisation;
  readonly past: { readonly withText: readonly Text[] };
}

/** The shortest form of each stem, the first by code point among equals, by language. */
export type Spellings = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What every pair is scored against: the trees and one statistics epoch. */
export interface ScoringContext {
  readonly resources: ResourceTree;
  readonly sectors: SectorTable;
  readonly statistics: Statistics;
  /** The word (stem) of a term number. */
  readonly wordOf: (term: number) => string;
  /** A text as a document of this epoch, remembered by the object it comes in; null where no word is left. */
  readonly document: (text: Text) => Document | null;
  /** The same, not remembered. */
  readonly weigh: (text: Text) => Document | null;
  /** How the documents of a side write their words, remembered by the side. */
  readonly spellings: (side: Writer) => Spellings;
}

/** Puts a context together; the splitter of an earlier epoch may be handed on. */
export function createScoringContext(parts: {
  readonly resources: ResourceTree;
  readonly sectors: SectorTable;
  readonly statistics: Statistics;
  readonly split?: WordSplitter;
}): ScoringContext {
  const { resources, sectors, statistics } = parts;
  const split = parts.split ?? createWordSplitter();
  const terms = createTermNumbering();
  const known = new WeakMap<Text, Document | null>();
  const spellings = new WeakMap<Writer, Spellings>();
  const frequencies: number[] = [];
  const frequency = (term: number): number =>
    (frequencies[term] ??= inverseDocumentFrequency(statistics, terms.wordOf(term)));
  const weigh = ({ text, language }: Text): Document | null => {
    const words = text === null ? [] : split(text, language);
    const vector = weighWords(words, frequency, terms);
    return vector && { language: primaryLanguage(language), wordCount: words.length, vector };
  };
  return {
    resources,
    sectors,
    statistics,
    weigh,
    wordOf: terms.wordOf,
    spellings: (side) => {
      let spelled = spellings.get(side);
      if (spelled === undefined) spellings.set(side, (spelled = spell(side, split)));
      return spelled;
    },
    document: (source) => {
      let document = known.get(source);
      if (document === undefined) known.set(source, (document = weigh(source)));
      return document;
    },
  };
}

/** The texts of an organisation that are documents of their own. */
export function ownTexts({ description, offering, language }: Organisation): readonly Text[] {
  return [
    { text: description, language },
    { text: offering, language },
  ];
}

function spell({ organisation, past }: Writer, split: WordSplitter): Spellings {
  const spellings = new Map<string, Map<string, string>>();
  for (const { text, language } of [...ownTexts(organisation), ...past.withText]) {
    if (text === null) continue;
    const primary = primaryLanguage(language);
    const words = spellings.get(primary) ?? new Map<string, string>();
    spellings.set(primary, words);
    for (const [stem, word] of split.surfaces(text, language)) {
      const shown = words.get(stem);
      if (shown === undefined || isShorter(word, shown)) words.set(stem, word);
    }
  }
  return spellings;
}

/** Which of two forms of a word is shown. */
export function isShorter(p: string, q: string): boolean {
  return p.length < q.length || (p.length === q.length && compareCodePoints(p, q) < 0);
}

/** What an organisation adds to the statistics of a day. */
export function contributionOf(
  organisation: Organisation,
  tree: ResourceTree,
  split: WordSplitter,
  asOf: string,
): Contribution {
  return {
    organisations: 1,
    covered: [...coveredWell(effectiveOffers(organisation, tree, asOf).keys(), tree)],
    documents: distinctWords(ownTexts(organisation), split),
  };
}

/** What an active or ended alliance with a member adds: its text, counted once. */
export function contributionOfAlliance({ text, language }: Alliance, split: WordSplitter): Contribution {
  return { organisations: 0, covered: [], documents: distinctWords([{ text, language }], split) };
}

function distinctWords(texts: readonly Text[], split: WordSplitter): ReadonlySet<string>[] {
  return texts
    .map(({ text, language }) => new Set(text === null ? [] : split(text, language)))
    .filter((words) => words.size > 0);
}

/** Resources that these offers cover with decay 0.5 and more, and the groups of which they cover a member. */
function coveredWell(offers: Iterable<string>, tree: ResourceTree): Set<string> {
  const covered = new Set<string>();
  for (const id of offers) {
    covered.add(id);
    const levelsDown = tree.resource(id)?.kind === 'MARKET' ? 3 : 1;
    for (const level of tree.descendantsByLevel(id, levelsDown))
      for (const below of level) covered.add(below);
    for (const above of tree.ancestors(id, 1)) covered.add(above);
  }
  for (const id of [...covered]) for (const group of tree.groupsOf(id)) covered.add(group);
  return covered;
}
