import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { maySeeAlliance } from '../../services/visibility';
import { AllianceNode } from '../alliance/alliance.type';
import type { ApiContext } from '../context';
import { fromGlobalId } from '../node/globalId';
import type { GlobalId } from '../node/globalId';
import { Node } from '../node/node.type';
import { findOrganisation } from '../organisation/findOrganisation';
import { ResourceNode } from '../resource/resource.type';
import { SectorNode } from '../sector/sector.type';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its global id; null where there is none.' })
  node(
    @Arg('id', () => ID, { description: 'A global id, as the field `id` gives it.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<Node | null> | null {
    const global = fromGlobalId(id);
    return global && findNode(context, global);
  }
}

async function findNode(context: ApiContext, { type, tenant, id }: GlobalId): Promise<Node | null> {
  const { loaders } = context;
  switch (type) {
    case 'Organisation':
      return findOrganisation(context, { tenant: tenant ?? context.tenant, id });
    case 'Alliance': {
      const alliance = await loaders.alliance.load({ tenant: tenant ?? context.tenant, id });
      return alliance && maySeeAlliance(alliance, context.tenant)
        ? new AllianceNode(context, alliance)
        : null;
    }
    case 'Resource': {
      const resource = await loaders.resource.load(id);
      return resource && new ResourceNode(context, id, resource);
    }
    case 'Sector': {
      const sector = await loaders.sector.load(id);
      return sector && new SectorNode(sector, context);
    }
  }
}
