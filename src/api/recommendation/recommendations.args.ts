import { ArrayMaxSize, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, ID } from 'type-graphql';
import type { AllianceType } from '../../domain/allianceType';
import type { RankQuery, Seeker } from '../../services/recommendations';
import { AllianceTypeEnum } from '../enums/alliance.enums';
import { inputRule } from '../error/inputRule';
import { organisationKey } from '../node/globalId';
import { PageArgs } from '../page/page.args';
import { BriefInput } from './brief.input';
import { CandidateFilterInput, idsRule, MAX_IDS, toCandidateFilter } from './candidateFilter.input';

const SCORE_RULE = inputRule('must be 0 to 100', 'Give a score from 0 to 100, or leave it out.');
const given = (field: keyof RecommendationsArgs) =>
  ValidateIf((args: RecommendationsArgs) => args[field] != null);

@ArgsType()
export class RecommendationsArgs extends PageArgs {
  @Field(() => CandidateFilterInput, { nullable: true, description: 'Which candidates may be listed.' })
  @given('filter')
  @ValidateNested()
  readonly filter?: CandidateFilterInput | null;

  @Field(() => [AllianceTypeEnum], {
    nullable: true,
    description:
      'Only these alliance types count for the score; left out, all sixteen do. With a choice only who has a score above 0 in one of them is listed.',
  })
  @given('types')
  @ArrayMaxSize(16, inputRule('holds more than sixteen types', 'Name each type once.'))
  readonly types?: AllianceType[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Leaves out who scores less, 0 to 100; above 0 also whom too little is known of.',
  })
  @given('minScore')
  @Min(0, SCORE_RULE)
  @Max(100, SCORE_RULE)
  readonly minScore?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Organisations never to list, at most ${MAX_IDS}. One that nobody of the tenant has is refused.`,
  })
  @given('exclude')
  @ArrayMaxSize(
    MAX_IDS,
    idsRule('filter by kinds, sectors or markets as well, or leave the others out of what is shown'),
  )
  readonly exclude?: string[] | null;

  @Field(() => BriefInput, { nullable: true, description: 'What is sought this time, in free text.' })
  @given('brief')
  @ValidateNested()
  readonly brief?: BriefInput | null;
}

/** What to rank, whatever the page. */
export function toRankQuery(
  args: RecommendationsArgs,
  organisation: Seeker['organisation'],
  tenant: string,
): Omit<RankQuery, 'first' | 'after'> {
  const { brief, types, minScore, exclude, filter } = args;
  return {
    seeker: {
      organisation,
      ...(brief && { brief: { text: brief.text, language: brief.language ?? null } }),
    },
    filter: toCandidateFilter(filter, tenant),
    ...(types && { types }),
    ...(minScore != null && { minScore }),
    ...(exclude && { exclude: exclude.map((id) => organisationKey(id, tenant)) }),
  };
}
