import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { counts } from '../../scoring/countingRows';
import { isoDay } from '../../services/clock';
import { countableNeeds, visibleNeeds } from '../../services/visibility';
import type { ApiContext } from '../context';
import type { Connection } from '../page/connection.type';
import { listName } from '../page/cursor';
import { PageArgs } from '../page/page.args';
import { pageOfAll } from '../page/pageOfAll';
import { resourceNode, ResourceNode } from '../resource/resource.type';
import { loadSector } from '../sector/sector.type';
import { NeedConnection, NeedType, OfferConnection, OfferType, withResource } from './offer.type';
import { OrganisationNode } from './organisation.type';
import { SectorMembershipType } from './sectorMembership.type';

@ArgsType()
class RowsArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also those that have ended and count no longer.',
  })
  readonly includeEnded: boolean = false;
}

/** What an organisation has in the vocabularies. */
@Resolver(() => OrganisationNode)
export class OrganisationPartsResolver {
  @FieldResolver(() => [SectorMembershipType], { description: 'The sectors it works in, by code.' })
  async sectors(
    @Root() organisation: OrganisationNode,
    @Ctx() context: ApiContext,
  ): Promise<SectorMembershipType[]> {
    const sectors = await organisation.read('sectors');
    return sectors.map(({ code, primary }) => ({ primary, sector: loadSector(context, code) }));
  }

  @FieldResolver(() => [ResourceNode], { description: 'The places it is based in, by id.' })
  async basedIn(@Root() organisation: OrganisationNode, @Ctx() context: ApiContext): Promise<ResourceNode[]> {
    const ids = await organisation.read('basedIn');
    return ids.map((id) => resourceNode(context, id, 'MARKET'));
  }

  @FieldResolver(() => OfferConnection, { description: 'What it can give a partner, by resource id.' })
  async offers(
    @Root() organisation: OrganisationNode,
    @Args(() => RowsArgs) args: RowsArgs,
    @Ctx() context: ApiContext,
  ): Promise<Connection<OfferType>> {
    const offers = currentRows(await organisation.read('offers'), args, context);
    const list = listName('offers', [organisation.key, args.includeEnded]);
    return pageOfAll(list, offers, args, resourceIdOf, (offer) => withResource(context, offer));
  }

  @FieldResolver(() => NeedConnection, {
    description: 'What it wants of a partner, by resource id; empty unless it lets others see its needs.',
  })
  async needs(
    @Root() organisation: OrganisationNode,
    @Args(() => RowsArgs) args: RowsArgs,
    @Ctx() context: ApiContext,
  ): Promise<Connection<NeedType>> {
    const needs = currentRows(visibleNeeds(await needsOf(organisation)), args, context);
    const list = listName('needs', [organisation.key, args.includeEnded]);
    return pageOfAll(list, needs, args, resourceIdOf, (need) => withResource(context, need));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many needs it has now; null where it hides even that.',
  })
  async needsCount(
    @Root() organisation: OrganisationNode,
    @Ctx() { clock }: ApiContext,
  ): Promise<number | null> {
    const needs = countableNeeds(await needsOf(organisation));
    const today = isoDay(clock.now());
    return needs && needs.filter((need) => counts(need, today)).length;
  }
}

async function needsOf(organisation: OrganisationNode) {
  return {
    needs: await organisation.read('needs'),
    needsVisibility: await organisation.read('needsVisibility'),
  };
}

function currentRows<R extends { readonly until: string | null }>(
  rows: readonly R[],
  { includeEnded }: RowsArgs,
  { clock }: ApiContext,
): readonly R[] {
  if (includeEnded) return rows;
  const today = isoDay(clock.now());
  return rows.filter((row) => counts(row, today));
}

function resourceIdOf({ resourceId }: { readonly resourceId: string }): string {
  return resourceId;
}
