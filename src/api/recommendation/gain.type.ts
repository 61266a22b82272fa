import { Field, Float, Int, ObjectType } from 'type-graphql';
import { GetterField } from '../field/getterField';
import type { Dimension } from '../../domain/dimension';
import type { GainExplanation, NeedCoverage } from '../../scoring/explanation';
import type { DimensionCoverage } from '../../scoring/pairScore';
import { DimensionEnum } from '../enums/dimension.enum';
import { ResourceNode } from '../resource/resource.type';
import type { ResourceNodes } from '../resource/resource.type';

@ObjectType('DimensionCoverage', {
  description: "How far one side's offers cover the other's needs in one dimension.",
  simpleResolvers: true,
})
class DimensionCoverageType implements DimensionCoverage {
  @Field(() => DimensionEnum, { description: 'The dimension.' })
  readonly dimension!: Dimension;

  @Field(() => Int, { description: 'How many needs there are in the dimension.' })
  readonly needs!: number;

  @Field(() => Float, { description: 'The covered share of them, weighted by priority and rarity, 0 to 1.' })
  readonly coverage!: number;
}

@ObjectType('NeedCoverage', {
  description: 'A need and the offer that covers it best.',
  simpleResolvers: true,
})
export class NeedCoverageType {
  constructor(
    private readonly resources: ResourceNodes,
    private readonly need: NeedCoverage,
  ) {}

  @GetterField(() => ResourceNode, { description: 'What is needed.' })
  get resource(): ResourceNode {
    return this.resources(this.need.needId, this.need.dimension);
  }

  @GetterField(() => DimensionEnum, { description: 'Its dimension.' })
  get dimension(): Dimension {
    return this.need.dimension;
  }

  @GetterField(() => Int, { description: '1 (nice to have) to 5 (vital).' })
  get priority(): number {
    return this.need.priority;
  }

  @GetterField(() => Float, {
    description: 'How rare the needed resource is, 1 to 2: what few can give is worth more.',
  })
  get rarity(): number {
    return this.need.rarity;
  }

  @GetterField(() => ResourceNode, {
    nullable: true,
    description: 'What covers it best; null where nothing does.',
  })
  get offer(): ResourceNode | null {
    const { offerId, dimension } = this.need;
    return offerId === null ? null : this.resources(offerId, dimension);
  }

  @GetterField(() => Float, { description: 'How sure that offer is, 0 to 1.' })
  get strength(): number {
    return this.need.strength;
  }

  @GetterField(() => Float, {
    description: 'How much of it counts for the need: 1 where it is the very resource.',
  })
  get decay(): number {
    return this.need.decay;
  }

  @GetterField(() => Float, { description: 'How far the need is covered: strength times decay.' })
  get coverage(): number {
    return this.need.effective;
  }

  @GetterField(() => Float, { description: 'What it adds to the gain.' })
  get points(): number {
    return this.need.points;
  }
}

@ObjectType('SharedResource', { description: 'Something both sides offer.', simpleResolvers: true })
export class SharedResourceType {
  @Field(() => ResourceNode, { description: 'What both offer.' })
  readonly resource!: ResourceNode;

  @Field(() => DimensionEnum, { description: 'Its dimension.' })
  readonly dimension!: Dimension;

  @Field(() => Float, { description: 'How rare it is, 1 to 2.' })
  readonly rarity!: number;

  @Field(() => Float, { description: 'The smaller strength of the two offers, 0 to 1.' })
  readonly strength!: number;
}

@ObjectType('Gain', {
  description: 'What one side gains from the other in one alliance type; its points add up to the gain.',
  simpleResolvers: true,
})
export class GainType {
  /**
   * @param value gain of the type explained, words included
   * @param explain the reasons; worked out only where one of them is asked for
   */
  constructor(
    private readonly resources: ResourceNodes,
    private readonly value: number,
    private readonly dimensions: readonly DimensionCoverage[],
    private readonly explain: () => GainExplanation,
  ) {}

  @GetterField(() => Float, { description: 'The gain, 0 to 1, words included.' })
  get gain(): number {
    return this.value;
  }

  @GetterField(() => [DimensionCoverageType], {
    description: 'Coverage of its needs, in the order of the dimensions.',
  })
  get coverage(): readonly DimensionCoverage[] {
    return this.dimensions;
  }

  @GetterField(() => [NeedCoverageType], {
    nullable: true,
    description: 'Its needs that the other side covers; null where they may only be counted.',
  })
  get coveredNeeds(): NeedCoverageType[] | null {
    return this.coverages(this.explain().covered);
  }

  @GetterField(() => [NeedCoverageType], {
    nullable: true,
    description: 'Its needs that the other side leaves open; null where they may only be counted.',
  })
  get uncoveredNeeds(): NeedCoverageType[] | null {
    return this.coverages(this.explain().uncovered);
  }

  @GetterField(() => Int, { description: 'How many of its needs are covered.' })
  get coveredNeedsCount(): number {
    return this.explain().coveredCount;
  }

  @GetterField(() => Int, { description: 'How many of its needs are left open.' })
  get uncoveredNeedsCount(): number {
    return this.explain().uncoveredCount;
  }

  @GetterField(() => Float, { description: 'What covered needs add to the gain.' })
  get needPoints(): number {
    return this.explain().needPoints;
  }

  @GetterField(() => Float, { description: 'What common ground adds where there is no need.' })
  get commonGroundPoints(): number {
    return this.explain().groundPoints;
  }

  @GetterField(() => [SharedResourceType], { description: 'What both offer, where common ground counts.' })
  get sharedResources(): SharedResourceType[] {
    return this.explain().shared.map(({ resourceId, dimension, rarity, strength }) => ({
      resource: this.resources(resourceId, dimension),
      dimension,
      rarity,
      strength,
    }));
  }

  @GetterField(() => Float, { description: 'What words add to the gain.' })
  get textPoints(): number {
    return this.explain().textPoints;
  }

  @GetterField(() => [String], { description: 'The words that matched, most telling first, at most ten.' })
  get matchedWords(): readonly string[] {
    return this.explain().matchedWords;
  }

  private coverages(needs: readonly NeedCoverage[] | null): NeedCoverageType[] | null {
    return needs && needs.map((need) => new NeedCoverageType(this.resources, need));
  }
}
