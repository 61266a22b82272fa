import { IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../services/page';
import { inputRule } from '../error/inputRule';

const SIZE_RULE = inputRule(
  `must be 1 to ${MAX_PAGE_SIZE}`,
  `Ask for 1 to ${MAX_PAGE_SIZE} at a time and pass endCursor as after for the next ones.`,
);

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE_SIZE,
    description: `How many to return, 1 to ${MAX_PAGE_SIZE}.`,
  })
  @Min(1, SIZE_RULE)
  @Max(MAX_PAGE_SIZE, SIZE_RULE)
  readonly first: number = DEFAULT_PAGE_SIZE;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item already seen.' })
  @ValidateIf((args: PageArgs) => args.after != null)
  @IsString()
  @MaxLength(2_000, inputRule('is not a cursor', 'Pass an endCursor as it was given.'))
  readonly after?: string | null;
}
