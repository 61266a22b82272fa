import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Need, Offer, Origin } from '../../domain/organisation';
import type { ApiContext } from '../context';
import { OriginEnum } from '../enums/organisation.enums';
import { connectionOf } from '../page/connection.type';
import { resourceNode, ResourceNode } from '../resource/resource.type';

@ObjectType('Offer', { description: 'Something an organisation can give a partner.', simpleResolvers: true })
export class OfferType {
  @Field(() => ResourceNode, { description: 'What it offers.' })
  readonly resource!: ResourceNode;

  @Field(() => Float, {
    nullable: true,
    description:
      'How sure the offer is, above 0 to 1, as stated; null where nothing is stated, which counts as 1.',
  })
  readonly strength!: number | null;

  @Field(() => Int, { nullable: true, description: 'Past uses on record; null where unknown.' })
  readonly uses!: number | null;

  @Field(() => OriginEnum, { description: 'Who says so.' })
  readonly origin!: Origin;

  @Field(() => String, { nullable: true, description: 'The day it began, YYYY-MM-DD.' })
  readonly since!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The day it ended, YYYY-MM-DD; then it counts no longer.',
  })
  readonly until!: string | null;
}

@ObjectType('Need', { description: 'Something an organisation wants of a partner.', simpleResolvers: true })
export class NeedType {
  @Field(() => ResourceNode, { description: 'What it needs.' })
  readonly resource!: ResourceNode;

  @Field(() => Int, { description: '1 (nice to have) to 5 (vital).' })
  readonly priority!: number;

  @Field(() => OriginEnum, { description: 'Who says so.' })
  readonly origin!: Origin;

  @Field(() => String, { nullable: true, description: 'The day it began, YYYY-MM-DD.' })
  readonly since!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The day it ended, YYYY-MM-DD; then it counts no longer.',
  })
  readonly until!: string | null;
}

export const OfferConnection = connectionOf<OfferType>('Offer', 'offers', () => OfferType);
export const NeedConnection = connectionOf<NeedType>('Need', 'needs', () => NeedType);

/** An offer or a need as the schema shows it: the resource in place of its id. */
export function withResource<R extends Offer | Need>(
  context: ApiContext,
  row: R,
): R & { resource: ResourceNode } {
  return { ...row, resource: resourceNode(context, row.resourceId) };
}
