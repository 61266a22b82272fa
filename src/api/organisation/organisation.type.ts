import { Float, Int, ObjectType } from 'type-graphql';
import type { TenantKey } from '../../domain/graph';
import type { Organisation } from '../../domain/organisation';
import { maySeeOrganisation } from '../../services/visibility';
import type { ApiContext } from '../context';
import { GetterField } from '../field/getterField';
import { rememberedOrganisation } from '../context';
import {
  GoalEnum,
  NeedsVisibilityEnum,
  OrganisationKindEnum,
  OrganisationSizeEnum,
  RoleEnum,
} from '../enums/organisation.enums';
import { toGlobalId } from '../node/globalId';
import { gone } from '../node/gone';
import { Node } from '../node/node.type';
import { connectionOf } from '../page/connection.type';
import { ExternalIdType } from './externalId.type';

/** A value at hand, or on its way from the graph. */
type Stored<K extends keyof Organisation> = Organisation[K] | Promise<Organisation[K]>;

@ObjectType('Organisation', {
  implements: Node,
  description: 'An SME, or another organisation that SMEs can ally with.',
  simpleResolvers: true,
})
export class OrganisationNode extends Node {
  /** @param known what is at hand already; the rest is loaded when it is asked for */
  constructor(
    readonly context: ApiContext,
    readonly key: TenantKey,
    private readonly known: Partial<Organisation>,
  ) {
    super();
  }

  get id(): string {
    return toGlobalId({ type: 'Organisation', ...this.key });
  }

  @GetterField(() => String, {
    description: 'Your own id of it, as it was imported; accepted wherever an id is asked for.',
  })
  get ownId(): string {
    return this.key.id;
  }

  @GetterField(() => String, { description: 'Its name.' })
  get name(): Stored<'name'> {
    return this.read('name');
  }

  @GetterField(() => OrganisationKindEnum, {
    nullable: true,
    description: 'What kind of organisation it is.',
  })
  get kind(): Stored<'kind'> {
    return this.read('kind');
  }

  @GetterField(() => [RoleEnum], { description: 'Its roles in the matchmaking.' })
  get roles(): Stored<'roles'> {
    return this.read('roles');
  }

  @GetterField(() => OrganisationSizeEnum, { nullable: true, description: 'Its size class.' })
  get size(): Stored<'size'> {
    return this.read('size');
  }

  @GetterField(() => Int, { nullable: true, description: 'The year it was founded.' })
  get foundedYear(): Stored<'foundedYear'> {
    return this.read('foundedYear');
  }

  @GetterField(() => Int, { nullable: true, description: 'How many people work there.' })
  get employees(): Stored<'employees'> {
    return this.read('employees');
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'Yearly turnover as a band, in the words of its source.',
  })
  get turnoverBand(): Stored<'turnoverBand'> {
    return this.read('turnoverBand');
  }

  @GetterField(() => String, { nullable: true, description: 'Legal form, such as PT, CV or cooperative.' })
  get legalForm(): Stored<'legalForm'> {
    return this.read('legalForm');
  }

  @GetterField(() => [String], {
    description: 'Traits of its ownership, such as women-led, youth-led or cooperative.',
  })
  get ownership(): Stored<'ownership'> {
    return this.read('ownership');
  }

  @GetterField(() => String, { nullable: true, description: 'Its page on the web.' })
  get url(): Stored<'url'> {
    return this.read('url');
  }

  @GetterField(() => String, { nullable: true, description: 'How to reach it.' })
  get contact(): Stored<'contact'> {
    return this.read('contact');
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'BCP 47 language of its texts; null is read as English.',
  })
  get language(): Stored<'language'> {
    return this.read('language');
  }

  @GetterField(() => [ExternalIdType], { description: "Its identifiers in other people's schemes." })
  get externalIds(): Stored<'externalIds'> {
    return this.read('externalIds');
  }

  @GetterField(() => Float, { nullable: true, description: 'Latitude in degrees north.' })
  get lat(): Stored<'lat'> {
    return this.read('lat');
  }

  @GetterField(() => Float, { nullable: true, description: 'Longitude in degrees east.' })
  get lng(): Stored<'lng'> {
    return this.read('lng');
  }

  @GetterField(() => String, { nullable: true, description: 'What it does, in its own words.' })
  get description(): Stored<'description'> {
    return this.read('description');
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'What it looks for in a partner, in its own words.',
  })
  get seeking(): Stored<'seeking'> {
    return this.read('seeking');
  }

  @GetterField(() => String, { nullable: true, description: 'What it brings, in its own words.' })
  get offering(): Stored<'offering'> {
    return this.read('offering');
  }

  @GetterField(() => [GoalEnum], { description: 'What it wants of its alliances.' })
  get goals(): Stored<'goals'> {
    return this.read('goals');
  }

  @GetterField(() => Int, {
    nullable: true,
    description: 'How many alliances it can take on at once; null is no limit.',
  })
  get capacity(): Stored<'capacity'> {
    return this.read('capacity');
  }

  @GetterField(() => Boolean, { description: 'Whether it wants alliances now.' })
  get open(): Stored<'open'> {
    return this.read('open');
  }

  @GetterField(() => NeedsVisibilityEnum, { description: 'Who may see what it needs.' })
  get needsVisibility(): Stored<'needsVisibility'> {
    return this.read('needsVisibility');
  }

  @GetterField(() => Float, { nullable: true, description: 'Hours until it answers a message.' })
  get replyHours(): Stored<'replyHours'> {
    return this.read('replyHours');
  }

  @GetterField(() => Float, { nullable: true, description: 'Share of its commitments that it kept, 0 to 1.' })
  get keptCommitments(): Stored<'keptCommitments'> {
    return this.read('keptCommitments');
  }

  @GetterField(() => Boolean, { description: 'Whether other tenants see it.' })
  get shared(): Stored<'shared'> {
    return this.read('shared');
  }

  @GetterField(() => String, { description: 'When it was first written, ISO 8601.' })
  get createdAt(): Stored<'createdAt'> {
    return this.read('createdAt');
  }

  @GetterField(() => String, { description: 'When it was last changed, ISO 8601.' })
  get updatedAt(): Stored<'updatedAt'> {
    return this.read('updatedAt');
  }

  /** One field, at hand or loaded. @throws SymbiosisError NOT_FOUND where the organisation was removed meanwhile */
  read<K extends keyof Organisation>(field: K): Stored<K> {
    const value = this.known[field];
    return value === undefined ? this.load(field) : value;
  }

  private async load<K extends keyof Organisation>(field: K): Promise<Organisation[K]> {
    const organisation = await this.context.loaders.organisation.load(this.key);
    const seen = organisation && maySeeOrganisation(organisation, this.context.tenant);
    if (!seen) throw gone('organisation', this.key.id);
    return organisation[field];
  }
}

export const OrganisationConnection = connectionOf<OrganisationNode>(
  'Organisation',
  'organisations',
  () => OrganisationNode,
);

/** An organisation that something refers to; its name is at hand where memory knows it. */
export function organisationNode(context: ApiContext, key: TenantKey): OrganisationNode {
  return new OrganisationNode(context, key, rememberedOrganisation(context, key));
}

/** An organisation that was just read. */
export function storedOrganisation(context: ApiContext, organisation: Organisation): OrganisationNode {
  const { tenant, id } = organisation;
  context.loaders.organisation.prime({ tenant, id }, organisation);
  return new OrganisationNode(context, { tenant, id }, organisation);
}
