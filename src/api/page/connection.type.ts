import { Field, Int, ObjectType } from 'type-graphql';
import type { ClassType } from 'type-graphql';

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the page was asked for with a cursor, so that items precede it.',
  })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last item, for asking for the next page; null on an empty page.',
  })
  readonly endCursor!: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** A page of a list as the schema shows it; the total is counted only where it is asked for. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | (() => Promise<number>);
}

/**
 * The Relay edge of a type.
 * @param name of the type as in the names of its edge and connection
 * @param noun what the list holds, in the plural
 */
export function edgeOf<T>(name: string, noun: string, nodeType: () => ClassType): ClassType<Edge<T>> {
  @ObjectType(`${name}Edge`, { description: `One of a list of ${noun}.`, simpleResolvers: true })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'Its place in the list, for `after`; opaque.' })
    readonly cursor!: string;

    @Field(nodeType, { description: 'The item itself.' })
    readonly node!: T;
  }
  return EdgeType;
}

/** The Relay connection of a type, with its edge; parameters as for `edgeOf`. */
export function connectionOf<T>(
  name: string,
  noun: string,
  nodeType: () => ClassType,
): ClassType<Connection<T>> {
  const EdgeType = edgeOf<T>(name, noun, nodeType);

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${noun}.`, simpleResolvers: true })
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType], { description: 'The items of the page with their cursors.' })
    readonly edges!: readonly Edge<T>[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    readonly pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many items the whole list has.' })
    readonly totalCount!: number | (() => Promise<number>);
  }
  return ConnectionType;
}
