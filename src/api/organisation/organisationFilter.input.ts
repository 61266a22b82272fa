import { ArrayMaxSize, ValidateIf } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { Goal, OrganisationKind, OrganisationSize } from '../../domain/organisation';
import type { OrganisationFilter } from '../../services/directory';
import { GoalEnum, OrganisationKindEnum, OrganisationSizeEnum } from '../enums/organisation.enums';
import { inputRule } from '../error/inputRule';
import { vocabularyId } from '../node/globalId';

const MAX_NAMES = 100;
const LENGTH_RULE = inputRule(`holds more than ${MAX_NAMES} names`, 'Name fewer, or something above them.');
const given = (field: keyof OrganisationFilterInput) =>
  ValidateIf((filter: OrganisationFilterInput) => filter[field] != null);

@InputType('OrganisationFilter', {
  description:
    'Which organisations to list: all parts must hold, any name of a part will do. A part that is left out does not ' +
    'restrict; an empty list lets none through.',
})
export class OrganisationFilterInput {
  @Field(() => [OrganisationKindEnum], { nullable: true, description: 'Of these kinds.' })
  @given('kinds')
  @ArrayMaxSize(MAX_NAMES, LENGTH_RULE)
  readonly kinds?: OrganisationKind[] | null;

  @Field(() => [OrganisationSizeEnum], { nullable: true, description: 'Of these sizes.' })
  @given('sizes')
  @ArrayMaxSize(MAX_NAMES, LENGTH_RULE)
  readonly sizes?: OrganisationSize[] | null;

  @Field(() => [String], { nullable: true, description: 'In these sectors or below; ISIC Rev.4 codes.' })
  @given('sectors')
  @ArrayMaxSize(MAX_NAMES, LENGTH_RULE)
  readonly sectors?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'In these markets or below, or in a member of these groups, such as market/ID-YO.',
  })
  @given('markets')
  @ArrayMaxSize(MAX_NAMES, LENGTH_RULE)
  readonly markets?: string[] | null;

  @Field(() => [GoalEnum], { nullable: true, description: 'With at least one of these goals.' })
  @given('goals')
  @ArrayMaxSize(MAX_NAMES, LENGTH_RULE)
  readonly goals?: Goal[] | null;
}

/** The filter as services take it: null is absent, global ids are own ids. */
export function toOrganisationFilter(input: OrganisationFilterInput | null | undefined): OrganisationFilter {
  const { kinds, sizes, sectors, markets, goals } = input ?? {};
  return {
    ...(kinds && { kinds }),
    ...(sizes && { sizes }),
    ...(sectors && { sectors: sectors.map((code) => vocabularyId('Sector', code)) }),
    ...(markets && { markets: markets.map((id) => vocabularyId('Resource', id)) }),
    ...(goals && { goals }),
  };
}
