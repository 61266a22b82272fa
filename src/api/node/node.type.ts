import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'Anything that `node` can find again by its id.' })
export abstract class Node {
  @Field(() => ID, { description: 'Global id: opaque, the same for ever, unique across types.' })
  abstract readonly id: string;
}
