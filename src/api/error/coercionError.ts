import { GraphQLError, Kind, isValueNode } from 'graphql';

/**
 * Whether GraphQL could not make an argument or a variable out of what was sent. It gives such errors no code; their
 * message says which value it was, and speaks of the request alone.
 */
export function isCoercionError(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError) || error.extensions.code !== undefined) return false;
  const [at] = error.nodes ?? [];
  if (at) return isValueNode(at) || at.kind === Kind.VARIABLE_DEFINITION;
  // What it adds after the first fifty points at nothing.
  return error.message.startsWith('Too many errors processing variables');
}
