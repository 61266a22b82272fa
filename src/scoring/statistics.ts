import { epochName, type EpochCounts } from './epochName';
import { roundHalfUp } from './roundHalfUp';

/** Counts below this do not make an epoch stale, however far they move (docs/scoring.md, section 2). */
const SMALLEST_COUNT_THAT_MATTERS = 20;
const LARGEST_SHARE_MOVED = 0.1;

/** What one organisation or alliance adds to the counts: each string at most once per list. */
export interface Contribution {
  readonly organisations: 0 | 1;
  /** Resources that it offers, or offers with decay 0.5 and more. */
  readonly covered: readonly string[];
  /** Distinct words of each of its documents. */
  readonly documents: readonly ReadonlySet<string>[];
}

/** The counts of one statistics epoch; scores are exact for the epoch they name. */
export interface Statistics extends EpochCounts {
  /** See epochName. */
  readonly epoch: string;
  /** Different words of a document on the mean, rounded down; 0 without documents. */
  readonly wordsPerDocument: number;
}

/** rarity(r) in 64ths, 64..128: `1 + ln(N/n_r)/ln(N)`, rounded half up. */
export function rarity64({ organisations, offering }: Statistics, resourceId: string): number {
  const n = Math.max(2, organisations);
  const offered = Math.max(1, offering.get(resourceId) ?? 0);
  return roundHalfUp(64 * (1 + Math.log(n / offered) / Math.log(n)));
}

/** `1 + ln((1 + N)/(1 + df))` of a word. */
export function inverseDocumentFrequency({ documents, documentFrequency }: Statistics, word: string): number {
  return 1 + Math.log((1 + documents) / (1 + (documentFrequency.get(word) ?? 0)));
}

/** Running counts, from which an epoch is taken; adding and removing cost O(size of the contribution). */
export interface StatisticsTally {
  add(contribution: Contribution): void;
  remove(contribution: Contribution): void;
  /** The counts so far as an epoch, under its name; O(counts). */
  take(asOf: string): Statistics;
  /**
   * Whether a count of 20 or more has moved by over a tenth since `epoch`, the last one taken; O(counts that changed
   * since this was last denied).
   */
  hasMovedFrom(epoch: Statistics): boolean;
}

/** What a tally counts; the maps without zeros. */
export type Counts = Omit<EpochCounts, 'asOf'>;

/** @param start counts to go on from; nothing unless given */
export function createStatisticsTally(start?: Counts): StatisticsTally {
  let organisations = start?.organisations ?? 0;
  let documents = start?.documents ?? 0;
  const offering = new Map(start?.offering);
  const documentFrequency = new Map(start?.documentFrequency);

  const changedResources = new Set<string>();
  const changedWords = new Set<string>();
  const isSettled = (): void => {
    changedResources.clear();
    changedWords.clear();
  };

  const change = (contribution: Contribution, by: 1 | -1): void => {
    organisations += by * contribution.organisations;
    documents += by * contribution.documents.length;
    for (const id of contribution.covered) {
      bump(offering, id, by);
      changedResources.add(id);
    }
    for (const words of contribution.documents) {
      for (const word of words) {
        bump(documentFrequency, word, by);
        changedWords.add(word);
      }
    }
  };
  return {
    add: (contribution) => change(contribution, 1),
    remove: (contribution) => change(contribution, -1),
    take: (asOf) => {
      isSettled();
      const counts = {
        ...{ asOf, organisations, documents },
        offering: new Map(offering),
        documentFrequency: new Map(documentFrequency),
      };
      return { epoch: epochName(counts), wordsPerDocument: wordsPerDocument(counts), ...counts };
    },
    hasMovedFrom: (epoch) => {
      const moved =
        hasMoved(epoch.organisations, organisations) ||
        hasMoved(epoch.documents, documents) ||
        someCountMoved(changedResources, epoch.offering, offering) ||
        someCountMoved(changedWords, epoch.documentFrequency, documentFrequency);
      if (!moved) isSettled();
      return moved;
    },
  };
}

function wordsPerDocument({ documents, documentFrequency }: Counts): number {
  let words = 0;
  for (const count of documentFrequency.values()) words += count;
  return documents === 0 ? 0 : Math.floor(words / documents);
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

function someCountMoved(
  changed: ReadonlySet<string>,
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): boolean {
  for (const key of changed) if (hasMoved(before.get(key) ?? 0, now.get(key) ?? 0)) return true;
  return false;
}

function hasMoved(before: number, now: number): boolean {
  return (
    Math.max(before, now) >= SMALLEST_COUNT_THAT_MATTERS &&
    Math.abs(now - before) > LARGEST_SHARE_MOVED * before
  );
}
