import { IsIn, ValidateIf } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { DIMENSIONS } from '../../domain/dimension';
import type { Dimension } from '../../domain/dimension';
import type { ApiContext } from '../context';
import { DimensionEnum } from '../enums/dimension.enum';
import { vocabularyId } from '../node/globalId';
import type { Connection } from '../page/connection.type';
import { listName } from '../page/cursor';
import { pageOfList } from '../page/pageOfList';
import { SearchArgs } from '../page/search.args';
import { ResourceConnection, ResourceNode } from './resource.type';

@ArgsType()
class ResourcesArgs extends SearchArgs {
  @Field(() => DimensionEnum, { nullable: true, description: 'Only resources of this dimension.' })
  @ValidateIf((args: ResourcesArgs) => args.kind != null)
  @IsIn(DIMENSIONS)
  readonly kind?: Dimension | null;
}

@Resolver()
export class ResourceResolver {
  @Query(() => ResourceNode, { nullable: true, description: 'One resource; null where there is none.' })
  async resource(
    @Arg('id', () => ID, { description: 'Its id in the vocabulary, such as market/ID-YO, or a global id.' })
    id: string,
    @Ctx() context: ApiContext,
  ): Promise<ResourceNode | null> {
    const resource = await context.loaders.resource.load(vocabularyId('Resource', id));
    return resource && new ResourceNode(context, resource.id, resource);
  }

  @Query(() => ResourceConnection, { description: 'The resources of one dimension or of all, by id.' })
  resources(
    @Args(() => ResourcesArgs) args: ResourcesArgs,
    @Ctx() context: ApiContext,
  ): Promise<Connection<ResourceNode>> {
    return pageOfList(
      listName('resources', [args.kind, args.search]),
      args,
      (request) => context.directory.listResources(args.kind ?? undefined, request),
      (resource) => new ResourceNode(context, resource.id, resource),
    );
  }
}
