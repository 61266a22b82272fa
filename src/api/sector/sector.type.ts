import { Args, Field, ObjectType } from 'type-graphql';
import type { Sector } from '../../domain/sector';
import type { ApiContext } from '../context';
import { GetterField } from '../field/getterField';
import { toGlobalId } from '../node/globalId';
import { gone } from '../node/gone';
import { Node } from '../node/node.type';
import type { Connection } from '../page/connection.type';
import { connectionOf } from '../page/connection.type';
import { listName } from '../page/cursor';
import { PageArgs } from '../page/page.args';
import { pageOfAll } from '../page/pageOfAll';

@ObjectType('Sector', {
  implements: Node,
  description: 'An economic activity of ISIC Rev.4: a section, division, group or class.',
})
export class SectorNode extends Node {
  constructor(
    private readonly sector: Sector,
    private readonly context: ApiContext,
  ) {
    super();
  }

  get id(): string {
    return toGlobalId({ type: 'Sector', tenant: null, id: this.sector.code });
  }

  @GetterField(() => String, { description: 'ISIC Rev.4 code, such as C, 13, 139 or 1399.' })
  get code(): string {
    return this.sector.code;
  }

  @GetterField(() => String, { description: 'Its title in English.' })
  get name(): string {
    return this.sector.name;
  }

  @GetterField(() => String, { nullable: true, description: 'Its title in Indonesian where it differs.' })
  get nameIndonesian(): string | null {
    return this.sector.nameId;
  }

  @GetterField(() => [String], { description: 'Other words people search it by.' })
  get synonyms(): readonly string[] {
    return this.sector.synonyms;
  }

  @GetterField(() => SectorNode, {
    nullable: true,
    description: 'The sector it is part of; null for a section.',
  })
  get parent(): Promise<SectorNode> | null {
    const { parentCode } = this.sector;
    return parentCode === null ? null : loadSector(this.context, parentCode);
  }

  @Field(() => SectorConnection, { description: 'The sectors directly below it, by code.' })
  async children(@Args(() => PageArgs) page: PageArgs): Promise<Connection<SectorNode>> {
    const children = await this.context.loaders.sectorChildren.load(this.sector.code);
    return pageOfAll(
      listName('sectorChildren', this.sector.code),
      children,
      page,
      ({ code }) => code,
      (child) => new SectorNode(child, this.context),
    );
  }
}

export const SectorConnection = connectionOf<SectorNode>('Sector', 'sectors', () => SectorNode);

/** A sector that something refers to. @throws SymbiosisError NOT_FOUND */
export async function loadSector(context: ApiContext, code: string): Promise<SectorNode> {
  const sector = await context.loaders.sector.load(code);
  if (!sector) throw gone('sector', code);
  return new SectorNode(sector, context);
}
