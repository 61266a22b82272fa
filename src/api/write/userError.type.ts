import { Field, ObjectType } from 'type-graphql';
import { SymbiosisError } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';
import type { FieldError } from '../../services/organisationWrites';
import { ErrorCodeEnum } from '../enums/write.enums';

@ObjectType('UserError', {
  description: 'Something about the input that keeps it from being written, for the person who typed it.',
  simpleResolvers: true,
})
export class UserErrorType {
  @Field(() => String, { nullable: true, description: 'The field at fault, such as needs[2].priority.' })
  readonly field!: string | null;

  @Field(() => String, { description: 'What is wrong with it.' })
  readonly message!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it.' })
  readonly remedy!: string | null;

  @Field(() => ErrorCodeEnum, { description: 'The kind of error.' })
  readonly code!: ErrorCode;
}

/** A field of the service as the input calls it. */
export function inputFieldName(field: string): string {
  return field.replace(/\.resourceId$/, '.resource');
}

/** What a row was refused for, by the names of the input's fields. */
export function toUserErrors(errors: readonly FieldError[]): UserErrorType[] {
  return errors.map(({ field, message, remedy }) => ({
    field: inputFieldName(field),
    message,
    remedy,
    code: 'INVALID_INPUT',
  }));
}

/** An expected failure of the input as a user error; everything else is thrown again. */
export function asUserError(error: unknown): UserErrorType {
  if (!(error instanceof SymbiosisError)) throw error;
  if (error.code !== 'NOT_FOUND' && error.code !== 'INVALID_INPUT') throw error;
  const { field = null, remedy = null } = error.details;
  return { field, message: error.message, remedy, code: error.code };
}
