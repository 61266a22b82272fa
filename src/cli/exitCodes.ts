import { SymbiosisError } from '../domain/errors';
import type { ErrorCode } from '../domain/errors';

/** What the process says to a script when it ends; printed by `symbiosis help`. */
export const EXIT_CODES = {
  ok: 0,
  failed: 1,
  usage: 2,
  rowsRefused: 3,
  notFound: 4,
  databaseUnavailable: 5,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** One line for each exit code, for help texts and the README. */
export const EXIT_CODE_MEANINGS: Readonly<Record<keyof typeof EXIT_CODES, string>> = {
  ok: 'done',
  failed: 'a fault of ours, or the local database does not start',
  usage: 'a wrong option, argument or environment variable',
  rowsRefused: 'an import that refused rows (the good ones are written)',
  notFound: 'no such organisation',
  databaseUnavailable: 'Neo4j does not answer',
};

const BY_ERROR: Partial<Record<ErrorCode, ExitCode>> = {
  INVALID_INPUT: EXIT_CODES.usage,
  LIMIT_EXCEEDED: EXIT_CODES.usage,
  CONFIGURATION_INVALID: EXIT_CODES.usage,
  NOT_FOUND: EXIT_CODES.notFound,
  DATABASE_UNAVAILABLE: EXIT_CODES.databaseUnavailable,
};

/** The exit code that an error ends the process with. */
export function exitCodeOf(error: unknown): ExitCode {
  return (error instanceof SymbiosisError && BY_ERROR[error.code]) || EXIT_CODES.failed;
}
