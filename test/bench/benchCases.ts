import { SKEWS, type Skew } from './graphs';

/** Where a case takes its graph from: organisations without texts, with texts, in a kept file, or in Neo4j. */
export type BenchGraphKind = 'PLAIN' | 'TEXTS' | 'FILE' | 'DATABASE';

export interface BenchCase {
  readonly name: string;
  readonly graph: BenchGraphKind;
  /** What is measured, for the help text and docs/performance.md. */
  readonly says: string;
  /** Sizes of a full run, each of every skew. */
  readonly candidates: readonly number[];
  readonly skews: readonly Skew[];
  /** Of a quick run; a case without is left out of it. */
  readonly quick?: readonly GraphsOfSize[];
}

/** Graphs of one size, a skew each. */
export interface GraphsOfSize {
  readonly candidates: number;
  readonly skews: readonly Skew[];
}

const ALL = [10_000, 100_000, 1_000_000];
const WITH_WORDS = [10_000, 100_000];
const QUICK: readonly GraphsOfSize[] = [
  { candidates: 10_000, skews: ['D1'] },
  { candidates: 100_000, skews: ['D1', 'ONE'] },
];
const QUICK_WORDS: readonly GraphsOfSize[] = [{ candidates: 100_000, skews: ['D1'] }];
const FROM_DATABASE = { candidates: [100_000], skews: ['D1'] as const };

/** In the order in which a process runs them. */
export const BENCH_CASES: readonly BenchCase[] = [
  {
    ...{ name: 'load', graph: 'PLAIN', candidates: ALL, skews: SKEWS, quick: QUICK },
    says: 'the engine takes a graph in that is in memory as records',
  },
  {
    ...{ name: 'top20', graph: 'PLAIN', candidates: ALL, skews: SKEWS, quick: QUICK },
    says: 'the best 20 of one stated seeker without words, in order and with S',
  },
  {
    ...{ name: 'types', graph: 'PLAIN', candidates: [100_000], skews: ['D1', 'ONE'] },
    says: 'the same for one alliance type, all sixteen in turn',
  },
  {
    ...{ name: 'page', graph: 'PLAIN', candidates: ALL, skews: SKEWS, quick: QUICK },
    says: 'the same 20 with the score of each taken apart, as the API gives it',
  },
  {
    ...{ name: 'update', graph: 'PLAIN', candidates: ALL, skews: SKEWS, quick: QUICK },
    says: 'what the engine does for one changed organisation until its answers show it',
  },
  {
    ...{ name: 'bulk', graph: 'PLAIN', candidates: [100_000], skews: ['D1'] },
    quick: [{ candidates: 100_000, skews: ['D1'] }],
    says: 'the best 20 of each of 10,000 seekers, on one thread and on two',
  },
  {
    ...{ name: 'brief', graph: 'TEXTS', candidates: WITH_WORDS, skews: SKEWS, quick: QUICK_WORDS },
    says: 'the best 20 of a stated seeker with a brief of 40 words, among organisations with texts',
  },
  {
    ...{ name: 'seeking', graph: 'TEXTS', candidates: WITH_WORDS, skews: SKEWS, quick: QUICK_WORDS },
    says: 'the same for a seeker whose own `seeking` text has 60 words',
  },
  {
    ...{ name: 'snapshot', graph: 'FILE', candidates: WITH_WORDS, skews: ['D1'] },
    says: 'the graph without texts is read from its kept file, and the engine takes it in',
  },
  {
    ...{ name: 'start', graph: 'DATABASE', ...FROM_DATABASE },
    says: 'from the start of the server process until it is ready, the graph in Neo4j',
  },
  {
    ...{ name: 'graphql', graph: 'DATABASE', ...FROM_DATABASE },
    says: '20 recommendations with their breakdown over HTTP, eight requests at a time, then so many a second',
  },
  {
    ...{ name: 'cypher', graph: 'DATABASE', candidates: [10_000], skews: ['D1'] },
    says: 'the best 20 by the same formula as one Cypher query on Neo4j',
  },
];
