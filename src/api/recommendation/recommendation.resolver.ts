import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AllianceType } from '../../domain/allianceType';
import type { ApiContext } from '../context';
import { AllianceTypeEnum } from '../enums/alliance.enums';
import { rankingCost } from '../limits/cost';
import { actingOrganisationKey, organisationKey, requireOwnTenant } from '../node/globalId';
import { OrganisationNode } from '../organisation/organisation.type';
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
  ): RecommendationConnection {
    requireOwnTenant(key, context.tenant, 'id');
    return recommendationPage(context, toRankQuery(args, key, context.tenant), args);
  }

  @Query(() => RecommendationNode, {
    description: 'What speaks for one pair, listed or not, as the best type or as the one asked for.',
  })
  why(
    @Arg('seeker', () => ID, { description: 'Who seeks: your own id of it, or a global id.' }) seeker: string,
    @Arg('candidate', () => ID, { description: 'The possible partner: your own id of it, or a global id.' })
    candidate: string,
    @Arg('type', () => AllianceTypeEnum, { nullable: true, description: 'The alliance type to explain.' })
    type: AllianceType | null,
    @Ctx() context: ApiContext,
  ): RecommendationNode {
    const explanation = context.recommendations.why(
      { organisation: actingOrganisationKey(seeker, context.tenant, 'seeker') },
      organisationKey(candidate, context.tenant),
      type ?? undefined,
    );
    return new RecommendationNode(context, explanation.pair, explanation.type, () => explanation);
  }
}
