import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { ERROR_REGISTRY, SymbiosisError } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';
import type { Log } from '../../services/log';
import { isCoercionError } from './coercionError';
import { inputErrors } from './inputErrors';

export interface ErrorFormatting {
  readonly log: Log;
  /** A new id for each call, by which a reported error is found in the log. */
  readonly newErrorId: () => string;
}

/** Codes of GraphQL itself and of its transport; their messages speak of the request alone. */
const STANDARD_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * One error as clients see it: code, field, remedy and whether to try again, out of the registry. What is not expected
 * becomes INTERNAL with an id under which the log has the details; nothing of it is shown.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  formatting: ErrorFormatting,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const { locations, path } = formatted;
  const at = { ...(locations && { locations }), ...(path && { path }) };
  if (cause instanceof SymbiosisError) {
    const { field, remedy } = cause.details;
    return { message: cause.message, ...at, extensions: extensionsOf(cause.code, field, remedy) };
  }
  if (cause instanceof ArgumentValidationError) {
    const [first] = inputErrors(cause.extensions.validationErrors);
    return {
      message: first?.message ?? cause.message,
      ...at,
      extensions: extensionsOf('INVALID_INPUT', first?.field, first?.remedy),
    };
  }
  const code = isCoercionError(cause) ? 'BAD_USER_INPUT' : formatted.extensions?.code;
  if (cause instanceof GraphQLError && code === 'LIMIT_EXCEEDED') return formatted;
  if (cause instanceof GraphQLError && typeof code === 'string' && STANDARD_CODES.has(code)) {
    return { message: formatted.message, ...at, extensions: { code, retriable: false } };
  }
  return { ...unexpectedError(cause, formatting), ...at };
}

/** What is shown of a fault of ours: an id, under which the log has the rest. */
export function unexpectedError(cause: unknown, { log, newErrorId }: ErrorFormatting): GraphQLFormattedError {
  const errorId = newErrorId();
  log.error({ err: cause, errorId }, 'an unexpected error');
  return {
    message: `Something went wrong on our side; the log has it under ${errorId}.`,
    extensions: { ...extensionsOf('INTERNAL'), errorId },
  };
}

/** What every error of the API carries beside its message. */
export function extensionsOf(code: ErrorCode, field?: string, remedy?: string) {
  return {
    code,
    ...(field !== undefined && { field }),
    ...(remedy !== undefined && { remedy }),
    retriable: ERROR_REGISTRY[code].retriable,
  };
}
