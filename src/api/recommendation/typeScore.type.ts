import { Field, Float, ObjectType } from 'type-graphql';
import { GetterField } from '../field/getterField';
import type { AllianceType } from '../../domain/allianceType';
import type { Host, TypeScore } from '../../scoring/pairScore';
import { AllianceTypeEnum } from '../enums/alliance.enums';
import { HostEnum } from '../enums/recommendation.enums';

@ObjectType('Fits', {
  description: 'How well two organisations fit for one type, each 0 to 1; 0.5 where a side is unknown.',
  simpleResolvers: true,
})
export class FitsType {
  @Field(() => Float, { description: 'Of their sectors, in the shape the type asks for.' })
  readonly sector!: number;

  @Field(() => Float, { description: 'Of their sizes.' })
  readonly size!: number;

  @Field(() => Float, { description: 'Of their goals with those the type serves.' })
  readonly goal!: number;

  @Field(() => Float, {
    description: 'Trust in the candidate: reply time, kept commitments, satisfied partners.',
  })
  readonly trust!: number;
}

@ObjectType('TypeScore', {
  description: 'What the score says of one pair for one alliance type.',
  simpleResolvers: true,
})
export class TypeScoreType {
  constructor(
    private readonly score: TypeScore,
    private readonly gateReason: () => string,
  ) {}

  @GetterField(() => AllianceTypeEnum, { description: 'The alliance type.' })
  get type(): AllianceType {
    return this.score.type;
  }

  @GetterField(() => Boolean, { description: 'Whether what the type asks for holds; a shut type scores 0.' })
  get open(): boolean {
    return this.score.open;
  }

  @GetterField(() => String, { description: 'Why the type is open or shut for the pair.' })
  get gate(): string {
    return this.gateReason();
  }

  @GetterField(() => HostEnum, {
    nullable: true,
    description: 'Who plays the host; null where the type has none.',
  })
  get host(): Host | null {
    return this.score.host;
  }

  @GetterField(() => Float, {
    description: "What the candidate's offers bring the seeker for its needs, 0 to 1.",
  })
  get seekerGain(): number {
    return this.score.seekerGain;
  }

  @GetterField(() => Float, {
    description: "What the seeker's offers bring the candidate for its needs, 0 to 1.",
  })
  get candidateGain(): number {
    return this.score.candidateGain;
  }

  @GetterField(() => Float, {
    description: "Both gains, words included and the seeker's beside its prior gain, taken together, 0 to 1.",
  })
  get mutual(): number {
    return this.score.mutual;
  }

  @GetterField(() => Float, { description: 'What competition leaves of the score, 0 to 1.' })
  get competitionFactor(): number {
    return this.score.competitionFactor;
  }

  @GetterField(() => Float, { description: 'The fits taken together with the weights of the type, 0 to 1.' })
  get compatibility(): number {
    return this.score.compatibility;
  }

  @GetterField(() => FitsType, { description: 'The fits one by one.' })
  get fits(): FitsType {
    return this.score.fits;
  }

  @GetterField(() => Float, { description: 'What the places of the two multiply the score by, 1 and more.' })
  get placeFactor(): number {
    return this.score.placeFactor;
  }

  @GetterField(() => Float, {
    description: 'The score of the pair for this type as the formula gives it, 0 and more.',
  })
  get total(): number {
    return this.score.s;
  }

  @GetterField(() => Float, {
    description: 'The same from needs alone: types are advised where it is at least 70 % of the best.',
  })
  get advice(): number {
    return this.score.r;
  }
}
