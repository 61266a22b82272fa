import type { Organisation } from '../../src/domain/organisation';
import { createIndexedEngine } from '../../src/engine/indexedEngine';
import { createScanEngine } from '../../src/engine/scanEngine';
import { type Asking, benchQueries } from './benchQueries';
import { BENCH_DAY, benchGraph, type Skew } from './graphs';

const [skew = 'D1', size = '10000', plainSeekers = '3', texts = '', askings = 'stated'] =
  process.argv.slice(2);
const organisations = Number(size);
/** Milliseconds of processor time: what else runs on the machine does not count. */
const time = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const spread = (times: readonly number[]): string => {
  const sorted = times.toSorted((p, q) => p - q);
  const at = (share: number): string => sorted[Math.floor(share * (sorted.length - 1))].toFixed(3);
  return `median ${at(0.5)} p95 ${at(0.95)} least ${at(0)}`;
};
const graph = benchGraph({ organisations, skew: skew as Skew, texts: texts === 'texts' });
const mean = (of: (o: Organisation) => number): string =>
  (graph.organisations.reduce((n, o) => n + of(o), 0) / organisations).toFixed(1);
console.log(skew, organisations, 'resources', graph.resources.length);
console.log(
  'offers',
  mean((o) => o.offers.length),
  'needs',
  mean((o) => o.needs.length),
);
const fast = createIndexedEngine();
console.log('load', time(() => fast.load(graph, BENCH_DAY)).toFixed(0));
for (const asking of askings.split(',')) {
  const queries = benchQueries(graph, asking as Asking, 100);
  console.log('asking', asking);
  for (let round = 0; round < 3; round++) for (const query of queries) fast.search(query);
  for (const query of queries) fast.rank(query);
  const before = { ...fast.counters };
  console.log('search', spread(queries.map((query) => time(() => fast.search(query)))));
  for (const [name, value] of Object.entries(fast.counters ?? {})) {
    console.log(name, (value - (before as Record<string, number>)[name]) / queries.length);
  }
  console.log('page  ', spread(queries.map((query) => time(() => fast.rank(query)))));
  if (Number(plainSeekers) > 0) {
    const plain = createScanEngine();
    plain.load(graph, BENCH_DAY);
    const times = queries.slice(0, Number(plainSeekers)).map((query) => {
      let page;
      const took = time(() => (page = plain.rank(query)));
      if (JSON.stringify(page) !== JSON.stringify(fast.rank(query))) console.log('DIFFERENT', query.seeker);
      return took;
    });
    console.log('plain ', spread(times));
  }
}
