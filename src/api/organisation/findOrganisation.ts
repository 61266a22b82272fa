import type { TenantKey } from '../../domain/graph';
import { maySeeOrganisation } from '../../services/visibility';
import type { ApiContext } from '../context';
import { organisationNode, OrganisationNode, storedOrganisation } from './organisation.type';

/**
 * An organisation by its key, null where the asker sees none. One of the asker's tenant that memory knows needs no
 * database until more than its name is asked for.
 */
export async function findOrganisation(
  context: ApiContext,
  key: TenantKey,
): Promise<OrganisationNode | null> {
  if (key.tenant === context.tenant && context.recommendations.knows(key))
    return organisationNode(context, key);
  const organisation = await context.loaders.organisation.load(key);
  if (!organisation || !maySeeOrganisation(organisation, context.tenant)) return null;
  return storedOrganisation(context, organisation);
}
