import { IsString, MaxLength, ValidateIf } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { inputRule } from '../error/inputRule';
import { PageArgs } from './page.args';

const MAX_LETTERS = 200;

@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of a name or text: every word must be there, beginnings match, and one wrong letter and missing ' +
      'accents are forgiven. The list is then by relevance.',
  })
  @ValidateIf((args: SearchArgs) => args.search != null)
  @IsString()
  @MaxLength(MAX_LETTERS, inputRule(`is longer than ${MAX_LETTERS} letters`, 'Search for fewer words.'))
  readonly search?: string | null;
}
