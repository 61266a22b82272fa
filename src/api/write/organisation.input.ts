import { ArrayMaxSize, IsString, MaxLength, ValidateIf } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type {
  Goal,
  NeedsVisibility,
  OrganisationKind,
  OrganisationSize,
  Origin,
  Role,
} from '../../domain/organisation';
import {
  GoalEnum,
  NeedsVisibilityEnum,
  OrganisationKindEnum,
  OrganisationSizeEnum,
  OriginEnum,
  RoleEnum,
} from '../enums/organisation.enums';
import { inputRule } from '../error/inputRule';

/*
 * Only the types are checked here: what a field may hold is for the service to say, row by row, so that one bad row
 * does not keep the others from being written.
 */

@InputType('ExternalIdInput', { description: "An identifier in somebody else's scheme." })
export class ExternalIdInput {
  @Field(() => String, { description: 'The scheme, such as npwp, siup or pic; without a colon.' })
  readonly scheme!: string;

  @Field(() => String, { description: 'The identifier in that scheme.' })
  readonly value!: string;
}

@InputType('SectorMembershipInput', { description: 'That an organisation works in a sector.' })
export class SectorMembershipInput {
  @Field(() => String, { description: 'ISIC Rev.4 code.' })
  readonly code!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is its main sector.' })
  readonly primary: boolean = false;
}

@InputType('OfferInput', { description: 'Something an organisation can give a partner.' })
export class OfferInput {
  @Field(() => ID, { description: 'Id of the resource, such as channel/instagram, or its global id.' })
  readonly resource!: string;

  @Field(() => Float, { nullable: true, description: 'How sure it is, 0.01 to 1; left out counts as 1.' })
  readonly strength?: number | null;

  @Field(() => Int, { nullable: true, description: 'Past uses on record, 1 and more.' })
  readonly uses?: number | null;

  @Field(() => OriginEnum, { nullable: true, description: 'Who says so; left out is STATED.' })
  readonly origin?: Origin | null;

  @Field(() => String, { nullable: true, description: 'The day it began, YYYY-MM-DD.' })
  readonly since?: string | null;

  @Field(() => String, { nullable: true, description: 'The day it ended, YYYY-MM-DD.' })
  readonly until?: string | null;
}

@InputType('NeedInput', { description: 'Something an organisation wants of a partner.' })
export class NeedInput {
  @Field(() => ID, { description: 'Id of the resource, such as skill/export-documents, or its global id.' })
  readonly resource!: string;

  @Field(() => Int, { nullable: true, description: '1 (nice to have) to 5 (vital); left out is 3.' })
  readonly priority?: number | null;

  @Field(() => OriginEnum, { nullable: true, description: 'Who says so; left out is STATED.' })
  readonly origin?: Origin | null;

  @Field(() => String, { nullable: true, description: 'The day it began, YYYY-MM-DD.' })
  readonly since?: string | null;

  @Field(() => String, { nullable: true, description: 'The day it ended, YYYY-MM-DD.' })
  readonly until?: string | null;
}

@InputType('OrganisationInput', {
  description:
    'An organisation to write. A field left out keeps what is stored, null clears it, a list replaces the stored one.',
})
export class OrganisationInputType {
  @Field(() => ID, {
    description: 'Your own id of it, 1 to 128 characters; the same id is the same organisation.',
  })
  @IsString()
  readonly id!: string;

  @Field(() => String, { nullable: true, description: 'Its name; without one it is shown by its id.' })
  readonly name?: string | null;

  @Field(() => OrganisationKindEnum, { nullable: true, description: 'What kind of organisation it is.' })
  readonly kind?: OrganisationKind | null;

  @Field(() => [RoleEnum], { nullable: true, description: 'Its roles in the matchmaking.' })
  readonly roles?: Role[] | null;

  @Field(() => OrganisationSizeEnum, { nullable: true, description: 'Its size class.' })
  readonly size?: OrganisationSize | null;

  @Field(() => Int, { nullable: true, description: 'The year it was founded.' })
  readonly foundedYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people work there.' })
  readonly employees?: number | null;

  @Field(() => String, { nullable: true, description: 'Yearly turnover as a band.' })
  readonly turnoverBand?: string | null;

  @Field(() => String, { nullable: true, description: 'Legal form, such as PT, CV or cooperative.' })
  readonly legalForm?: string | null;

