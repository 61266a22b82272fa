import { Args, Field, Float, ObjectType } from 'type-graphql';
import { compareCodePoints } from '../../domain/codePointOrder';
import type { Dimension } from '../../domain/dimension';
import type { ChannelKind, MarketLevel, Resource } from '../../domain/resource';
import type { ApiContext } from '../context';
import { GetterField } from '../field/getterField';
import { rememberedResource } from '../context';
import { DimensionEnum } from '../enums/dimension.enum';
import { ChannelKindEnum, MarketLevelEnum } from '../enums/resource.enums';
import { toGlobalId } from '../node/globalId';
import { gone } from '../node/gone';
import { Node } from '../node/node.type';
import type { Connection } from '../page/connection.type';
import { connectionOf } from '../page/connection.type';
import { listName } from '../page/cursor';
import { PageArgs } from '../page/page.args';
import { pageOfAll } from '../page/pageOfAll';

/** A value at hand, or on its way from the graph. */
type Stored<K extends keyof Resource> = Resource[K] | Promise<Resource[K]>;

@ObjectType('Resource', {
  implements: Node,
  description: 'Something an organisation can offer or need; a place in the tree of one dimension.',
  simpleResolvers: true,
})
export class ResourceNode extends Node {
  private globalId: string | undefined;

  /** @param known what is at hand already; the rest is loaded when it is asked for */
  constructor(
    private readonly context: ApiContext,
    private readonly ownIdValue: string,
    private readonly known: Partial<Resource>,
  ) {
    super();
  }

  get id(): string {
    return (this.globalId ??= toGlobalId({ type: 'Resource', tenant: null, id: this.ownIdValue }));
  }

  @GetterField(() => String, {
    description:
      'Its id in the vocabulary, such as skill/export-documents; accepted wherever an id is asked for.',
  })
  get ownId(): string {
    return this.ownIdValue;
  }

  @GetterField(() => DimensionEnum, { description: 'Its dimension.' })
  get kind(): Dimension | Promise<Dimension> {
    return this.read('kind');
  }

  @GetterField(() => String, { description: 'Its name in English.' })
  get name(): Stored<'name'> {
    return this.read('name');
  }

  @GetterField(() => String, { nullable: true, description: 'Its name in Indonesian where it differs.' })
  get nameIndonesian(): Stored<'nameId'> {
    return this.read('nameId');
  }

  @GetterField(() => [String], { description: 'Other words people search it by.' })
  get synonyms(): Stored<'synonyms'> {
    return this.read('synonyms');
  }

  @GetterField(() => MarketLevelEnum, { nullable: true, description: 'Administrative level; markets only.' })
  get level(): MarketLevel | null | Promise<MarketLevel | null> {
    return this.read('level');
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'ISO 3166 code, such as ID or ID-YO; markets only.',
  })
  get iso(): Stored<'iso'> {
    return this.read('iso');
  }

  @GetterField(() => String, { nullable: true, description: 'UN M49 code, such as 035; markets only.' })
  get m49(): Stored<'m49'> {
    return this.read('m49');
  }

  @GetterField(() => Float, { nullable: true, description: 'Latitude in degrees north; markets only.' })
  get lat(): Stored<'lat'> {
    return this.read('lat');
  }

  @GetterField(() => Float, { nullable: true, description: 'Longitude in degrees east; markets only.' })
  get lng(): Stored<'lng'> {
    return this.read('lng');
  }

  @GetterField(() => Boolean, {
    description: 'Whether it is a country on the United Nations list of small island developing states.',
  })
  get smallIslandState(): Stored<'smallIslandState'> {
    return this.read('smallIslandState');
  }

  @GetterField(() => ChannelKindEnum, {
    nullable: true,
    description: 'What the channel is for; channels only.',
  })
  get channelKind(): ChannelKind | null | Promise<ChannelKind | null> {
    return this.read('channelKind');
  }

  @Field(() => ResourceNode, { nullable: true, description: 'The broader resource it is part of.' })
  async parent(): Promise<ResourceNode | null> {
    const parentId = await this.read('parentId');
    return parentId === null ? null : resourceNode(this.context, parentId);
  }

  @Field(() => ResourceConnection, { description: 'The narrower resources directly below it, by id.' })
  async children(@Args(() => PageArgs) page: PageArgs): Promise<Connection<ResourceNode>> {
    const children = await this.context.loaders.resourceChildren.load(this.ownIdValue);
    return pageOfAll(
      listName('resourceChildren', this.ownIdValue),
      children,
      page,
      ({ id }) => id,
      (child) => new ResourceNode(this.context, child.id, child),
    );
  }

  @Field(() => ResourceConnection, {
    description: 'The members of a group such as ASEAN, by id; empty for an ordinary resource.',
  })
  async members(@Args(() => PageArgs) page: PageArgs): Promise<Connection<ResourceNode>> {
    const members = [...(await this.read('members'))].sort(compareCodePoints);
    return pageOfAll(
      listName('resourceMembers', this.ownIdValue),
      members,
      page,
      (id) => id,
      (id) => resourceNode(this.context, id),
    );
  }

  private read<K extends keyof Resource>(field: K): Stored<K> {
    const value = this.known[field];
    return value === undefined ? this.load(field) : value;
  }

  private async load<K extends keyof Resource>(field: K): Promise<Resource[K]> {
    const resource = await this.context.loaders.resource.load(this.ownIdValue);
    if (!resource) throw gone('resource', this.ownIdValue);
    return resource[field];
  }
}

export const ResourceConnection = connectionOf<ResourceNode>('Resource', 'resources', () => ResourceNode);

/** A resource that something refers to; its name is at hand where memory knows it. */
export function resourceNode(context: ApiContext, id: string, kind?: Dimension): ResourceNode {
  return new ResourceNode(context, id, { ...rememberedResource(context, id), ...(kind && { kind }) });
}

/** Resources that a part of an answer refers to; the same one object however often it is named. */
export type ResourceNodes = (id: string, kind: Dimension) => ResourceNode;

/** Makes one node for each resource that a request names. */
export function resourceNodes(context: ApiContext): ResourceNodes {
  const nodes = new Map<string, ResourceNode>();
  return (id, kind) => {
    let node = nodes.get(id);
    if (!node) nodes.set(id, (node = resourceNode(context, id, kind)));
    return node;
  };
}
