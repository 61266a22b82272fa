import type { Dataset } from '../dataset';
import { knowledgeOf } from '../knowledge';
import type { Split } from '../split';
import { allianceTask } from './allianceTask';
import { briefTask } from './briefTask';
import { newPartnerTask } from './newPartnerTask';
import type { Task } from './task';

/** The tasks that a dataset allows, some of them perhaps without a question. */
export function tasksOf(
  { organisations, projects, alliances }: Dataset,
  { past, future }: Split,
): readonly Task[] {
  const tasks: Task[] = [];
  if (projects.length > 0) {
    const seen = knowledgeOf(organisations, past.projects, past.alliances, false);
    const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
    const seeker = (id: string) => byId.get(id) ?? null;
    tasks.push(
      briefTask(seen, future.projects, 'OUT', seeker),
      briefTask(seen, future.projects, 'IN', seeker),
      newPartnerTask(seen, future.projects),
    );
  }
  if (alliances.length > 0) {
    const everyone = knowledgeOf(organisations, past.projects, past.alliances, true);
    tasks.push(allianceTask(everyone, future.alliances));
  }
  return tasks;
}
