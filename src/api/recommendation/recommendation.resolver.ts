import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AllianceType } from '../../domain/allianceType';
import { SymbiosisError } from '../../domain/errors';
import type { TenantKey } from '../../domain/graph';
import { hypotheticalOrganisation } from '../../services/hypotheticalOrganisation';
import type { ApiContext } from '../context';
import { AllianceTypeEnum } from '../enums/alliance.enums';
import { pairCost, rankingCost } from '../limits/cost';
import { actingOrganisationKey, organisationKey, requireOwnTenant } from '../node/globalId';
import { organisationNode, OrganisationNode } from '../organisation/organisation.type';
import { resourceNodes } from '../resource/resource.type';
import { OrganisationInputType } from '../write/organisation.input';
import { toOrganisationInput } from '../write/toOrganisationInput';
import { inProfile } from './profileError';
import { RecommendationNode } from './recommendation.type';
import { RecommendationConnection } from './recommendationConnection.type';
import { recommendationPage } from './recommendationPage';
import { RecommendationsArgs, toRankQuery } from './recommendations.args';

@Resolver(() => OrganisationNode)
export class RecommendationResolver {
  @FieldResolver(() => RecommendationConnection, {
    description: 'Whom it should ally with, how and why, best first; answered from memory.',
    complexity: rankingCost,
  })
  recommendations(
    @Root() { key }: OrganisationNode,
    @Args(() => RecommendationsArgs) args: RecommendationsArgs,
    @Ctx() context: ApiContext,
  ): Promise<RecommendationConnection> {
    requireOwnTenant(key, context.tenant, 'id');
    return recommendationPage(context, toRankQuery(args, key, context.tenant), args);
  }

  @Query(() => RecommendationConnection, {
    description:
      'The same for an organisation that is described here and need not be on record; nothing is written.',
    complexity: rankingCost,
  })
  async recommendationsFor(
    @Arg('profile', () => OrganisationInputType, {
      description: 'The organisation; its id is any that is not taken.',
    })
    profile: OrganisationInputType,
    @Args(() => RecommendationsArgs) args: RecommendationsArgs,
    @Ctx() context: ApiContext,
  ): Promise<RecommendationConnection> {
    const { tenant } = context;
    try {
      const organisation = hypotheticalOrganisation(tenant, toOrganisationInput(profile));
      requireFree(organisation, context);
      return await recommendationPage(context, toRankQuery(args, organisation, tenant), args);
    } catch (error) {
      throw inProfile(error);
    }
  }

  @Query(() => RecommendationNode, {
    description: 'What speaks for one pair, listed or not, as the best type or as the one asked for.',
    complexity: pairCost,
  })
  why(
    @Arg('seeker', () => ID, { description: 'Who seeks: your own id of it, or a global id.' }) seeker: string,
    @Arg('candidate', () => ID, { description: 'The possible partner: your own id of it, or a global id.' })
    candidate: string,
    @Arg('type', () => AllianceTypeEnum, { nullable: true, description: 'The alliance type to explain.' })
    type: AllianceType | null,
    @Ctx() context: ApiContext,
  ): RecommendationNode {
    const { recommendations, tenant, signal } = context;
    const asked = { organisation: actingOrganisationKey(seeker, tenant, 'seeker') };
    const possible = organisationKey(candidate, tenant);
    const explanation = recommendations.why(asked, possible, type ?? undefined);
    const node = organisationNode(context, explanation.pair.seeker);
    return new RecommendationNode(
      context,
      resourceNodes(context),
      node,
      explanation.pair,
      explanation.type,
      () => explanation,
      () => recommendations.rankOf({ seeker: asked }, possible, signal),
    );
  }
}

/** A profile under the id of an organisation on record would be taken for it, with all of its alliances. */
function requireFree({ tenant, id }: TenantKey, { recommendations }: ApiContext): void {
  if (!recommendations.knows({ tenant, id })) return;
  throw new SymbiosisError('INVALID_INPUT', `There is an organisation ${id} on record.`, {
    field: 'id',
    remedy: 'Describe it under an id that is not taken, or ask for the recommendations of the one on record.',
  });
}
