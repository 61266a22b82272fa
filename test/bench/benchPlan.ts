import { BENCH_CASES, type BenchGraphKind } from './benchCases';
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
}

/** The jobs of a run, small graphs first. */
export function planBench(options: BenchOptions): BenchJob[] {
  const jobs = new Map<string, BenchJob & { readonly cases: string[] }>();
  for (const { name, graph, quick, ...full } of BENCH_CASES) {
    if (options.case ? !options.case.includes(name) : options.quick && !quick) continue;
    const usual = (options.quick && quick) || full;
    for (const candidates of options.candidates ?? usual.candidates) {
      for (const skew of options.skew ?? usual.skews) {
        const key = [graph, candidates, skew].join();
        let job = jobs.get(key);
        if (!job) {
          job = {
            graph,
            skew,
            candidates,
            seed: options.seed,
            cases: [],
            ...seekersOf(options, graph, candidates, skew),
          };
          jobs.set(key, job);
        }
        job.cases.push(name);
      }
    }
  }
  return [...jobs.values()].sort((p, q) => p.candidates - q.candidates);
}

type Seekers = Pick<BenchJob, 'seekers' | 'referenceSeekers' | 'objectsSeekers' | 'scanSeekers'>;

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
      referenceSeekers: most(small ? 3 : first && !large ? 2 : 0),
      objectsSeekers: most(small ? 10 : 0),
      scanSeekers: most(small ? 10 : 0),
    };
  }
  return {
    seekers,
    referenceSeekers: most(small ? 50 : large ? 0 : 10),
    objectsSeekers: most(large ? 5 : 50),
    scanSeekers: most(50),
  };
}
