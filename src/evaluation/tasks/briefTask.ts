import { type DatasetProject, textOf } from '../dataset';
import type { Knowledge } from '../knowledge';
import type { Task, TaskQuery, TaskView } from './task';

/** A project is a question where so many of its participants were seen before. */
const LEAST_KNOWN = 2;

/**
 * Brief to partners: each later project is a brief, its known participants are the answers.
 * @param coordinator OUT: the coordinator asks, with its past, and is no answer; IN: the brief alone asks, and the
 * coordinator is an answer like any other
 */
export function briefTask(
  knowledge: Knowledge,
  projects: readonly DatasetProject[],
  coordinator: 'IN' | 'OUT',
  seekers: (id: string) => TaskQuery['seeker'],
): Task {
  const queries = projects.flatMap((project): TaskQuery[] => {
    const { members } = project;
    const places = members.flatMap(({ organisation }) => knowledge.placeOf.get(organisation) ?? []);
    if (places.length < LEAST_KNOWN) return [];
    const leader = members.find((member) => member.coordinator)?.organisation;
    const seeker = leader === undefined ? null : seekers(leader);
    const place = seeker && (knowledge.placeOf.get(seeker.id) ?? null);
    const asks = coordinator === 'OUT';
    const relevant = places.filter((other) => !asks || other !== place).sort((a, b) => a - b);
    const country = project.country ?? seeker?.country ?? null;
    return [
      {
        seeker: asks ? seeker : null,
        place: asks ? place : null,
        brief: { text: textOf(project), topics: project.topics, country },
        relevant,
        excluded: new Set(asks && place !== null ? [place] : []),
      },
    ];
  });
  return {
    name: `brief to partners, coordinator ${coordinator.toLowerCase()}`,
    knowledge,
    queries,
    views: viewsOf(knowledge),
  };
}

/** All candidates, and SMEs alone where some are known to be. */
function viewsOf({ organisations }: Knowledge): readonly TaskView[] {
  const all = organisations.map((_, place) => place);
  const smes = all.filter((place) => organisations[place].organisation.kind === 'SME');
  const partOf = smes.length > 0 && smes.length < all.length;
  return [{ name: 'all', candidates: all }, ...(partOf ? [{ name: 'SMEs', candidates: smes }] : [])];
}
