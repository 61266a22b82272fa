import { BENCH_CASES, type BenchCase, type BenchGraphKind, type GraphsOfSize } from './benchCases';
import type { BenchOptions } from './benchOptions';
import type { Skew } from './graphs';

/** What one process measures: some cases on one graph. */
export interface BenchJob {
  readonly graph: BenchGraphKind;
  readonly skew: Skew;
  readonly candidates: number;
  readonly seed: number;
  readonly cases: readonly string[];
  /** Of the engine, and of each rival: 0 leaves it out. */
  readonly seekers: number;
  readonly referenceSeekers: number;
  readonly objectsSeekers: number;
  readonly scanSeekers: number;
  /** Of the case `bulk`. */
  readonly bulkSeekers: number;
}

/** The jobs of a run, small graphs first. */
export function planBench(options: BenchOptions): BenchJob[] {
  const jobs = new Map<string, BenchJob & { readonly cases: string[] }>();
  for (const one of BENCH_CASES) {
    for (const { candidates, skew } of graphsOf(one, options)) {
      const key = [one.graph, candidates, skew].join();
      let job = jobs.get(key);
      if (!job) {
        job = {
          ...{ graph: one.graph, skew, candidates, seed: options.seed, cases: [] },
          ...seekersOf(options, one.graph, candidates, skew),
        };
        jobs.set(key, job);
      }
      job.cases.push(one.name);
    }
  }
  return [...jobs.values()].sort((p, q) => p.candidates - q.candidates);
}

/** What a case is measured on: what is asked for, else what is usual for such a run; nothing where it has no part in it. */
function graphsOf(
  { name, quick, ...full }: BenchCase,
  options: BenchOptions,
): readonly { readonly candidates: number; readonly skew: Skew }[] {
  if (options.case ? !options.case.includes(name) : options.quick && !quick) return [];
  const usual: readonly GraphsOfSize[] =
    (options.quick && quick) || full.candidates.map((candidates) => ({ candidates, skews: full.skews }));
  const sizes = options.candidates ?? usual.map(({ candidates }) => candidates);
  return sizes.flatMap((candidates) => {
    const { skews } = usual.find((graphs) => graphs.candidates === candidates) ?? usual[0];
    return (options.skew ?? skews).map((skew) => ({ candidates, skew }));
  });
}

type Seekers = Pick<
  BenchJob,
  'seekers' | 'referenceSeekers' | 'objectsSeekers' | 'scanSeekers' | 'bulkSeekers'
>;

/** Seekers of a bulk search, all of them and those that stand for them where time is short. */
export const BULK_SEEKERS = 10_000;
const BULK_SAMPLE = 500;

/** A rival takes seconds for a seeker of a large graph, and half a minute to load it: few of them, where time is short. */
function seekersOf(
  { quick, seekers = quick ? 50 : 100, rivals }: BenchOptions,
  graph: BenchGraphKind,
  candidates: number,
  skew: Skew,
): Seekers {
  const small = candidates <= 20_000;
  const large = candidates > 200_000;
  const most = (count: number): number => (rivals ? Math.min(seekers, count) : 0);
  if (quick) {
    const first = graph === 'PLAIN' && skew === 'D1';
    return {
      seekers,
      referenceSeekers: most(first && !large ? 2 : 0),
      objectsSeekers: most(first && small ? 10 : 0),
      scanSeekers: most(small ? 10 : 0),
      bulkSeekers: BULK_SAMPLE,
    };
  }
  return {
    seekers,
    bulkSeekers: BULK_SEEKERS,
    referenceSeekers: most(small ? 20 : large ? 0 : 3),
    objectsSeekers: most(small ? 20 : large ? 0 : 5),
    scanSeekers: most(small ? 20 : 10),
  };
}
