import type { Alliance } from '../domain/alliance';
import type { Need, Organisation } from '../domain/organisation';
import { isTellable } from '../scoring/tellable';

/*
 * What a stranger of a tenant may see. Nobody proves yet to be an organisation itself, so every asker counts as
 * another one.
 */

/** Its own tenant's organisations, and those that others share. */
export function maySeeOrganisation({ tenant, shared }: Organisation, asker: string): boolean {
  return tenant === asker || shared;
}

type Needs = Pick<Organisation, 'needs' | 'needsVisibility'>;

/** The needs by name: none unless they are open. */
export function visibleNeeds({ needs, needsVisibility }: Needs): readonly Need[] {
  return needsVisibility === 'OPEN' ? needs : [];
}

/** The needs for counting; null where even their number is hidden. */
export function countableNeeds({ needs, needsVisibility }: Needs): readonly Need[] | null {
  return needsVisibility === 'HIDDEN' ? null : needs;
}

/** Public alliances, and those of the asker's tenant that are not their members' own affair. */
export function maySeeAlliance(alliance: Alliance, asker: string): boolean {
  return isTellable(alliance, asker);
}
