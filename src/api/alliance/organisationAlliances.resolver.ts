import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { maySeeAlliance } from '../../services/visibility';
import type { ApiContext } from '../context';
import { OrganisationNode } from '../organisation/organisation.type';
import type { Connection } from '../page/connection.type';
import { listName } from '../page/cursor';
import { PageArgs } from '../page/page.args';
import { pageOfAll } from '../page/pageOfAll';
import { AllianceConnection, AllianceNode } from './alliance.type';

@Resolver(() => OrganisationNode)
export class OrganisationAlliancesResolver {
  @FieldResolver(() => AllianceConnection, {
    description: 'The alliances it is or was a member of, by own id, as far as they are visible.',
  })
  async alliances(
    @Root() { key }: OrganisationNode,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Connection<AllianceNode>> {
    const alliances = await context.loaders.alliancesOf.load(key);
    return pageOfAll(
      listName('alliances', key),
      alliances.filter((alliance) => maySeeAlliance(alliance, context.tenant)),
      page,
      ({ id }) => id,
      (alliance) => new AllianceNode(context, alliance),
    );
  }
}
