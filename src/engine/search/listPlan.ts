import { DIMENSIONS } from '../../domain/dimension';
import { FULL_OFFER } from '../../scoring/coverage';
import { broaderDecay } from '../../scoring/resourceTree';
import { CODES } from '../index/codeBook';
import { ABOVE_SINGLE } from '../index/textIndex';
import { BELOW, DIRECT, levelDecay, NEED } from '../index/rowValues';
import { D, type SeekerPlan } from '../plan/seekerPlan';
import { NONE } from '../rows/resourceNumbers';
import { VALUE_BITS } from '../rows/rowColumns';
import { LANE_STEPS, LANES, type LaneWeights } from './lanes';
import type { PlanMemory } from './planMemory';

const TABLE_BYTES = CODES * LANES * 2;

/** Lists that a seeker's needs ask for, before they are weighed for some lanes. */
export interface SeekerLists {
  /** `family * resources + r` of each. */
  readonly lists: Int32Array;
  /** The dimension of the needs that ask for it, and their summed shares of their dimension. */
  readonly needDimension: readonly number[];
  readonly shares: readonly number[];
  /** The first lists relate a row to the seeker; the others only raise the bound of rows that are. */
  readonly relating: number;
}

/** Lists to run: addresses in the memory of the generation, see `Kernel.runLists`. */
export interface ListPlan {
  readonly count: number;
  /** The first lists relate a row to the seeker; the others only raise the bound of rows that are. */
  readonly relating: number;
  readonly lists: number;
  readonly tables: number;
}

/** Where the values of a family's codes lie, by dimension. */
export interface ListBooks {
  readonly resources: SeekerPlan['resources'];
  readonly bookOf: (family: number, dimension: number) => number;
}

/** Finds the lists of what rows offer to the seeker's needs; O(needs * depth). */
export function seekerLists(plan: SeekerPlan): SeekerLists {
  const { parent, standsFor, indexed: count } = plan.resources;
  const near = new Map<number, number>();
  const far = new Map<number, number>();
  plan.a.needs.forEach((need, i) => {
    const d = plan.needDimension[i];
    const needed = need >>> VALUE_BITS;
    const share = plan.needWeight[i] / plan.needTotal[d];
    const add = (lists: Map<number, number>, family: number, r: number, part: number): void => {
      if (r >= count) return;
      const key = (family * count + r) * D + d;
      lists.set(key, (lists.get(key) ?? 0) + part);
    };
    for (const r of standsFor[needed] ?? [needed]) {
      add(near, BELOW, r, share);
      add(near, DIRECT, r, share);
      const decay = Math.max(levelDecay(plan.resources, r), broaderDecay(DIMENSIONS[d], 1) / 1000);
      let part = share * decay;
      for (
        let above = parent[r], levels = 1;
        above !== NONE && levels < 64;
        above = parent[above], levels++
      ) {
        add(levels <= 3 ? near : far, DIRECT, above, part);
        part *= decay;
      }
    }
  });
  const keys = [...near.keys(), ...far.keys()];
  return {
    lists: Int32Array.from(keys, (key) => Math.floor(key / D)),
    needDimension: keys.map((key) => key % D),
    shares: [...near.values(), ...far.values()],
    relating: near.size,
  };
}

/** Weighs the seeker's lists for some lanes. */
export function weighSeekerLists(
  memory: PlanMemory,
  { lists, needDimension, shares, relating }: SeekerLists,
  { resources, bookOf }: ListBooks,
  weights: LaneWeights['seeker'],
): ListPlan {
  const tables = startTables(memory, lists.length);
  for (let i = 0; i < lists.length; i++) {
    const family = lists[i] < resources.indexed ? DIRECT : BELOW;
    const book = bookOf(family, resources.dimension[lists[i] - family * resources.indexed]);
    addTable(memory, tables, i, book, weights, needDimension[i], shares[i]);
  }
  memory.kernel.fillTables(lists.length, relating, tables.factors, tables.books, tables.tables);
  const tableOf = memory.take(lists.length * 4);
  for (let i = 0; i < lists.length; i++) memory.u32[tableOf / 4 + i] = tables.tables + i * TABLE_BYTES;
  return { count: lists.length, relating, lists: memory.put(lists), tables: tableOf };
}

/** Lists of what rows need of the seeker's offers, before they are weighed for some lanes. */
export interface RowLists {
  /** `family * resources + r` of each, and its table: those that lie as far from an offer share one. */
  readonly lists: Int32Array;
  readonly tableOf: Int32Array;
  /** Of each table, the effective offer and the dimension: `offer * DIMENSIONS + d`. */
  readonly reaches: readonly number[];
}

/** Finds the lists of what rows need; O(resources that the seeker's offers reach). */
export function rowLists({ resources, reached, reach }: SeekerPlan): RowLists {
  const { indexed: count, dimension } = resources;
  const lists = new Int32Array(reached.length);
  const tableOf = new Int32Array(reached.length);
  const known = new Map<number, number>();
  const reaches: number[] = [];
  let found = 0;
  for (let i = 0; i < reached.length; i++) {
    const r = reached[i];
    const d = dimension[r];
    if (r >= count || d >= D) continue;
    const key = reach[r] * D + d;
    let table = known.get(key);
    if (table === undefined) {
      known.set(key, (table = known.size));
      reaches.push(key);
    }
    lists[found] = NEED * count + r;
    tableOf[found++] = table;
  }
  return { lists: lists.subarray(0, found), tableOf: tableOf.subarray(0, found), reaches };
}

/**
 * Weighs what rows need for some lanes.
 * @param raise by how much the gain of a row may exceed what the postings say
 */
export function weighRowLists(
  memory: PlanMemory,
  { lists, tableOf, reaches }: RowLists,
  { bookOf }: ListBooks,
  weights: LaneWeights['row'],
  raise: number,
): ListPlan {
  const tables = startTables(memory, reaches.length);
  reaches.forEach((key, i) => {
    const d = key % D;
    addTable(memory, tables, i, bookOf(NEED, d), weights, d, (Math.floor(key / D) / FULL_OFFER) * raise);
  });
  memory.kernel.fillTables(reaches.length, 0, tables.factors, tables.books, tables.tables);
  const addresses = memory.take(lists.length * 4);
  for (let i = 0; i < lists.length; i++) {
    memory.u32[addresses / 4 + i] = tables.tables + tableOf[i] * TABLE_BYTES;
  }
  return { count: lists.length, relating: lists.length, lists: memory.put(lists), tables: addresses };
}

/** Tables that are filled together: where their factors, the addresses of their books and they themselves lie. */
interface Tables {
  readonly factors: number;
  readonly books: number;
  readonly tables: number;
}

function startTables(memory: PlanMemory, count: number): Tables {
  return {
    tables: memory.take(count * TABLE_BYTES),
    factors: memory.take(count * LANES * 4),
    books: memory.take(count * 4),
  };
}

/** Says what table `i` is to hold: per lane, in steps, the weight of a dimension times a share times the book's value. */
function addTable(
  { u32, f32 }: PlanMemory,
  { factors, books }: Tables,
  i: number,
  book: number,
  weights: Float64Array,
  d: number,
  share: number,
): void {
  const perUnit = share * LANE_STEPS * ABOVE_SINGLE;
  const at = factors / 4 + i * LANES;
  for (let lane = 0; lane < LANES; lane++) f32[at + lane] = weights[lane * D + d] * perUnit;
  u32[books / 4 + i] = book;
}
