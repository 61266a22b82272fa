import { ValidateIf, ValidateNested } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context';
import { organisationKey } from '../node/globalId';
import type { Connection } from '../page/connection.type';
import { listName } from '../page/cursor';
import { pageOfList } from '../page/pageOfList';
import { SearchArgs } from '../page/search.args';
import { findOrganisation } from './findOrganisation';
import { OrganisationConnection, OrganisationNode, storedOrganisation } from './organisation.type';
import { OrganisationFilterInput, toOrganisationFilter } from './organisationFilter.input';

@ArgsType()
class OrganisationsArgs extends SearchArgs {
  @Field(() => OrganisationFilterInput, { nullable: true, description: 'Which organisations to list.' })
  @ValidateIf((args: OrganisationsArgs) => args.filter != null)
  @ValidateNested()
  readonly filter?: OrganisationFilterInput | null;
}

@Resolver()
export class OrganisationResolver {
  @Query(() => OrganisationNode, {
    nullable: true,
    description: 'One organisation; null where there is none. Its name and recommendations come from memory.',
  })
  organisation(
    @Arg('id', () => ID, { description: 'Your own id of it, or a global id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<OrganisationNode | null> {
    return findOrganisation(context, organisationKey(id, context.tenant));
  }

  @Query(() => OrganisationConnection, { description: 'The organisations, by own id.' })
  organisations(
    @Args(() => OrganisationsArgs) args: OrganisationsArgs,
    @Ctx() context: ApiContext,
  ): Promise<Connection<OrganisationNode>> {
    const filter = toOrganisationFilter(args.filter);
    return pageOfList(
      listName('organisations', [filter, args.search]),
      args,
      (request) => context.directory.listOrganisations(context.tenant, filter, request),
      (organisation) => storedOrganisation(context, organisation),
    );
  }
}
