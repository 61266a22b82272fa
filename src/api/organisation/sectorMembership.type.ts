import { Field, ObjectType } from 'type-graphql';
import { SectorNode } from '../sector/sector.type';

@ObjectType('SectorMembership', {
  description: 'That an organisation works in a sector.',
  simpleResolvers: true,
})
export class SectorMembershipType {
  @Field(() => SectorNode, { description: 'The sector.' })
  readonly sector!: SectorNode | Promise<SectorNode>;

  @Field(() => Boolean, { description: 'Whether it is its main sector.' })
  readonly primary!: boolean;
}
