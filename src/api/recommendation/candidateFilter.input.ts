import { ArrayMaxSize, ValidateIf } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { CandidateFilter } from '../../services/recommendations';
import { inputRule } from '../error/inputRule';
import { organisationKey } from '../node/globalId';
import { OrganisationFilterInput, toOrganisationFilter } from '../organisation/organisationFilter.input';

/** As many ids as may be named at once. */
export const MAX_IDS = 1_000;
/** @param otherwise what to do with more of them */
export const idsRule = (otherwise: string) =>
  inputRule(
    `holds more than ${MAX_IDS.toLocaleString('en')} ids`,
    `Give at most ${MAX_IDS.toLocaleString('en')}: ${otherwise}.`,
  );

@InputType('CandidateFilter', {
  description:
    'Which candidates may be listed: all parts must hold, any name of a part will do. A part that is left out does ' +
    'not restrict; an empty list lets none through. A candidate is in a market also where it only sells there.',
})
export class CandidateFilterInput extends OrganisationFilterInput {
  @Field(() => [ID], {
    nullable: true,
    description: `One of these, such as a shortlist: at most ${MAX_IDS} ids. One that nobody of the tenant has is refused.`,
  })
  @ValidateIf(({ ids }: CandidateFilterInput) => ids != null)
  @ArrayMaxSize(MAX_IDS, idsRule('ask several times, or filter by kinds, sectors or markets'))
  readonly ids?: string[] | null;

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

/** The filter as services take it: null is absent, global ids are own ids. @param tenant whose own ids these are */
export function toCandidateFilter(
  input: CandidateFilterInput | null | undefined,
  tenant: string,
): CandidateFilter {
  const { ids, includeCurrentPartners = false, includeClosed = false, includeFull = false } = input ?? {};
  return {
    ...toOrganisationFilter(input),
    ...(ids && { ids: ids.map((id) => organisationKey(id, tenant)) }),
    ...{ includeCurrentPartners, includeClosed, includeFull },
  };
}
