import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context';
import { vocabularyId } from '../node/globalId';
import type { Connection } from '../page/connection.type';
import { listName } from '../page/cursor';
import { pageOfList } from '../page/pageOfList';
import { SearchArgs } from '../page/search.args';
import { SectorConnection, SectorNode } from './sector.type';

@Resolver()
export class SectorResolver {
  @Query(() => SectorNode, { nullable: true, description: 'One sector; null where there is none.' })
  async sector(
    @Arg('code', () => String, { description: 'ISIC Rev.4 code, such as 1399, or a global id.' })
    code: string,
    @Ctx() context: ApiContext,
  ): Promise<SectorNode | null> {
    const sector = await context.loaders.sector.load(vocabularyId('Sector', code));
    return sector && new SectorNode(sector, context);
  }

  @Query(() => SectorConnection, { description: 'The sectors of ISIC Rev.4, by code.' })
  sectors(
    @Args(() => SearchArgs) args: SearchArgs,
    @Ctx() context: ApiContext,
  ): Promise<Connection<SectorNode>> {
    return pageOfList(
      listName('sectors', args.search),
      args,
      (request) => context.directory.listSectors(request),
      (sector) => new SectorNode(sector, context),
    );
  }
}
