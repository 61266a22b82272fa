import { Field, Int, ObjectType } from 'type-graphql';
import type { Basis } from '../../scoring/pairScore';
import { BasisEnum } from '../enums/recommendation.enums';
import type { Edge } from '../page/connection.type';
import { edgeOf, PageInfo } from '../page/connection.type';
import { RecommendationNode } from './recommendation.type';

const RecommendationEdge = edgeOf<RecommendationNode>(
  'Recommendation',
  'recommendations',
  () => RecommendationNode,
);

@ObjectType('RecommendationConnection', {
  description: 'A page of the possible partners of one organisation, best first.',
  simpleResolvers: true,
})
export class RecommendationConnection {
  @Field(() => [RecommendationEdge], { description: 'The recommendations of the page with their cursors.' })
  readonly edges!: readonly Edge<RecommendationNode>[];

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  readonly pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many candidates the whole list has.' })
  readonly totalCount!: number;

  @Field(() => BasisEnum, { nullable: true, description: 'What the list rests on; null where it is empty.' })
  readonly basis!: Basis | null;

  @Field(() => [String], {
    description: 'What the seeker could add to get a better list, most useful first.',
  })
  readonly nextSteps!: readonly string[] | (() => readonly string[]);

  @Field(() => Int, { description: 'The state of the graph that the answer is of; every change raises it.' })
  readonly revision!: number;

  @Field(() => String, {
    description:
      'The statistics that the scores are exact for, named by what they count; cursors expire with them.',
  })
  readonly epoch!: string;
}
