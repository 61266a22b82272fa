import { IsString, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { inputRule } from '../error/inputRule';

const MAX_LETTERS = 10_000;

@InputType('Brief', {
  description: 'What is sought, in free text; it takes the place of the `seeking` on record.',
})
export class BriefInput {
  @Field(() => String, { description: 'The text.' })
  @IsString()
  @MaxLength(MAX_LETTERS, inputRule(`is longer than ${MAX_LETTERS} letters`, 'Say it in fewer words.'))
  readonly text!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its BCP 47 language, such as en or id; null is the language of the organisation, English where that is unknown.',
  })
  readonly language?: string | null;
}
