import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { AllianceType } from '../../domain/allianceType';
import type { Exclusion } from '../../scoring/exclusions';
import type { Explanation } from '../../scoring/explanation';
import type { ListPlace } from '../../services/recommendations';
import {
  type Basis,
  claimedScore,
  type EvidenceLevel,
  type PairScore,
  type Reciprocity,
  type TypeScore,
} from '../../scoring/pairScore';
import { allianceTypeOf, AllianceTypeDefinition } from '../allianceType/allianceType.type';
import type { ApiContext } from '../context';
import { GetterField } from '../field/getterField';
import { AllianceTypeEnum } from '../enums/alliance.enums';
import { BasisEnum, EvidenceLevelEnum, ExclusionEnum, ReciprocityEnum } from '../enums/recommendation.enums';
import { organisationNode, OrganisationNode } from '../organisation/organisation.type';
import type { ResourceNodes } from '../resource/resource.type';
import { GainType } from './gain.type';
import { TypeScoreType } from './typeScore.type';

@ObjectType('AdvisedType', { description: 'An alliance type that suits the pair.', simpleResolvers: true })
export class AdvisedTypeType {
  @Field(() => AllianceTypeEnum, { description: 'The alliance type.' })
  readonly type!: AllianceType;

  @Field(() => [String], { description: 'What of the two sides speaks for it, and what opened it.' })
  readonly reasons!: readonly string[] | (() => readonly string[]);

  @Field(() => AllianceTypeDefinition, { description: 'What drives the type, cautions included.' })
  readonly definition!: AllianceTypeDefinition | (() => AllianceTypeDefinition);

  @Field(() => TypeScoreType, { description: 'The numbers behind it.' })
  readonly score!: TypeScoreType;
}

@ObjectType('Factors', {
  description: 'What the gains are multiplied by, of the type that is explained; 1 changes nothing.',
  simpleResolvers: true,
})
export class FactorsType {
  @Field(() => Float, {
    description: 'Nearness of the two, or being abroad where the type wants it; 1 to 1.75.',
  })
  readonly place!: number;

  @Field(() => Float, {
    description:
      "The candidate's active and ended alliances, where the seeker states no need as far as they fit what it says, and the less it says the more whatever they were about; 1 and more.",
  })
  readonly experience!: number;

  @Field(() => Float, {
    description: "How much of the seeker's past partners the candidate shares; 1 to 2.8.",
  })
  readonly network!: number;

  @Field(() => Float, { description: 'How well sectors, sizes, goals and trust fit; 0.5 to 1.' })
  readonly compatibility!: number;

  @Field(() => Float, { description: 'What competition leaves; 0 to 1.' })
  readonly competition!: number;
}

@ObjectType('Rank', { description: 'A place in a list of recommendations.', simpleResolvers: true })
class RankType {
  @Field(() => Int, { description: 'The place, 1 being the best.' })
  readonly position!: number;

  @Field(() => Int, { description: 'How many candidates the whole list has.' })
  readonly total!: number;
}

@ObjectType('Recommendation', {
  description: 'What speaks for two organisations to ally, in both directions, and how.',
  simpleResolvers: true,
})
export class RecommendationNode {
  /**
   * @param resources what the answer names of the vocabulary
   * @param explain the reasons; worked out, once, only where one of them is asked for
   * @param explained the type whose breakdown is shown
   * @param rankOf its place in its list; worked out only where it is asked for
   */
  constructor(
    private readonly context: ApiContext,
    private readonly resources: ResourceNodes,
    private readonly seekerNode: OrganisationNode,
    private readonly pair: PairScore,
    private readonly explained: AllianceType,
    private readonly explain: () => Explanation,
    private readonly rankOf: () => Promise<ListPlace | undefined>,
  ) {}

  @GetterField(() => OrganisationNode, { description: 'The organisation that was asked for.' })
  get seeker(): OrganisationNode {
    return this.seekerNode;
  }

  @GetterField(() => OrganisationNode, {
    description: 'The possible partner; its id and name come from memory.',
  })
  get candidate(): OrganisationNode {
    return organisationNode(this.context, this.pair.candidate);
  }

  @GetterField(() => Float, {
    nullable: true,
    description: 'The score, 0 to 100; null where too little is known to claim a number.',
  })
  get score(): number | null {
    return claimedScore(this.pair);
  }

  @Field(() => RankType, {
    nullable: true,
    description:
      "The candidate's place in the list: of `why`, the seeker's list without filters; null where that leaves it out.",
  })
  async rank(): Promise<RankType | null> {
    return (await this.rankOf()) ?? null;
  }

