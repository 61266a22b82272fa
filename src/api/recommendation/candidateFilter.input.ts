import { Field, InputType } from 'type-graphql';
import type { CandidateFilter } from '../../services/recommendations';
import { OrganisationFilterInput, toOrganisationFilter } from '../organisation/organisationFilter.input';

@InputType('CandidateFilter', {
  description:
    'Which candidates may be listed: all parts must hold, any name of a part will do. A part that is left out does ' +
    'not restrict; an empty list lets none through. A candidate is in a market also where it only sells there.',
})
export class CandidateFilterInput extends OrganisationFilterInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Also those it is allied with now.' })
  readonly includeCurrentPartners: boolean = false;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that want no alliances now.' })
  readonly includeClosed: boolean = false;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also those that have as many alliances as they can.',
  })
  readonly includeFull: boolean = false;
}

/** The filter as services take it: null is absent, global ids are own ids. */
export function toCandidateFilter(input: CandidateFilterInput | null | undefined): CandidateFilter {
  const { includeCurrentPartners = false, includeClosed = false, includeFull = false } = input ?? {};
  return { ...toOrganisationFilter(input), includeCurrentPartners, includeClosed, includeFull };
}
