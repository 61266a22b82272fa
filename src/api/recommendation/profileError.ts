import { SymbiosisError } from '../../domain/errors';
import { inputFieldName } from '../write/userError.type';

/** The other arguments of `recommendationsFor`; what is at fault and none of them is of the profile. */
const ARGUMENTS = new Set(['after', 'brief', 'exclude', 'filter', 'first', 'minScore', 'types']);

/** An error about the organisation that was described names its field as `profile.needs[0].resource`; others stay. */
export function inProfile(error: unknown): unknown {
  if (!(error instanceof SymbiosisError) || error.details.field === undefined) return error;
  const field = inputFieldName(error.details.field);
  if (ARGUMENTS.has(/^\w*/.exec(field)![0])) return error;
  return new SymbiosisError(error.code, error.message, { ...error.details, field: `profile.${field}` });
}