  @GetterField(() => EvidenceLevelEnum, { description: 'How much is known of the two.' })
  get evidence(): EvidenceLevel {
    return this.pair.evidenceLevel;
  }

  @GetterField(() => Boolean, {
    description: 'Whether they have a covered need, a resource or words in common; else it is never listed.',
  })
  get related(): boolean {
    return this.pair.related;
  }

  @GetterField(() => [ExclusionEnum], {
    description:
      'What keeps the candidate out of the list, unless a filter lets it in; empty where nothing does.',
  })
  get exclusions(): readonly Exclusion[] {
    return this.explain().exclusions;
  }

  @GetterField(() => [AdvisedTypeType], {
    description: 'The alliance types that suit, best first, at most four; empty where the needs favour none.',
  })
  get advisedTypes(): AdvisedTypeType[] {
    return this.pair.advised.map((type) => ({
      type,
      reasons: () => this.reasonsFor(type),
      definition: () => allianceTypeOf(type),
      score: this.typeScore(this.scoreOf(type)),
    }));
  }

  @GetterField(() => AllianceTypeEnum, { description: 'The type whose score is the score of the pair.' })
  get scoredAs(): AllianceType {
    return this.pair.scoredAs;
  }

  @GetterField(() => AllianceTypeEnum, {
    description: 'The type that the gains and factors below are of: `scoredAs` unless another was asked for.',
  })
  get explainedAs(): AllianceType {
    return this.explained;
  }

  @GetterField(() => GainType, { description: 'What the seeker gains from the candidate.' })
  get seekerGain(): GainType {
    const { seekerGainWithText } = this.scoreOf(this.explained);
    return new GainType(
      this.resources,
      seekerGainWithText,
      this.pair.seekerCoverage,
      () => this.explain().seeker,
    );
  }

  @GetterField(() => Float, {
    description:
      'What the seeker gains from anybody, 0 to 0.35, beside which its gain counts: the more, the fewer words it has to say what it looks for; 0 where it states needs, has forty words or more, or common ground alone.',
  })
  get priorGain(): number {
    return this.pair.priorGain;
  }

  @GetterField(() => GainType, { description: 'What the candidate gains from the seeker.' })
  get candidateGain(): GainType {
    const { candidateGainWithText } = this.scoreOf(this.explained);
    return new GainType(
      this.resources,
      candidateGainWithText,
      this.pair.candidateCoverage,
      () => this.explain().candidate,
    );
  }

  @GetterField(() => Boolean, { description: 'Whether both stated needs and each gains at least 0.2.' })
  get winWin(): boolean {
    return this.pair.winWin;
  }

  @GetterField(() => ReciprocityEnum, { description: "How the candidate's gain is known." })
  get reciprocity(): Reciprocity {
    return this.pair.reciprocity;
  }

  @GetterField(() => BasisEnum, {
    nullable: true,
    description: "What the seeker's side rests on; null where on nothing.",
  })
  get basis(): Basis | null {
    return this.pair.basis;
  }

  @GetterField(() => Float, { description: 'How far the two compete, 0 to 1.' })
  get competition(): number {
    return this.pair.competition;
  }

  @GetterField(() => FactorsType, { description: 'What the gains are multiplied by.' })
  get factors(): FactorsType {
    const { placeFactor, compatibility, competitionFactor } = this.scoreOf(this.explained);
    const { experienceFactor, networkFactor } = this.pair;
    return {
      place: placeFactor,
      experience: experienceFactor,
      network: networkFactor,
      compatibility: 0.5 + 0.5 * compatibility,
      competition: competitionFactor,
    };
  }

  @GetterField(() => [TypeScoreType], { description: 'All sixteen types, in table order.' })
  get types(): TypeScoreType[] {
    return this.pair.types.map((score) => this.typeScore(score));
  }

  private scoreOf(type: AllianceType): TypeScore {
    const score = this.pair.types.find((each) => each.type === type);
    if (!score) throw new Error(`The pair has no score for ${type}`);
    return score;
  }

  private typeScore(score: TypeScore): TypeScoreType {
    return new TypeScoreType(score, () => this.gateOf(score.type));
  }

  private gateOf(type: AllianceType): string {
    return (
      this.explain()
        .gates()
        .find((gate) => gate.type === type)?.reason ?? ''
    );
  }

  private reasonsFor(type: AllianceType): readonly string[] {
    return this.explain()
      .typeReasons()
      .filter((reason) => reason.type === type)
      .map(({ reason }) => reason);
  }
}