  @Field(() => [String], { nullable: true, description: 'Traits of its ownership, such as women-led.' })
  readonly ownership?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Its page on the web.' })
  readonly url?: string | null;

  @Field(() => String, { nullable: true, description: 'How to reach it.' })
  readonly contact?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47 language of its texts, such as en or id.' })
  readonly language?: string | null;

  @Field(() => [ExternalIdInput], {
    nullable: true,
    description: "Its identifiers in other people's schemes.",
  })
  readonly externalIds?: ExternalIdInput[] | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees north.' })
  readonly lat?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees east.' })
  readonly lng?: number | null;

  @Field(() => String, { nullable: true, description: 'What it does.' })
  readonly description?: string | null;

  @Field(() => String, { nullable: true, description: 'What it looks for in a partner.' })
  readonly seeking?: string | null;

  @Field(() => String, { nullable: true, description: 'What it brings.' })
  readonly offering?: string | null;

  @Field(() => [GoalEnum], { nullable: true, description: 'What it wants of its alliances.' })
  readonly goals?: Goal[] | null;

  @Field(() => Int, { nullable: true, description: 'How many alliances it can take on at once.' })
  readonly capacity?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it wants alliances now.' })
  readonly open?: boolean | null;

  @Field(() => NeedsVisibilityEnum, { nullable: true, description: 'Who may see what it needs.' })
  readonly needsVisibility?: NeedsVisibility | null;

  @Field(() => Float, { nullable: true, description: 'Hours until it answers a message.' })
  readonly replyHours?: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of its commitments that it kept, 0 to 1.' })
  readonly keptCommitments?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether other tenants see it.' })
  readonly shared?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The places it is based in, such as market/ID-YO/yogyakarta.',
  })
  readonly basedIn?: string[] | null;

  @Field(() => [SectorMembershipInput], { nullable: true, description: 'The sectors it works in.' })
  readonly sectors?: SectorMembershipInput[] | null;

  @Field(() => [OfferInput], {
    nullable: true,
    description: 'All it offers now; what is no longer named ends today.',
  })
  readonly offers?: OfferInput[] | null;

  @Field(() => [NeedInput], {
    nullable: true,
    description: 'All it needs now; what is no longer named ends today.',
  })
  readonly needs?: NeedInput[] | null;
}

/** How many organisations one request may write. */
const MAX_ROWS = 500;

@InputType('UpsertOrganisationsInput', { description: 'Organisations to write together.' })
export class UpsertOrganisationsInput {
  @Field(() => [OrganisationInputType], { description: `The organisations, at most ${MAX_ROWS}.` })
  @ArrayMaxSize(
    MAX_ROWS,
    inputRule(`holds more than ${MAX_ROWS} organisations`, 'Send them in several requests.'),
  )
  readonly organisations!: OrganisationInputType[];
}

@InputType('RemoveOrganisationInput', { description: 'The organisation to remove.' })
export class RemoveOrganisationInput {
  @Field(() => ID, { description: 'Your own id of it, or a global id.' })
  @IsString()
  readonly id!: string;
}

/** Letters of a reason. */
const MAX_REASON = 2_000;

@InputType('DeclinePartnerInput', { description: 'Who is never to be recommended to whom, either way.' })
export class DeclinePartnerInput {
  @Field(() => ID, { description: 'Who declines: your own id of it, or a global id.' })
  readonly seeker!: string;

  @Field(() => ID, { description: 'Who is declined: your own id of it, or a global id.' })
  readonly candidate!: string;

  @Field(() => String, { nullable: true, description: 'Why, in a few words.' })
  @ValidateIf((input: DeclinePartnerInput) => input.reason != null)
  @MaxLength(MAX_REASON, inputRule(`is longer than ${MAX_REASON} letters`, 'Say it in fewer words.'))
  readonly reason?: string | null;
}

@InputType('WithdrawDeclineInput', { description: 'Who may be recommended to whom again.' })
export class WithdrawDeclineInput {
  @Field(() => ID, { description: 'Who has declined: your own id of it, or a global id.' })
  @IsString()
  readonly seeker!: string;

  @Field(() => ID, { description: 'Who was declined: your own id of it, or a global id.' })
  @IsString()
  readonly candidate!: string;
}
