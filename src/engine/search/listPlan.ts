import { DIMENSIONS } from '../../domain/dimension';
import { FULL_OFFER } from '../../scoring/coverage';
import { broaderDecay } from '../../scoring/resourceTree';
import { CODES } from '../index/codeBook';
import { ABOVE_SINGLE } from '../index/textIndex';
import { BELOW, DIRECT, levelDecay, NEED } from '../index/rowValues';
import { LIST_TABLE } from '../kernel/kernel';
import { D, type SeekerPlan } from '../plan/seekerPlan';
import { NONE } from '../rows/resourceNumbers';
import { VALUE_BITS } from '../rows/rowColumns';
import { LANE_STEPS, LANES } from './lanes';
import type { PlanMemory } from './planMemory';

const TABLE_BYTES = CODES * LANES * 2;

/** Lists of the index that a seeker asks for, as the kernel finds them in the memory, before they are weighed for lanes. */
export interface Lists {
  readonly count: number;
  /** The first lists relate a row to the seeker; the others only raise the bound of rows that are. */
  readonly relating: number;
  /** `family * resources + r` of each, and the number of its table. */
  readonly lists: number;
  readonly tableOf: number;
  /** What LIST_TABLE says of so many tables, the first of which leave a trace. */
  readonly tableCount: number;
  readonly tracing: number;
  readonly records: number;
}

/** The same with their tables for some lanes. */
export interface ListPlan extends Lists {
  readonly tables: number;
}

/** Where the values of a family's codes lie, by dimension. */
export type BookOf = (family: number, dimension: number) => number;

/** Finds the lists of what rows offer to the seeker's needs; O(needs * depth). */
export function seekerLists(memory: PlanMemory, plan: SeekerPlan, bookOf: BookOf): Lists {
  const { parent, standsFor, indexed: count, dimension } = plan.resources;
  const near = new Map<number, number>();
  const far = new Map<number, number>();
  const add = (lists: Map<number, number>, family: number, r: number, d: number, share: number): void => {
    if (r >= count) return;
    const key = (family * count + r) * D + d;
    lists.set(key, (lists.get(key) ?? 0) + share);
  };
  plan.a.needs.forEach((need, i) => {
    const d = plan.needDimension[i];
    const needed = need >>> VALUE_BITS;
    const share = plan.needWeight[i] / plan.needTotal[d];
    for (const r of standsFor[needed] ?? [needed]) {
      add(near, BELOW, r, d, share);
      add(near, DIRECT, r, d, share);
      const decay = Math.max(levelDecay(plan.resources, r), broaderDecay(DIMENSIONS[d], 1) / 1000);
      let part = share * decay;
      for (
        let above = parent[r], levels = 1;
        above !== NONE && levels < 64;
        above = parent[above], levels++
      ) {
        add(levels <= 3 ? near : far, DIRECT, above, d, part);
        part *= decay;
      }
    }
  });
  const found = near.size + far.size;
  const lists = memory.take(found * 4);
  const tableOf = memory.take(found * 4);
  const records = memory.take(found * LIST_TABLE.bytes);
  let i = 0;
  for (const group of [near, far]) {
    for (const [key, share] of group) {
      const list = Math.floor(key / D);
      const family = list < count ? DIRECT : BELOW;
      memory.u32[lists / 4 + i] = list;
      memory.u32[tableOf / 4 + i] = i;
      writeRecord(memory, records, i++, share, key % D, bookOf(family, dimension[list - family * count]));
    }
  }
  return {
    ...{ count: found, relating: near.size, lists, tableOf, records },
    ...{ tableCount: found, tracing: near.size },
  };
}

/**
 * Finds the lists of what rows need of the seeker's offers; O(resources that these reach). Those that lie as far from an
 * offer share a table.
 * @param raise by how much the gain of a row may exceed what the postings say
 */
export function rowLists(
  memory: PlanMemory,
  { resources, reached, reach }: SeekerPlan,
  bookOf: BookOf,
  raise: number,
): Lists {
  const { indexed: count, dimension } = resources;
  const lists = memory.take(reached.length * 4);
  const tableOf = memory.take(reached.length * 4);
  const records = memory.take(reached.length * LIST_TABLE.bytes);
  const known = new Map<number, number>();
  let found = 0;
  for (const r of reached) {
    const d = dimension[r];
    if (r >= count || d >= D) continue;
    const key = reach[r] * D + d;
    let table = known.get(key);
    if (table === undefined) {
      known.set(key, (table = known.size));
      writeRecord(memory, records, table, (reach[r] / FULL_OFFER) * raise, d, bookOf(NEED, d));
    }
    memory.u32[lists / 4 + found] = NEED * count + r;
    memory.u32[tableOf / 4 + found++] = table;
  }
  return {
    ...{ count: found, relating: found, lists, tableOf, records },
    ...{ tableCount: known.size, tracing: 0 },
  };
}

function writeRecord(
  { u32, f32 }: PlanMemory,
  records: number,
  i: number,
  share: number,
  dimension: number,
  book: number,
): void {
  const record = records + i * LIST_TABLE.bytes;
  f32[(record + LIST_TABLE.share) / 4] = share * ABOVE_SINGLE;
  u32[(record + LIST_TABLE.dimension) / 4] = dimension;
  u32[(record + LIST_TABLE.book) / 4] = book;
}

/** Fills the tables of lists for some lanes. @param weights of a dimension in a lane: `[dimension * LANES + lane]` */
export function weighLists(memory: PlanMemory, lists: Lists, weights: Float64Array): ListPlan {
  const inSteps = memory.take(D * LANES * 4);
  for (let i = 0; i < D * LANES; i++) memory.f32[inSteps / 4 + i] = weights[i] * LANE_STEPS;
  const tables = memory.take(lists.tableCount * TABLE_BYTES);
  memory.kernel.fillTables(lists.tableCount, lists.tracing, lists.records, inSteps, tables);
  return { ...lists, tables };
}
