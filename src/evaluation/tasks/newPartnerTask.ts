import type { DatasetProject } from '../dataset';
import type { Knowledge } from '../knowledge';
import type { Task, TaskQuery } from './task';

/** Organisation to new partner: each known organisation with later projects asks with its past; old partners are out. */
export function newPartnerTask(knowledge: Knowledge, projects: readonly DatasetProject[]): Task {
  const later = new Map<number, Set<number>>();
  for (const { members } of projects) {
    const places = members.flatMap(({ organisation }) => knowledge.placeOf.get(organisation) ?? []);
    for (const place of places) {
      const met = later.get(place) ?? new Set();
      for (const other of places) met.add(other);
      later.set(place, met);
    }
  }
  const queries = [...later]
    .sort(([a], [b]) => a - b)
    .flatMap(([place, met]): TaskQuery[] => {
      const { organisation, partners } = knowledge.organisations[place];
      const excluded = new Set([place, ...partners]);
      const relevant = [...met].filter((other) => !excluded.has(other)).sort((a, b) => a - b);
      if (relevant.length === 0) return [];
      return [{ seeker: organisation, place, brief: null, relevant, excluded }];
    });
  const all = knowledge.organisations.map((_, place) => place);
  return {
    name: 'organisation to new partner',
    knowledge,
    queries,
    views: [{ name: 'all', candidates: all }],
  };
}
