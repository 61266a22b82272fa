import { Field, ObjectType } from 'type-graphql';
import type { ExternalId } from '../../domain/organisation';

@ObjectType('ExternalId', { description: "An identifier in somebody else's scheme.", simpleResolvers: true })
export class ExternalIdType implements ExternalId {
  @Field(() => String, {
    description: 'The scheme, such as npwp (tax), siup (register) or pic (EU participant).',
  })
  readonly scheme!: string;

  @Field(() => String, { description: 'The identifier in that scheme.' })
  readonly value!: string;
}
