import type { DatasetAlliance } from '../dataset';
import type { Knowledge } from '../knowledge';
import type { Task, TaskQuery } from './task';

/** Seeker to partners: each member of a later alliance asks, the other members are the answers. */
export function allianceTask(knowledge: Knowledge, alliances: readonly DatasetAlliance[]): Task {
  const allies = new Map<number, Set<number>>();
  const add = (from: number, to: number): void => {
    allies.set(from, (allies.get(from) ?? new Set()).add(to));
  };
  for (const { pair } of alliances) {
    const [a, b] = pair.map((id) => knowledge.placeOf.get(id));
    if (a === undefined || b === undefined || a === b) continue;
    add(a, b);
    add(b, a);
  }
  const queries = [...allies]
    .sort(([a], [b]) => a - b)
    .flatMap(([place, others]): TaskQuery[] => {
      const { organisation, partners } = knowledge.organisations[place];
      const excluded = new Set([place, ...partners]);
      const relevant = [...others].filter((other) => !excluded.has(other)).sort((a, b) => a - b);
      if (relevant.length === 0) return [];
      return [{ seeker: organisation, place, brief: null, relevant, excluded }];
    });
  const all = knowledge.organisations.map((_, place) => place);
  return { name: 'seeker to partners', knowledge, queries, views: [{ name: 'all', candidates: all }] };
}
