import { Neo4jError } from 'neo4j-driver';
import { SymbiosisError } from '../domain/errors';

const REFUSED = new Set([
  'Neo.ClientError.Security.Unauthorized',
  'Neo.ClientError.Security.AuthenticationRateLimit',
  'Neo.ClientError.Security.CredentialsExpired',
]);

/**
 * What the driver threw, in the words of the error registry: a database that is away, or credentials it refuses.
 * Everything else (a fault in a statement, an error of the caller's own) is returned as it is.
 */
export function asSymbiosisError(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  if (REFUSED.has(error.code)) {
    return new SymbiosisError('CONFIGURATION_INVALID', 'Neo4j refuses the user name or password.', {
      field: 'NEO4J_PASSWORD',
      remedy: 'Check NEO4J_USER and NEO4J_PASSWORD.',
      cause: error,
    });
  }
  if (!error.retriable && !isTimeout(error)) return error;
  return new SymbiosisError('DATABASE_UNAVAILABLE', 'The graph database does not answer at the moment.', {
    remedy: 'Try again in a moment.',
    cause: error,
  });
}

/** The driver gives its own time limits no code that says they may be repeated. */
function isTimeout(error: Neo4jError): boolean {
  return /timed out|timeout/i.test(error.message) && !error.code.startsWith('Neo.ClientError');
}
