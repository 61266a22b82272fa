import { Args, Field, Float, ObjectType } from 'type-graphql';
import type { Alliance, AllianceStatus, Visibility } from '../../domain/alliance';
import type { AllianceType } from '../../domain/allianceType';
import type { TenantKey } from '../../domain/graph';
import type { ApiContext } from '../context';
import { GetterField } from '../field/getterField';
import { AllianceStatusEnum, AllianceTypeEnum, VisibilityEnum } from '../enums/alliance.enums';
import { toGlobalId } from '../node/globalId';
import { Node } from '../node/node.type';
import { organisationNode, OrganisationNode } from '../organisation/organisation.type';
import type { Connection } from '../page/connection.type';
import { connectionOf } from '../page/connection.type';
import { listName } from '../page/cursor';
import { PageArgs } from '../page/page.args';
import { pageOfAll } from '../page/pageOfAll';

@ObjectType('AllianceMember', {
  description: "One organisation's part in an alliance.",
  simpleResolvers: true,
})
export class AllianceMemberType {
  @Field(() => OrganisationNode, { description: 'The member.' })
  readonly organisation!: OrganisationNode;

  @Field(() => String, { nullable: true, description: 'Its role in the alliance, such as coordinator.' })
  readonly role!: string | null;

  @Field(() => Float, { nullable: true, description: 'How satisfied it is with the alliance, 0 to 1.' })
  readonly satisfaction!: number | null;
}

const AllianceMemberConnection = connectionOf<AllianceMemberType>(
  'AllianceMember',
  'members of an alliance',
  () => AllianceMemberType,
);

@ObjectType('Alliance', {
  implements: Node,
  description: 'An alliance of two organisations or more, proposed, at work or past.',
})
export class AllianceNode extends Node {
  constructor(
    private readonly context: ApiContext,
    private readonly alliance: Alliance,
  ) {
    super();
  }

  get id(): string {
    return toGlobalId({ type: 'Alliance', tenant: this.alliance.tenant, id: this.alliance.id });
  }

  @GetterField(() => String, { description: 'Your own id of it, as it was imported.' })
  get ownId(): string {
    return this.alliance.id;
  }

  @GetterField(() => AllianceTypeEnum, { nullable: true, description: 'Its type; null where nobody said.' })
  get type(): AllianceType | null {
    return this.alliance.type;
  }

  @GetterField(() => AllianceStatusEnum, { description: 'How far it has come.' })
  get status(): AllianceStatus {
    return this.alliance.status;
  }

  @GetterField(() => String, { nullable: true, description: 'The day it began, YYYY-MM-DD.' })
  get startedOn(): string | null {
    return this.alliance.startedOn;
  }

  @GetterField(() => String, { nullable: true, description: 'The day it ended, YYYY-MM-DD.' })
  get endedOn(): string | null {
    return this.alliance.endedOn;
  }

  @GetterField(() => String, { nullable: true, description: 'Its title.' })
  get title(): string | null {
    return this.alliance.title;
  }

  @GetterField(() => String, { nullable: true, description: 'What it is about.' })
  get text(): string | null {
    return this.alliance.text;
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'BCP 47 language of its text; null is read as English.',
  })
  get language(): string | null {
    return this.alliance.language;
  }

  @GetterField(() => VisibilityEnum, { description: 'Who may see it.' })
  get visibility(): Visibility {
    return this.alliance.visibility;
  }

  @Field(() => AllianceMemberConnection, { description: 'Its members, by own id.' })
  members(@Args(() => PageArgs) page: PageArgs): Connection<AllianceMemberType> {
    const { tenant, id } = this.alliance;
    const members = this.alliance.members.filter(({ organisationId }) =>
      maySeeMember(this.context, { tenant, id: organisationId }),
    );
    return pageOfAll(
      listName('allianceMembers', [tenant, id]),
      members,
      page,
      ({ organisationId }) => organisationId,
      ({ organisationId, role, satisfaction }) => ({
        organisation: organisationNode(this.context, { tenant, id: organisationId }),
        role,
        satisfaction,
      }),
    );
  }
}

/** Members of another tenant's alliance show where they are shared. */
function maySeeMember({ tenant, recommendations }: ApiContext, key: TenantKey): boolean {
  return key.tenant === tenant || (recommendations.knows(key) && recommendations.organisation(key).shared);
}

export const AllianceConnection = connectionOf<AllianceNode>('Alliance', 'alliances', () => AllianceNode);
