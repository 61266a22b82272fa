import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RowOutcome } from '../../services/organisationWrites';
import { WriteOutcomeEnum } from '../enums/write.enums';
import { oneItemCost } from '../limits/cost';
import { OrganisationNode } from '../organisation/organisation.type';
import { UserErrorType } from './userError.type';

const ERRORS = 'What kept it from being written; empty where it was.';

@ObjectType('UpsertOrganisationPayload', {
  description: 'What became of one organisation that was sent.',
  simpleResolvers: true,
})
export class UpsertOrganisationPayload {
  @Field(() => ID, { description: 'Your own id of it.' })
  readonly id!: string;

  @Field(() => WriteOutcomeEnum, { description: 'What became of it.' })
  readonly outcome!: RowOutcome['outcome'];

  @Field(() => OrganisationNode, { nullable: true, description: 'As it is now; null where it was refused.' })
  readonly organisation!: OrganisationNode | null;

  @Field(() => [UserErrorType], { description: ERRORS })
  readonly userErrors!: readonly UserErrorType[];
}

@ObjectType('UpsertOrganisationsPayload', {
  description: 'What became of every organisation that was sent.',
  simpleResolvers: true,
})
export class UpsertOrganisationsPayload {
  @Field(() => [UpsertOrganisationPayload], {
    description: 'One for each, in the order they were sent.',
    complexity: oneItemCost,
  })
  readonly rows!: readonly UpsertOrganisationPayload[];

  @Field(() => Int, { description: 'How many were created.' })
  readonly created!: number;

  @Field(() => Int, { description: 'How many were updated.' })
  readonly updated!: number;

  @Field(() => Int, { description: 'How many were there already, exactly so.' })
  readonly unchanged!: number;

  @Field(() => Int, { description: 'How many were refused.' })
  readonly refused!: number;
}

@ObjectType('RemoveOrganisationPayload', {
  description: 'Whether the organisation was removed.',
  simpleResolvers: true,
})
export class RemoveOrganisationPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Your own id of what was removed; null where nothing was.',
  })
  readonly removedId!: string | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was removed; empty where it was.' })
  readonly userErrors!: readonly UserErrorType[];
}

@ObjectType('DeclinePartnerPayload', {
  description: 'Whether the two are kept apart from now on.',
  simpleResolvers: true,
})
export class DeclinePartnerPayload {
  @Field(() => OrganisationNode, {
    nullable: true,
    description: 'Who declined; null where nothing was written.',
  })
  readonly seeker!: OrganisationNode | null;

  @Field(() => OrganisationNode, {
    nullable: true,
    description: 'Who was declined; null where nothing was written.',
  })
  readonly candidate!: OrganisationNode | null;

  @Field(() => [UserErrorType], { description: ERRORS })
  readonly userErrors!: readonly UserErrorType[];
}

@ObjectType('WithdrawDeclinePayload', {
  description: 'Whether the first declines the second no more.',
  simpleResolvers: true,
})
export class WithdrawDeclinePayload {
  @Field(() => OrganisationNode, {
    nullable: true,
    description: 'Who had declined; null where something is wrong.',
  })
  readonly seeker!: OrganisationNode | null;

  @Field(() => OrganisationNode, {
    nullable: true,
    description: 'Who had been declined; null where something is wrong.',
  })
  readonly candidate!: OrganisationNode | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was taken back; empty where all is well.' })
  readonly userErrors!: readonly UserErrorType[];
}
